import { app, MessageChannelMain, utilityProcess } from 'electron';
import { createJobSupervisor, type JobSupervisor, OCR_WATCH_LIMITS, WATCH_LIMITS } from '../jobs';
import type { Log } from '../platform';
import type { BackgroundProcess } from './background-process';
import type { ParentMessage } from './utility-port';

/** The job processes of a workspace: there while the data process has files to read, watched and replaced when they are ended. */
export interface JobHost {
  hear(wish: JobWish['jobs']): void;
  stop(): void;
}

/** Kinds of job processes: those that stage and read files, and the one that reads pictures. */
export type JobKind = 'job' | 'ocr';

/** What the data process says about them; see `createLanes`. */
export interface JobWish {
  readonly jobs: { readonly kind: JobKind; readonly wanted: boolean; readonly turn: number };
}

export interface JobHostOptions {
  readonly kind: JobKind;
  /** Path of the built entry file. */
  readonly entry: string;
  readonly data: BackgroundProcess;
  readonly lanes: number;
  readonly log: Log;
}

/** What a job may take at most. */
const LIMITS = { job: WATCH_LIMITS, ocr: OCR_WATCH_LIMITS } as const satisfies Record<JobKind, unknown>;

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

/** Starts and ends the job processes as the data process wishes and joins each to it; see `createJobSupervisor`. */
export function hostJobs({ kind, entry, data, lanes, log }: JobHostOptions): JobHost {
  const memoryOf = memoryByPid();
  let supervisor: JobSupervisor | undefined;

  const start = (turn: number) =>
    createJobSupervisor({
      lanes,
      limits: LIMITS[kind],
      lookEveryMs: LOOK_EVERY_MS,
      onLost: (lane, reason, exitCode) => log.error('job-ended', { kind, lane, reason, exitCode }),
      spawn: (lane, lost, hear, gone) => {
        const child = utilityProcess.fork(entry, [], { serviceName: `waymark-${kind}-${lane}` });
        child.on('message', hear);
        child.once('exit', gone);
        const { port1, port2 } = new MessageChannelMain();
        child.postMessage({ join: 'data' }, [port1]);
        data.give({ join: `${kind}-${lane}`, turn, reason: lost } satisfies ParentMessage, port2);
        return { memory: () => memoryOf(child.pid), kill: () => void child.kill() };
      },
    });
  const stop = () => {
    supervisor?.stop();
    supervisor = undefined;
  };
  return {
    hear: ({ wanted, turn }) => {
      stop();
      if (wanted) supervisor = start(turn);
    },
    stop,
  };
}
