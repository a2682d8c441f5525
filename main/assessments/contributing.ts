import { agencyNameIn, byShortName, isSubNational } from '../../shared/agencies';
import { type Answer, type Contribution, isTouched } from '../../shared/assessments';
import { listAnswerStamps } from './answers-repository';
import { listAssignments, listParticipants } from './assignments-repository';
import type { AssessmentsDependencies } from './dependencies';
import { type KnownAnswers, readAnswersOf } from './known-answers';
import { findAskedItems, rememberingLibrary, withPresentTitles } from './open-assessment';
import type { AssessmentHead } from './repository';

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
    if (stamp === undefined) return [];
    return known?.answersOf(assessment.id, stamp) ?? readAnswersOf(db, assessment.id, agencyId);
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
    .sort(byShortName);
}

/**
 * What agencies of the whole State that are in the register say on each item this year: the sides of a disagreement. Provinces are none.
 * Reads no library.
 */
export function listAgencyValues(
  { db, agencies }: Pick<AssessmentsDependencies, 'db' | 'agencies'>,
  assessmentId: string,
  known: KnownAnswers,
): ReadonlyMap<string, readonly Answer['value'][]> {
  const said = listAnswerStamps(db, assessmentId)
    .filter(({ agencyId }) => {
      const agency = agencies.find(agencyId);
      return agency !== undefined && !isSubNational(agency);
    })
    .flatMap((stamp) => known.saidBy(assessmentId, stamp));
  const values = new Map<string, Answer['value'][]>();
  for (const { itemId, value } of said) {
    const others = values.get(itemId);
    if (others === undefined) values.set(itemId, [value]);
    else others.push(value);
  }
  return values;
}
