import { isJobSign } from './job-sign';
import { createWatchdog, type EndReason, WATCH_LIMITS, type Watchdog, type WatchLimits } from './watchdog';

/** A job process as its supervisor sees it. */
export interface JobChild {
  /** Bytes of memory the process holds, or null while that is not known. */
  memory(): number | null;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** Why a lane's process is not there any more. */
export type LostReason = EndReason | 'pdf.crashed';

export interface SupervisorOptions {
  readonly lanes: number;
  /**
   * Starts a process for a lane and joins it to the data process, which is told why the former one was lost (null at
   * first). `hear` gets every message of the process, `gone` is called once when it has ended.
   */
  readonly spawn: (
    lane: number,
    lost: LostReason | null,
    hear: (message: unknown) => void,
    gone: (exitCode: number | null) => void,
  ) => JobChild;
  /** Hears of every process that was lost, for the log. */
  readonly onLost: (lane: number, reason: LostReason, exitCode: number | null) => void;
  readonly limits?: WatchLimits;
  readonly lookEveryMs?: number;
  /** Milliseconds of a clock that only runs forward. */
  readonly now?: () => number;
}

export interface JobSupervisor {
  /** Ends all processes and starts no more. */
  stop(): void;
}

interface Lane {
  child: JobChild | null;
  watchdog: Watchdog;
  reason: LostReason;
  startedAt: number;
  gone: boolean;
  /** Ends right after the start, one after the other. */
  failedStarts: number;
}

/**
 * More than this at once is not time that a process worked: the computer slept, or this process had no turn itself and has not heard yet
 * what the other one said meanwhile.
 */
const LONGEST_TURN_MS = 1_000;

/** A process that ends this soon has not been ended by a file's doing; it is started again ever more slowly. */
const TOO_SOON_MS = 1_000;
const SLOWEST_START_MS = 30_000;

/**
 * Keeps one job process a lane. One that hangs, eats memory or dies is ended and replaced, and whoever waits for it hears
 * why, so that the file under way gets that outcome and the next one goes on.
 */
export function createJobSupervisor(options: SupervisorOptions): JobSupervisor {
  const { lanes, spawn, onLost, limits = WATCH_LIMITS, lookEveryMs = 100 } = options;
  const now = options.now ?? (() => performance.now());
  let stopped = false;
  let heardUntil = now();
  let awake = 0;
  /** Milliseconds in which this process was there to listen. */
  const watched = (): number => {
    const at = now();
    awake += Math.min(at - heardUntil, LONGEST_TURN_MS);
    heardUntil = at;
    return awake;
  };
  const restarts = new Set<NodeJS.Timeout>();
  const all: Lane[] = [];

  const start = (index: number, lost: LostReason | null, failedStarts: number): void => {
    if (stopped) return;
    const lane: Lane = {
      child: null,
      watchdog: createWatchdog(limits),
      reason: 'pdf.crashed',
      startedAt: now(),
      gone: false,
      failedStarts,
    };
    all[index] = lane;
    lane.child = spawn(
      index,
      lost,
      (message) => {
        if (isJobSign(message)) lane.watchdog.hear(message, watched());
      },
      (exitCode) => replace(index, lane, exitCode),
    );
  };

  const replace = (index: number, lane: Lane, exitCode: number | null): void => {
    if (stopped || lane.gone) return;
    lane.gone = true;
    onLost(index, lane.reason, exitCode);
    const tooSoon = lane.reason === 'pdf.crashed' && now() - lane.startedAt < TOO_SOON_MS;
    const failedStarts = tooSoon ? lane.failedStarts + 1 : 0;
    // The first time at once: a file may have been waiting and broken it within a second.
    const wait = failedStarts < 2 ? 0 : Math.min(SLOWEST_START_MS, 500 * 2 ** failedStarts);
    const timer = setTimeout(() => {
      restarts.delete(timer);
      start(index, lane.reason, failedStarts);
    }, wait);
    restarts.add(timer);
  };

  for (let index = 0; index < lanes; index += 1) start(index, null, 0);

  const looking = setInterval(() => {
    const at = watched();
    for (const lane of all) {
      if (!lane.child || lane.gone || lane.reason !== 'pdf.crashed') continue;
      const reason = lane.watchdog.look(at, lane.child.memory());
      if (reason === null) continue;
      lane.reason = reason;
      lane.child.kill();
    }
  }, lookEveryMs);

  return {
    stop: () => {
      stopped = true;
      clearInterval(looking);
      for (const timer of restarts) clearTimeout(timer);
      for (const lane of all) lane.child?.kill();
    },
  };
}
