import { AppError, type Handlers } from '../../shared/kernel';
import {
  type Edition,
  type ItemLineage,
  type questionnairesContract,
  summaryOf,
} from '../../shared/questionnaires';

/** Answers the calls of the questionnaires room from the editions loaded at the start. */
export function createQuestionnaireHandlers(
  editions: readonly Edition[],
  lineages: readonly ItemLineage[] = [],
): Handlers<typeof questionnairesContract> {
  const newestFirst = [...editions].sort((a, b) => compareText(b.effectiveOn, a.effectiveOn));
  return {
    'questionnaires.list': () => newestFirst.map(summaryOf),
    'questionnaires.get': ({ id, edition }) => {
      const found = editions.find((candidate) => candidate.id === id && candidate.edition === edition);
      if (!found) throw new AppError('questionnaires.edition-unknown', { edition: `${id} ${edition}` });
      return found;
    },
    'questionnaires.lineages': () => lineages,
  };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
