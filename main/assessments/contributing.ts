import { agencyNameIn } from '../../shared/agencies';
import { type Answer, type Contribution, isTouched } from '../../shared/assessments';
import { type AnswersStamp, listAnswerStamps, listAnswers } from './answers-repository';
import { listAssignments, listParticipants } from './assignments-repository';
import type { AssessmentsDependencies } from './dependencies';
import { findAskedItems, rememberingLibrary, withPresentTitles } from './open-assessment';
import type { AssessmentHead } from './repository';

/** Answers of agencies as last read and checked, with what they were read at. */
export type KnownAnswers = Map<string, { readonly stamp: AnswersStamp; readonly answers: readonly Answer[] }>;

/** What an agency has answered. With `known`, nothing is read again while it has saved nothing. */
export function answersOfAgency(
  db: AssessmentsDependencies['db'],
  assessmentId: string,
  stamp: AnswersStamp,
  known: KnownAnswers | undefined,
): readonly Answer[] {
  const { agencyId } = stamp;
  const key = `${assessmentId} ${agencyId}`;
  const last = known?.get(key);
  if (last?.stamp.count === stamp.count && last.stamp.revisions === stamp.revisions) return last.answers;
  const answers = listAnswers(db, { assessmentId, agencyId }).map(({ answer }) => answer);
  known?.set(key, { stamp, answers });
  return answers;
}

/**
 * What every agency that takes part was asked and has answered, agencies by short name. An answer to an item that it is no longer
 * asked is among them: nothing that was said is hidden. With `known`, an agency that has saved nothing since is not read again;
 * without, every answer is checked against its hash.
 */
export function listContributions(
  { db, editions, library: lookup, agencies }: AssessmentsDependencies,
  assessment: AssessmentHead,
  known?: KnownAnswers,
): Contribution[] {
  const library = rememberingLibrary(lookup);
  const order = findAskedItems(editions, assessment) ?? [];
  const byAgency = Map.groupBy(listAssignments(db, assessment.id), ({ agencyId }) => agencyId);
  const stamps = new Map(listAnswerStamps(db, assessment.id).map((stamp) => [stamp.agencyId, stamp]));
  const ids = new Set([
    ...listParticipants(db, assessment.id).map(({ agencyId }) => agencyId),
    ...stamps.keys(),
  ]);

  const answersOf = (agencyId: string): readonly Answer[] => {
    const stamp = stamps.get(agencyId);
    return stamp === undefined ? [] : answersOfAgency(db, assessment.id, stamp, known);
  };

  return [...ids]
    .flatMap((agencyId) => {
      const agency = agencies.find(agencyId);
      if (agency === undefined) return [];
      const mine = byAgency.get(agencyId) ?? [];
      const asked = new Set(mine.map(({ itemId }) => itemId));
      const leads = new Set(mine.filter(({ isLead }) => isLead).map(({ itemId }) => itemId));
      const given = new Map(
        answersOf(agencyId)
          .filter(isTouched)
          .map((answer) => [answer.itemId, withPresentTitles(library, answer)]),
      );
      return {
        agencyId,
        name: agencyNameIn(agency, 'eng'),
        shortName: agency.shortName,
        roles: [...agency.roles],
        place: agency.place,
        asked: order.filter((itemId) => asked.has(itemId)),
        leads: order.filter((itemId) => leads.has(itemId)),
        answers: order.flatMap((itemId) => given.get(itemId) ?? []),
      };
    })
    .sort((a, b) => (a.shortName < b.shortName ? -1 : 1));
}

/** What agencies that are in the register say on each item: the values of their contributions, without reading the library. */
export function listAgencyValues(
  { db, agencies }: Pick<AssessmentsDependencies, 'db' | 'agencies'>,
  assessmentId: string,
  known: KnownAnswers,
): ReadonlyMap<string, readonly Answer['value'][]> {
  const said = listAnswerStamps(db, assessmentId)
    .filter(({ agencyId }) => agencies.find(agencyId) !== undefined)
    .flatMap((stamp) => answersOfAgency(db, assessmentId, stamp, known).filter(isTouched));
  const values = new Map<string, Answer['value'][]>();
  for (const { itemId, value } of said) {
    const others = values.get(itemId);
    if (others === undefined) values.set(itemId, [value]);
    else others.push(value);
  }
  return values;
}
