import { type comparisonContract, packComparison } from '../../shared/comparison';
import type { Handlers } from '../../shared/kernel';
import type { ComparisonService } from './service';

/** Answers the calls of the comparison room. */
export function createComparisonHandlers(service: ComparisonService): Handlers<typeof comparisonContract> {
  return {
    'comparison.compare': ({ columns }) => packComparison(service.compare(columns)),
    'comparison.answers': ({ columns, itemId }) => service.answers(columns, itemId),
    'comparison.agenciesIn': ({ snapshotIds }) => service.agenciesIn(snapshotIds),
    'comparison.otherRespondents': ({ columns }) => service.otherRespondents(columns),
    'comparison.grid': () => service.grid(),
    'comparison.listCauses': ({ columns }) => service.listCauses(columns),
    'comparison.setCause': ({ difference, cause }) => {
      service.setCause(difference, cause);
      return {};
    },
    'comparison.causeHistory': ({ difference }) => service.causeHistory(difference),
    'comparison.listConsents': () => service.listConsents(),
    'comparison.setConsent': ({ state, consent }) => {
      service.setConsent(state, consent);
      return {};
    },
  };
}
