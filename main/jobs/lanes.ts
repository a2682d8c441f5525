import type { Port } from '../ipc';

/** One side of a line to a job process, whose process may be replaced. */
export interface LaneClient {
  /** A new process stands behind the lane; what was under way in the old one fails with `reason`. */
  replacePort(port: Port, reason: string): void;
}

export interface LanesOptions<C extends LaneClient> {
  readonly lanes: number;
  readonly connect: (port: Port) => C;
  /**
   * Asks for the job processes, one a lane; each is then given by `join` with the same turn. After `release` of that turn
   * they may be ended.
   */
  readonly want: (turn: number) => void;
  readonly release: (turn: number) => void;
  /** Milliseconds without work after which the processes are let go. */
  readonly restAfterMs?: number;
}

/** Lanes of work whose processes are there only while there is work. */
export interface Lanes<C extends LaneClient> {
  /** Runs a job in a lane; it waits for the lane's process. */
  inLane<T>(lane: number, job: (client: C) => Promise<T>): Promise<T>;
  /** A process stands behind a lane, at first (`lost` null) or in place of one that was lost and why. */
  join(turn: number, lane: number, port: Port, lost: string | null): void;
}

/** An idle process holds some 35 MB; a new one is there in a fifth of a second, so they need not wait long. */
const REST_AFTER_MS = 10_000;

interface Lane<C> {
  client: C | null;
  readonly joined: Promise<C>;
  readonly tell: (client: C) => void;
}

function emptyLane<C>(): Lane<C> {
  const { promise, resolve } = Promise.withResolvers<C>();
  return { client: null, joined: promise, tell: resolve };
}

/**
 * Keeps job processes only while they are needed. This side alone decides, so a job is never given to a process that is
 * being ended; what is joined for an earlier turn comes too late and is not used.
 */
export function createLanes<C extends LaneClient>({
  lanes,
  connect,
  want,
  release,
  restAfterMs = REST_AFTER_MS,
}: LanesOptions<C>): Lanes<C> {
  let turn = 0;
  let present: readonly Lane<C>[] | null = null;
  let busy = 0;
  let resting: NodeJS.Timeout | undefined;

  const wanted = (): readonly Lane<C>[] => {
    if (present) return present;
    turn += 1;
    present = Array.from({ length: lanes }, () => emptyLane<C>());
    want(turn);
    return present;
  };
  const letGo = (): void => {
    present = null;
    release(turn);
  };

  return {
    inLane: async (lane, job) => {
      busy += 1;
      clearTimeout(resting);
      try {
        return await job(await (wanted()[lane] as Lane<C>).joined);
      } finally {
        busy -= 1;
        if (busy === 0) resting = setTimeout(letGo, restAfterMs);
      }
    },
    join: (joinedTurn, number, port, lost) => {
      const lane = joinedTurn === turn ? present?.[number] : undefined;
      if (!lane) return;
      if (lane.client) {
        lane.client.replacePort(port, lost ?? 'pdf.crashed');
        return;
      }
      lane.client = connect(port);
      lane.tell(lane.client);
    },
  };
}
