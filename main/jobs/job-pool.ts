import type { Port } from '../ipc';
import { createJobClient, type JobClient } from './client';

export interface JobPoolOptions {
  readonly lanes: number;
  /**
   * Asks for the job processes, one a lane; each is then given by `join` with the same turn. After `release` of that turn
   * they may be ended.
   */
  readonly want: (turn: number) => void;
  readonly release: (turn: number) => void;
  /** Milliseconds without work after which the processes are let go. */
  readonly restAfterMs?: number;
}

/** Lanes of file work whose processes are there only while there is work. */
export interface JobPool {
  /** One a lane: a file given to it waits for the lane's process. */
  readonly readers: readonly Pick<JobClient, 'stage' | 'extract'>[];
  /** A process stands behind a lane, at first (`lost` null) or in place of one that was lost and why. */
  join(turn: number, lane: number, port: Port, lost: string | null): void;
}

/** An idle process holds some 35 MB; a new one is there in a fifth of a second, so they need not wait long. */
const REST_AFTER_MS = 10_000;

interface Lane {
  client: JobClient | null;
  readonly joined: Promise<JobClient>;
  readonly tell: (client: JobClient) => void;
}

function emptyLane(): Lane {
  const { promise, resolve } = Promise.withResolvers<JobClient>();
  return { client: null, joined: promise, tell: resolve };
}

/**
 * Keeps job processes only while they are needed. This side alone decides, so a file is never given to a process that is
 * being ended; what is joined for an earlier turn comes too late and is not used.
 */
export function createJobPool({
  lanes,
  want,
  release,
  restAfterMs = REST_AFTER_MS,
}: JobPoolOptions): JobPool {
  let turn = 0;
  let present: readonly Lane[] | null = null;
  let busy = 0;
  let resting: NodeJS.Timeout | undefined;

  const wanted = (): readonly Lane[] => {
    if (present) return present;
    turn += 1;
    present = Array.from({ length: lanes }, emptyLane);
    want(turn);
    return present;
  };
  const letGo = (): void => {
    present = null;
    release(turn);
  };

  const inLane = async <T>(lane: number, job: (client: JobClient) => Promise<T>): Promise<T> => {
    busy += 1;
    clearTimeout(resting);
    try {
      return await job(await (wanted()[lane] as Lane).joined);
    } finally {
      busy -= 1;
      if (busy === 0) resting = setTimeout(letGo, restAfterMs);
    }
  };

  return {
    readers: Array.from({ length: lanes }, (_, lane) => ({
      stage: (source: string, target: string) => inLane(lane, (client) => client.stage(source, target)),
      extract: (...given: Parameters<JobClient['extract']>) =>
        inLane(lane, (client) => client.extract(...given)),
    })),
    join: (joinedTurn, number, port, lost) => {
      const lane = joinedTurn === turn ? present?.[number] : undefined;
      if (!lane) return;
      if (lane.client) {
        lane.client.replacePort(port, lost ?? 'pdf.crashed');
        return;
      }
      lane.client = createJobClient(port);
      lane.tell(lane.client);
    },
  };
}
