import type { JobSign } from './protocol';

/** Why a job process was ended. */
export type EndReason = 'pdf.timeout' | 'pdf.memory';

export interface WatchLimits {
  /** Longest time without a sign of progress, in milliseconds. */
  readonly silence: number;
  /** Most memory above that of the idle process, in bytes. */
  readonly memory: number;
}

/** 20 s and 512 MB a file: what a hostile or broken file may cost at most. A long honest file shows progress all along. */
export const WATCH_LIMITS: WatchLimits = { silence: 20_000, memory: 512 * 1024 * 1024 };

/** Watches one job process. Pure: time and memory are told to it. */
export interface Watchdog {
  hear(sign: JobSign['sign'], now: number): void;
  /** The reason to end the process now, or null. Call it several times a second with the memory in bytes, if known. */
  look(now: number, memory: number | null): EndReason | null;
}

export function createWatchdog(limits: WatchLimits = WATCH_LIMITS): Watchdog {
  let lastSign: number | null = null;
  let idleMemory: number | null = null;
  return {
    hear: (sign, now) => {
      lastSign = sign === 'ended' ? null : now;
    },
    look: (now, memory) => {
      if (lastSign === null) {
        // The engine keeps some memory after a file; that is not the next file's fault.
        if (memory !== null) idleMemory = memory;
        return null;
      }
      if (now - lastSign > limits.silence) return 'pdf.timeout';
      if (memory !== null && memory - (idleMemory ?? 0) > limits.memory) return 'pdf.memory';
      return null;
    },
  };
}
