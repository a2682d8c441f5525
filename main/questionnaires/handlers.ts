import { AppError, type CallsOf, type Handlers } from '../../shared/kernel';
import {
  type Edition,
  type ItemLineage,
  type questionnairesContract,
  summaryOf,
} from '../../shared/questionnaires';
import type { OwnEditions } from './own-service';

/** Answers the calls of the questionnaires room from the editions loaded at the start. */
export function createQuestionnaireHandlers(
  editions: readonly Edition[],
  lineages: readonly ItemLineage[],
  own: OwnEditions,
): Handlers<Pick<typeof questionnairesContract, CallsOf<typeof questionnairesContract, 'data'>>> {
  return {
    'questionnaires.list': () =>
      [...editions]
        .sort((a, b) => compareText(b.effectiveOn, a.effectiveOn) || compareText(b.edition, a.edition))
        .map(summaryOf),
    'questionnaires.get': ({ id, edition }) => {
      const found = editions.find((candidate) => candidate.id === id && candidate.edition === edition);
      if (!found) throw new AppError('questionnaires.edition-unknown', { edition: `${id} ${edition}` });
      return found;
    },
    'questionnaires.lineages': () => lineages,
    'questionnaires.makeEdition': (input) => own.makeEdition(input),
    'questionnaires.languages': (named) => own.languages(named),
    'questionnaires.texts': (input) => own.texts(input),
    'questionnaires.markText': (input) => {
      own.markText(input);
      return {};
    },
  };
}

/** Calls of the main process, which has asked the user for the file. */
export function editionFileCalls(own: OwnEditions) {
  return {
    'questionnaires.writeEdition': async (input: Parameters<OwnEditions['writeEdition']>[0]) => {
      await own.writeEdition(input);
      return {};
    },
    'questionnaires.readEdition': (input: Parameters<OwnEditions['readEdition']>[0]) =>
      own.readEdition(input),
    'questionnaires.writeTexts': async (input: Parameters<OwnEditions['writeTexts']>[0]) => {
      await own.writeTexts(input);
      return {};
    },
    'questionnaires.readTexts': (input: Parameters<OwnEditions['readTexts']>[0]) => own.readTexts(input),
  };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
