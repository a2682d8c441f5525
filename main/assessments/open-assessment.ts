import { type Answer, itemsAsked, untouchedAnswer } from '../../shared/assessments';
import { AppError } from '../../shared/kernel';
import type { Edition } from '../../shared/questionnaires';
import type { AssessmentsDependencies, LibraryLookup } from './dependencies';
import { type AssessmentHead, findAssessment } from './repository';

/** Ids of the items an assessment asks, in the order of its edition. Undefined when this program has no such edition. */
export function findAskedItems(
  editions: readonly Edition[],
  { questionnaire, edition, scope }: Pick<AssessmentHead, 'questionnaire' | 'edition' | 'scope'>,
): readonly string[] | undefined {
  const found = editions.find((candidate) => candidate.id === questionnaire && candidate.edition === edition);
  return found && itemsAsked(found.items, { scope }).map(({ id }) => id);
}

/** The edition an assessment asks. Throws `assessments.edition-unknown` when this program has no such edition. */
export function getEdition(
  editions: readonly Edition[],
  { questionnaire, edition }: Pick<AssessmentHead, 'questionnaire' | 'edition'>,
): Edition {
  const found = editions.find((candidate) => candidate.id === questionnaire && candidate.edition === edition);
  if (found === undefined)
    throw new AppError('assessments.edition-unknown', { edition: `${questionnaire} ${edition}` });
  return found;
}

/** As `findAskedItems`, but throws `assessments.edition-unknown`. */
export function getAskedItems(
  editions: readonly Edition[],
  asked: Pick<AssessmentHead, 'questionnaire' | 'edition' | 'scope'>,
): readonly string[] {
  getEdition(editions, asked);
  return findAskedItems(editions, asked) ?? [];
}

/** Throws `assessments.not-found`. */
export function getAssessment({ db }: Pick<AssessmentsDependencies, 'db'>, id: string): AssessmentHead {
  const found = findAssessment(db, id);
  if (found === undefined) throw new AppError('assessments.not-found');
  return found;
}

/** The assessment, if it can still be changed. Throws `assessments.not-found` or `assessments.frozen`. */
export function getOpenAssessment(
  dependencies: Pick<AssessmentsDependencies, 'db'>,
  id: string,
): AssessmentHead {
  const found = getAssessment(dependencies, id);
  if (found.status !== 'open') throw new AppError('assessments.frozen');
  return found;
}

/** One answer per item asked, in the order asked; an item without a stored answer is untouched. */
export function answersInOrder(asked: readonly string[], given: readonly Answer[]): Answer[] {
  const byItem = new Map(given.map((answer) => [answer.itemId, answer]));
  return asked.map((itemId) => byItem.get(itemId) ?? untouchedAnswer(itemId));
}

/** The library asked once a version, for work that looks at many answers at once. */
export function rememberingLibrary(library: LibraryLookup): LibraryLookup {
  const known = new Map<string, ReturnType<LibraryLookup['findVersion']>>();
  return {
    findVersion: (versionId) => {
      if (!known.has(versionId)) known.set(versionId, library.findVersion(versionId));
      return known.get(versionId);
    },
  };
}

/** The answer as shown: documents by their present title, or by the title they had when cited if the library has lost them. */
export function withPresentTitles(library: LibraryLookup, answer: Answer): Answer {
  if (answer.citations.length === 0) return answer;
  const citations = answer.citations.map((citation) => ({
    ...citation,
    documentTitle: library.findVersion(citation.versionId)?.title ?? citation.documentTitle,
  }));
  return { ...answer, citations };
}
