import type { AppEvent } from '../../shared/app';

/** While many documents come in, the window fetches its lists anew this often and not after every one. */
const GATHER_MS = 1_000;

/** Answers are saved one by one, by a person or by a file; between two of them nobody sees a quarter of a second. */
const ANSWERS_MS = 250;

/** Events that say the same however often they are said. */
type Gathered = Extract<AppEvent, { name: 'library.changed' | 'search.changed' | 'assessments.changed' }>;

const GATHERED: ReadonlySet<AppEvent['name']> = new Set<Gathered['name']>([
  'library.changed',
  'search.changed',
  'assessments.changed',
]);
const isGathered = (event: AppEvent): event is Gathered => GATHERED.has(event.name);

/** Both are of one name. */
function merged(before: Gathered | undefined, event: Gathered): Gathered {
  if (before === undefined || !('ids' in before) || !('ids' in event)) return event;
  return { ...event, ids: [...new Set([...before.ids, ...event.ids])] };
}

/**
 * Passes events on, those of which many come during an import at most once in `everyMs`, those of answers somewhat more often: the
 * first at once, what follows soon after as one at the end of the time. None is lost.
 */
export function gatherEvents(
  announce: (event: AppEvent) => void,
  everyMs: number = GATHER_MS,
): (event: AppEvent) => void {
  const held = new Map<Gathered['name'], Gathered | undefined>();
  const rest = (name: Gathered['name']) => {
    const pause = name === 'assessments.changed' ? Math.min(ANSWERS_MS, everyMs) : everyMs;
    setTimeout(() => {
      const event = held.get(name);
      if (event === undefined) {
        held.delete(name);
        return;
      }
      held.set(name, undefined);
      announce(event);
      rest(name);
    }, pause);
  };
  return (event) => {
    if (!isGathered(event)) announce(event);
    else if (held.has(event.name)) held.set(event.name, merged(held.get(event.name), event));
    else {
      held.set(event.name, undefined);
      announce(event);
      rest(event.name);
    }
  };
}
