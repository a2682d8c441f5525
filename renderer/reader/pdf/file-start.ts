import { type FileStart, readStart, storedFileUrl } from './ranges';

/** A beginning that nobody has taken after this time is let go. */
const KEPT_MS = 20_000;

interface Begun {
  readonly sha256: string;
  readonly start: Promise<FileStart>;
  readonly stop: AbortController;
}

let begun: Begun | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

const read = (sha256: string, signal: AbortSignal) =>
  readStart(storedFileUrl(sha256), signal, (address, init) => fetch(address, init));

/** Begins to read a file that is likely opened next. */
export function readyStart(sha256: string): void {
  if (begun?.sha256 === sha256) return;
  begun?.stop.abort();
  clearTimeout(timer);
  const stop = new AbortController();
  const fresh: Begun = { sha256, stop, start: read(sha256, stop.signal) };
  begun = fresh;
  const drop = () => {
    if (begun === fresh) begun = null;
  };
  // Whoever opens the file asks again and hears what is wrong.
  fresh.start.catch(drop);
  timer = setTimeout(drop, KEPT_MS);
}

/** The beginning of a file, from what was begun or asked for now. Fails as `readStart`. */
export function takeStart(sha256: string, signal: AbortSignal): Promise<FileStart> {
  if (begun?.sha256 !== sha256) return read(sha256, signal);
  const { start } = begun;
  begun = null;
  clearTimeout(timer);
  return start;
}
