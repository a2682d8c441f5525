import type { AppEvent } from '../../shared/app';

/** While many documents come in, the window fetches its lists anew this often at first and not after every one. */
const GATHER_MS = 1_000;

/**
 * What follows without a pause is told ever less often, down to this: each time everything on the screen is fetched and drawn anew, and who
 * brings in hundreds of files does not look at each. What was held is told when the import ends.
 */
const LONGEST_GATHER_MS = 4_000;

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

/** After this event nothing more of an import comes. */
const endsImport = (event: AppEvent): boolean =>
  event.name === 'library.import-progressed' && event.summary.state !== 'running';

/**
 * Passes events on, those of which many come during an import at most once in `everyMs` and then, while they go on, ever less often,
 * those of answers always somewhat more often: the first at once, what follows soon after as one at the end of the time, and all of it
 * when an import ends. None is lost.
 */
export function gatherEvents(
  announce: (event: AppEvent) => void,
  everyMs: number = GATHER_MS,
): (event: AppEvent) => void {
  const held = new Map<Gathered['name'], Gathered | undefined>();
  const tellHeld = (name: Gathered['name']): boolean => {
    const event = held.get(name);
    if (event === undefined) return false;
    held.set(name, undefined);
    announce(event);
    return true;
  };
  const rest = (name: Gathered['name'], pause: number) => {
    setTimeout(() => {
      if (tellHeld(name)) rest(name, nextPause(name, pause));
      else held.delete(name);
    }, pause);
  };
  const firstPause = (name: Gathered['name']) =>
    name === 'assessments.changed' ? Math.min(ANSWERS_MS, everyMs) : everyMs;
  const nextPause = (name: Gathered['name'], pause: number) =>
    name === 'assessments.changed' ? pause : Math.min(2 * pause, Math.max(LONGEST_GATHER_MS, everyMs));
  return (event) => {
    if (endsImport(event)) for (const name of [...held.keys()]) tellHeld(name);
    if (!isGathered(event)) announce(event);
    else if (held.has(event.name)) held.set(event.name, merged(held.get(event.name), event));
    else {
      held.set(event.name, undefined);
      announce(event);
      rest(event.name, firstPause(event.name));
    }
  };
}
