import { app, MessageChannelMain, utilityProcess } from 'electron';
import { createJobSupervisor } from '../jobs';
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

const LOOK_EVERY_MS = 200;

/** Memory of our processes in bytes, by process id; taken once a look however many lanes ask. */
function memoryByPid(): (pid: number | undefined) => number | null {
  let taken = new Map<number, number>();
  let takenAt = Number.NEGATIVE_INFINITY;
  return (pid) => {
    const now = performance.now();
    if (now - takenAt > LOOK_EVERY_MS / 2) {
      taken = new Map(app.getAppMetrics().map((each) => [each.pid, each.memory.workingSetSize * 1024]));
      takenAt = now;
    }
    return pid === undefined ? null : (taken.get(pid) ?? null);
  };
}

/** Starts the job processes and joins each to the data process; see `createJobSupervisor`. */
export function startJobs({ entry, data, lanes, log }: JobHostOptions): JobHost {
  const memoryOf = memoryByPid();
  const supervisor = createJobSupervisor({
    lanes,
    lookEveryMs: LOOK_EVERY_MS,
    onLost: (lane, reason, exitCode) => log.error('job-ended', { lane, reason, exitCode }),
    spawn: (lane, lost, hear, gone) => {
      const child = utilityProcess.fork(entry, [], { serviceName: `waymark-job-${lane}` });
      child.on('message', hear);
      child.once('exit', gone);
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ join: 'data' }, [port1]);
      data.give({ join: `job-${lane}`, reason: lost }, port2);
      return { memory: () => memoryOf(child.pid), kill: () => void child.kill() };
    },
  });
  return { stop: async () => supervisor.stop() };
}
