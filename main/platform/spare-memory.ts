import { freeMemory } from './free-memory';

/** Gives memory that a process no longer uses back to the system while nothing is asked of it. */
export interface SpareMemory {
  /** Something was done: there may be something to give back, once it is quiet. */
  worked(): void;
  stop(): void;
}

export interface SpareMemoryOptions {
  /** Collects everything that is not used any more. */
  readonly collect?: () => void;
  /** Hears of each rest, once the garbage is collected: others may rest too. */
  readonly onRest?: () => void;
  readonly now?: () => number;
  /** Milliseconds without a word that are a rest: whoever asked reads, or types. */
  readonly restMs?: number;
  /** After so many milliseconds of work without a rest a short pause is enough; never, where a stop of that length would be seen. */
  readonly longestMs?: number;
}

const REST_MS = 2_000;
const LONGEST_MS = 60_000;
const SHORT_PAUSE_MS = 100;

/**
 * V8 lets garbage lie until a heap has grown by half or more, and gives little back as long as a process works now and then. With this
 * a process that rests holds what it needs.
 */
export function spareMemory({
  collect = () => freeMemory('last-resort'),
  onRest,
  now = () => performance.now(),
  restMs = REST_MS,
  longestMs = LONGEST_MS,
}: SpareMemoryOptions = {}): SpareMemory {
  let timer: NodeJS.Timeout | undefined;
  let beganAt = 0;
  let lastAt = 0;
  const look = () => {
    const wanted = now() - beganAt >= longestMs ? SHORT_PAUSE_MS : restMs;
    const left = wanted - (now() - lastAt);
    timer = left > 0 ? setTimeout(look, left) : undefined;
    if (timer !== undefined) return;
    collect();
    onRest?.();
  };
  return {
    worked: () => {
      lastAt = now();
      if (timer !== undefined) return;
      beganAt = lastAt;
      timer = setTimeout(look, restMs);
    },
    stop: () => clearTimeout(timer),
  };
}
