import type { BackgroundProcess } from './background-process';

// A process that rests costs nothing; one that has to be started again costs whoever comes back to it a fifth of a second.
const RESTS_AFTER_MS = 60_000;
const LOOK_EVERY_MS = 5_000;

export interface RestOptions {
  readonly search: Pick<BackgroundProcess, 'quietFor' | 'rest'>;
  /** Whether the search puts its index in order. */
  readonly isTidying: () => boolean;
  /** Asks the process of the data whether it has needed nothing for so many milliseconds; it lets go of its line to the search with yes. */
  readonly letRest: (quietMs: number) => Promise<boolean>;
  /** Gives the process of the data a line to the search. */
  readonly join: () => void;
}

/**
 * Ends the search process when nobody has needed it for a minute: it starts again by itself, in a fifth of a second. Not while it puts its
 * index in order: ended in between, it would begin anew each time, and a large library would stay slow to search. Until the timer that is
 * given back is cleared.
 */
export function restWhenQuiet({ search, isTidying, letRest, join }: RestOptions): NodeJS.Timeout {
  const isQuiet = () => search.quietFor() >= RESTS_AFTER_MS && !isTidying();
  const look = async () => {
    if (!isQuiet() || !(await letRest(RESTS_AFTER_MS))) return;
    // The page may have searched meanwhile; the process of the data then gets its line back.
    if (isQuiet()) await search.rest();
    else join();
  };
  return setInterval(() => void look(), LOOK_EVERY_MS);
}
