import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Port } from '../../main/ipc';
import type { JobClient, JobSupervisor, LostReason, WatchLimits } from '../../main/jobs';
import type { ChildMessage } from './child-port.ts';

/** One watched process in plain Node, as the program has in Electron. */
export interface Lane<C> {
  readonly client: C;
  /** Processes lost so far and why. */
  readonly lost: readonly LostReason[];
  /** Most memory the present process ever held, in bytes (Linux; else 0). */
  peakBytes(): number;
  stop(): void;
}
export type JobLane = Lane<JobClient>;

type CreateSupervisor = (
  options: Parameters<typeof import('../../main/jobs').createJobSupervisor>[0],
) => JobSupervisor;

export interface LaneOptions<C> {
  readonly connect: (port: Port) => C;
  readonly createJobSupervisor: CreateSupervisor;
  /** Script that runs as the process. */
  readonly child: string;
  readonly limits?: WatchLimits;
}

export interface JobLaneOptions {
  readonly createJobClient: (port: Port) => JobClient;
  readonly createJobSupervisor: CreateSupervisor;
  /** Script that runs as the job process; the real one unless told otherwise. */
  readonly child?: string;
  readonly limits?: WatchLimits;
}

function statusBytes(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const found = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    );
    return found ? Number(found[1]) * 1024 : null;
  } catch {
    return null;
  }
}

function portTo(child: ChildProcess): Port {
  return {
    postMessage: (message) => {
      if (child.connected) child.send(message as object);
    },
    listen: (hear) =>
      void child.on('message', (message: ChildMessage) => {
        if (message.line === 'data') hear(message.message);
      }),
  };
}

/** Starts a watched job process. The rooms' functions are passed in, because scripts and tests load them differently. */
export function startJobLane({ createJobClient, child, ...rest }: JobLaneOptions): JobLane {
  return startLane({
    ...rest,
    connect: createJobClient,
    child: child ?? path.join(import.meta.dirname, 'job-child.ts'),
  });
}

/** Starts a watched process of any kind. */
export function startLane<C extends { replacePort(port: Port, reason: string): void }>(
  options: LaneOptions<C>,
): Lane<C> {
  const lost: LostReason[] = [];
  let client: C | undefined;
  let child: ChildProcess | undefined;
  const supervisor = options.createJobSupervisor({
    lanes: 1,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    onLost: (_lane, reason) => void lost.push(reason),
    spawn: (_lane, reason, hear, gone) => {
      const fresh = fork(options.child, [], {
        execArgv: [],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      child = fresh;
      fresh.on('message', (message: ChildMessage) => {
        if (message.line === 'watchdog') hear(message.sign);
      });
      fresh.once('exit', gone);
      if (client && reason) client.replacePort(portTo(fresh), reason);
      else client = options.connect(portTo(fresh));
      return { memory: () => statusBytes(fresh.pid, 'VmRSS'), kill: () => void fresh.kill('SIGKILL') };
    },
  });
  if (!client) throw new Error('no job process was started');
  return {
    client,
    lost,
    peakBytes: () => statusBytes(child?.pid, 'VmHWM') ?? 0,
    stop: () => supervisor.stop(),
  };
}
