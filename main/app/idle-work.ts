/** Work that can wait: done in small pieces while nobody asks for anything. */
export interface IdleWork {
  /** There may be something to do again. */
  wake(): void;
  stop(): void;
}

type Piece = () => boolean;

export interface IdleWorkOptions {
  /** Each does a small piece, of some milliseconds; false when nothing was left to do. One follows when those before it have nothing left. */
  readonly pieces: readonly Piece[];
  /** Milliseconds since somebody asked for something. */
  readonly quietFor: () => number;
  readonly onBug: (cause: unknown) => void;
}

/** Pause before a piece, and how long nobody may have asked for anything. */
const PAUSE_MS = 5;
const QUIET_MS = 150;

/**
 * Does work in pieces, one after the other, and rests when there is none until it is woken. Work of which a piece fails is not done again;
 * the others go on.
 */
export function createIdleWork({ pieces, quietFor, onBug }: IdleWorkOptions): IdleWork {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const failed = new Set<Piece>();
  /** Those that may have something left. */
  let left: readonly Piece[] = [];
  const next = (after: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(look, after);
  };
  const doPiece = (piece: Piece): boolean => {
    try {
      return piece();
    } catch (cause) {
      failed.add(piece);
      onBug(cause);
      return false;
    }
  };
  const look = () => {
    timer = undefined;
    if (quietFor() < QUIET_MS) {
      next(QUIET_MS);
      return;
    }
    const at = left.findIndex(doPiece);
    left = at === -1 ? [] : left.slice(at);
    if (at !== -1) next(PAUSE_MS);
  };
  return {
    wake: () => {
      left = pieces.filter((piece) => !failed.has(piece));
      if (timer === undefined && left.length > 0) next(QUIET_MS);
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
