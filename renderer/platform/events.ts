import { type AppEvent, appEvent } from '../../shared/app';

/** Hears what the program announces, parsed, until the returned function is called. Unknown announcements are passed over. */
export function listen(hear: (event: AppEvent) => void): () => void {
  return window.waymark.listen((raw) => {
    const event = appEvent.safeParse(raw);
    if (event.success) hear(event.data);
  });
}
