import { agencyNameIn } from '../../shared/agencies';
import { type Answer, type Contribution, isTouched } from '../../shared/assessments';
import { listAnsweringAgencies, listAnswers } from './answers-repository';
import { listAssignments, listParticipants } from './assignments-repository';
import type { AssessmentsDependencies } from './dependencies';
import { findAskedItems, withPresentTitles } from './open-assessment';
import type { AssessmentHead } from './repository';

/**
 * What every agency that takes part was asked and has answered, agencies by short name. An answer to an item that it is no longer
 * asked is among them: nothing that was said is hidden.
 */
export function listContributions(
  { db, editions, library, agencies }: AssessmentsDependencies,
  assessment: AssessmentHead,
): Contribution[] {
  const order = findAskedItems(editions, assessment) ?? [];
  const assignments = listAssignments(db, assessment.id);
  const ids = new Set([
    ...listParticipants(db, assessment.id).map(({ agencyId }) => agencyId),
    ...listAnsweringAgencies(db, assessment.id),
  ]);
  return [...ids]
    .flatMap((agencyId) => {
      const agency = agencies.find(agencyId);
      if (agency === undefined) return [];
      const mine = assignments.filter((one) => one.agencyId === agencyId);
      const asked = new Set(mine.map(({ itemId }) => itemId));
      const leads = new Set(mine.filter(({ isLead }) => isLead).map(({ itemId }) => itemId));
      const given = new Map(
        listAnswers(db, { assessmentId: assessment.id, agencyId })
          .map(({ answer }): Answer => withPresentTitles(library, answer))
          .filter(isTouched)
          .map((answer) => [answer.itemId, answer]),
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
