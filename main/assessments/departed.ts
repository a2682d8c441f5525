import { byShortName, hasEnded } from '../../shared/agencies';
import { type DepartedAgency, flowBetween, leftWithoutLead } from '../../shared/assessments';
import { listAssignments, listParticipants } from './assignments-repository';
import type { AssessmentsDependencies } from './dependencies';
import { findAskedItems, getAssessment } from './open-assessment';
import { findSnapshot } from './repository';
import { readRecord, readSnapshot } from './snapshots';

/**
 * Agencies of the year before that have ended since and take no part in this one, by short name, with what they led and nobody leads
 * now. Throws `assessments.not-found`. A year before that is damaged says nothing here: it is told where it is shown.
 */
export function listDeparted(dependencies: AssessmentsDependencies, assessmentId: string): DepartedAgency[] {
  const { db, editions, lineages = [], agencies } = dependencies;
  const assessment = getAssessment(dependencies, assessmentId);
  const row = assessment.basedOn === null ? undefined : findSnapshot(db, assessment.basedOn);
  const record = row && readRecord(row);
  if (row === undefined || record === undefined) return [];
  const taking = new Set(listParticipants(db, assessmentId).map(({ agencyId }) => agencyId));
  const gone = record.contributions.flatMap((one) => {
    const agency = agencies.find(one.agencyId);
    if (agency === undefined || taking.has(agency.id)) return [];
    return hasEnded(agency, assessment.referenceDate) ? [{ ...one, agency }] : [];
  });
  const before = gone.length === 0 ? undefined : readSnapshot(row);
  if (before === undefined) return [];
  const items = before.answers.map(({ itemId }) => itemId);
  const flow = flowBetween(items, before, assessment, lineages);
  const asked = findAskedItems(editions, assessment) ?? [];
  const present = listAssignments(db, assessmentId);
  const fromOf = (itemId: string) => flow?.origins.get(itemId)?.from ?? [];
  return gone.toSorted(byShortName).map(({ agency, leads }) => ({
    agencyId: agency.id,
    until: agency.until ?? assessment.referenceDate,
    unled: leftWithoutLead(leads, asked, fromOf, present),
  }));
}
