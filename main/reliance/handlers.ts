import type { Handlers } from '../../shared/kernel';
import { LINES_AT_ONCE, type relianceContract } from '../../shared/reliance';
import type { RelianceService } from './service';

/** Answers the calls of the room. */
export function createRelianceHandlers(reliance: RelianceService): Handlers<typeof relianceContract> {
  return {
    'reliance.list': (narrowed) => reliance.list(narrowed),
    'reliance.lines': ({ from, ...asked }) => reliance.lines(asked).slice(from, from + LINES_AT_ONCE),
    'reliance.count': () => reliance.count(),
    'reliance.passages': ({ dependants }) => reliance.passages(dependants),
    'reliance.decide': ({ dependants, decision, reason }) => {
      reliance.decide(dependants, decision, reason);
      return {};
    },
    'reliance.move': ({ moves }) => {
      reliance.move(moves);
      return {};
    },
    'reliance.history': ({ dependant }) => reliance.history(dependant),
  };
}
