import type { JobSign } from './job-sign';

/** Why a job process was ended. */
export type EndReason = 'pdf.timeout' | 'pdf.memory';

export interface WatchLimits {
  /** Longest time without a step, in milliseconds. */
  readonly silence: number;
  /** The same for the pages of a file over which time ran out before. */
  readonly silenceAgain: number;
  /** Time a job may take in all: this much, and so much more for every step done. In milliseconds. */
  readonly total: number;
  readonly perStep: number;
  /** Most memory above that of the idle process, in bytes. */
  readonly memory: number;
}

/**
 * What a hostile or broken file may cost at most: 20 s without a page (or a megabyte copied), 20 s and 2 s a page in all,
 * 512 MB (reliability rules, section 6). A long honest file is far below: it shows a step every few milliseconds. Pages of a file that has
 * cost 20 s already get 5 s each: which page it was is not known yet, and there may be more of its kind.
 */
export const WATCH_LIMITS: WatchLimits = {
  silence: 20_000,
  silenceAgain: 5_000,
  total: 20_000,
  perStep: 2_000,
  memory: 512 * 1024 * 1024,
};

/**
 * What reading one picture may cost. A dense page takes some 5 s of a core that it shares with everything else, and is read up to
 * five times when it lies on its side; each drawing and reading is a step, in however many lines it is read. The engines for drawing
 * and reading take some 400 MB at their largest.
 */
export const OCR_WATCH_LIMITS: WatchLimits = {
  silence: 120_000,
  silenceAgain: 120_000,
  total: 300_000,
  perStep: 60_000,
  memory: 900 * 1024 * 1024,
};

/** Watches one job process. Pure: signs, time and memory are told to it. */
export interface Watchdog {
  hear(sign: JobSign, now: number): void;
  /** The reason to end the process now, or null. Call it several times a second with the memory in bytes, if known. */
  look(now: number, memory: number | null): EndReason | null;
}

interface Watched {
  /** When the last step was done, or when the wait for it began. */
  since: number;
  /** Milliseconds worked before `since`, waits left out. */
  worked: number;
  steps: number;
  waiting: boolean;
  silence: number;
}

/** Starts watching a fresh, idle process. */
export function createWatchdog(limits: WatchLimits = WATCH_LIMITS): Watchdog {
  let job: Watched | null = null;
  let idleMemory: number | null = null;
  return {
    hear: ({ sign, steps }, now) => {
      if (sign === 'ended') job = null;
      else if (sign === 'started' || job === null)
        job = { since: now, worked: 0, steps, waiting: false, silence: limits.silence };
      else {
        const worked = job.waiting ? job.worked : job.worked + (now - job.since);
        const silence = sign === 'again' ? limits.silenceAgain : job.silence;
        job = { since: now, worked, steps, waiting: sign === 'waiting', silence };
      }
    },
    look: (now, memory) => {
      if (job === null) {
        // The engine keeps some memory after a file; that is not the next file's fault.
        if (memory !== null) idleMemory = memory;
        return null;
      }
      if (memory !== null && memory - (idleMemory ?? 0) > limits.memory) return 'pdf.memory';
      // While the data process stores pages, the file is not to blame for the time.
      if (job.waiting) return null;
      const silent = now - job.since;
      if (silent > job.silence) return 'pdf.timeout';
      if (job.worked + silent > limits.total + limits.perStep * job.steps) return 'pdf.timeout';
      return null;
    },
  };
}
