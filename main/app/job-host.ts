import { app, MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron';
import { createWatchdog, jobSign, type Watchdog } from '../jobs';
import type { Log } from '../platform';
import type { BackgroundProcess } from './background-process';

/** The job processes of a workspace, watched and replaced when they are ended. */
export interface JobHost {
  stop(): Promise<void>;
}

export interface JobHostOptions {
  /** Path of the built entry file. */
  readonly entry: string;
  readonly data: BackgroundProcess;
  readonly lanes: number;
  readonly log: Log;
}

interface Lane {
  child: UtilityProcess;
  watchdog: Watchdog;
  /** Why the process is being ended, while it is. */
  reason: string | null;
}

const LOOK_EVERY_MS = 200;

/** Memory of our utility processes in bytes, by process id. */
function memoryByPid(): ReadonlyMap<number, number> {
  return new Map(app.getAppMetrics().map(({ pid, memory }) => [pid, memory.workingSetSize * 1024]));
}

/**
 * Starts the job processes and joins each to the data process. One that hangs, eats memory or dies is replaced by a fresh
 * one, and the data process hears why, so the file under way gets that outcome and the next one goes on.
 */
export function startJobs({ entry, data, lanes, log }: JobHostOptions): JobHost {
  let stopping = false;
  const all: Lane[] = [];

  const start = (lane: number, reason: string | null): void => {
    const child = utilityProcess.fork(entry, [], { serviceName: `waymark-job-${lane}` });
    const watchdog = createWatchdog();
    const state: Lane = { child, watchdog, reason: null };
    all[lane] = state;
    child.on('message', (message: unknown) => {
      const sign = jobSign.safeParse(message);
      if (sign.success) watchdog.hear(sign.data.sign, performance.now());
    });
    child.once('exit', (exitCode) => {
      if (stopping) return;
      const why = state.reason ?? 'pdf.crashed';
      log.error('job-ended', { lane, reason: why, exitCode });
      start(lane, why);
    });
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ join: 'data' }, [port1]);
    data.give({ join: `job-${lane}`, reason }, port2);
  };
  for (let lane = 0; lane < lanes; lane += 1) start(lane, null);

  const timer = setInterval(() => {
    const memory = memoryByPid();
    const now = performance.now();
    for (const lane of all) {
      const pid = lane.child.pid;
      const reason = lane.watchdog.look(now, pid === undefined ? null : (memory.get(pid) ?? null));
      if (reason === null || lane.reason !== null) continue;
      lane.reason = reason;
      lane.child.kill();
    }
  }, LOOK_EVERY_MS);

  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      for (const lane of all) lane.child.kill();
    },
  };
}
