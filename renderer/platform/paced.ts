/** Work that may be asked for much more often than it needs to be done. */
export interface Paced {
  /** Does it at once; within the pause after that only once more, at its end. */
  ask(): void;
  /** Lets the work that waits be. */
  stop(): void;
}

/** Keeps work to once a pause, and never forgets the last time it was asked for: a storm of events costs as much as a breeze. */
export function paced(pauseMs: number, work: () => void): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waits = false;
  const rest = (): void => {
    timer = undefined;
    if (!waits) return;
    waits = false;
    run();
  };
  const run = (): void => {
    timer = setTimeout(rest, pauseMs);
    work();
  };
  return {
    ask: () => {
      if (timer === undefined) run();
      else waits = true;
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      waits = false;
    },
  };
}
