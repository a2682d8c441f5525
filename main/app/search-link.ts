import type { NewId } from '../../shared/kernel';
import { type Caller, createCaller, type Port } from '../ipc';

export interface SearchLinkOptions {
  readonly newId: NewId;
  /** Asks for the search process; it is then given by `join`. */
  readonly want: () => void;
  readonly now?: () => number;
}

/** The search process as the process of the data calls it, though it rests while nobody needs it. */
export interface SearchLink {
  /** Calls wait for the process while it rests, and have it started. */
  readonly caller: Pick<Caller, 'call'>;
  /** The process has started, at first or again. */
  join(port: Port): void;
  /** Hears of each time the process has started, the present one included. */
  onJoin(hear: () => void): void;
  /**
   * Whether the process may be ended: nothing was asked of it for `quietMs` milliseconds. Answered with yes, nothing more is said to
   * it before the next `join`.
   */
  letRest(quietMs: number): boolean;
}

/** Joins the process of the data with a search process that comes and goes. */
export function createSearchLink({
  newId,
  want,
  now = () => performance.now(),
}: SearchLinkOptions): SearchLink {
  let joined = Promise.withResolvers<Caller>();
  let isJoined = false;
  let busy = 0;
  let quietSince = now();
  const hearers: (() => void)[] = [];
  return {
    caller: {
      call: async (name, input) => {
        busy += 1;
        try {
          if (!isJoined) want();
          return await (await joined.promise).call(name, input);
        } finally {
          busy -= 1;
          quietSince = now();
        }
      },
    },
    join: (port) => {
      // A second join without a rest replaces the line: calls under way are answered on the old one.
      if (isJoined) joined = Promise.withResolvers<Caller>();
      joined.resolve(createCaller(port, newId));
      isJoined = true;
      for (const hear of hearers) hear();
    },
    onJoin: (hear) => {
      hearers.push(hear);
      if (isJoined) hear();
    },
    letRest: (quietMs) => {
      if (!isJoined || busy > 0 || now() - quietSince < quietMs) return false;
      joined = Promise.withResolvers<Caller>();
      isJoined = false;
      return true;
    },
  };
}
