/** Work that can wait: done in small pieces while nobody asks for anything. */
export interface IdleWork {
  /** There may be something to do again. */
  wake(): void;
  stop(): void;
}

export interface IdleWorkOptions {
  /** Does a small piece, of some milliseconds; false when nothing was left to do. */
  readonly piece: () => boolean;
  /** Milliseconds since somebody asked for something. */
  readonly quietFor: () => number;
  readonly onBug: (cause: unknown) => void;
}

/** Pause before a piece, and how long nobody may have asked for anything. */
const PAUSE_MS = 5;
const QUIET_MS = 150;

/** Does work in pieces, one after the other, and rests when there is none until it is woken. A piece that fails ends it. */
export function createIdleWork({ piece, quietFor, onBug }: IdleWorkOptions): IdleWork {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const next = (after: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(look, after);
  };
  const look = () => {
    timer = undefined;
    if (quietFor() < QUIET_MS) {
      next(QUIET_MS);
      return;
    }
    try {
      if (piece()) next(PAUSE_MS);
    } catch (cause) {
      isStopped = true;
      onBug(cause);
    }
  };
  return {
    wake: () => {
      if (timer === undefined) next(QUIET_MS);
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
