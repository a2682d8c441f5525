import { type Agency, byShortName, hasEnded } from '../../shared/agencies';
import {
  type DepartedAgency,
  flowBetween,
  leftWithoutAnswer,
  leftWithoutLead,
} from '../../shared/assessments';
import { localDay } from '../../shared/kernel';
import { listAssignments, listParticipants } from './assignments-repository';
import { listContributions } from './contributing';
import type { AssessmentsDependencies } from './dependencies';
import type { KnownAnswers } from './known-answers';
import { findAskedItems, getAssessment } from './open-assessment';
import { type AssessmentHead, findSnapshot } from './repository';
import { readRecord, readSnapshot } from './snapshots';

/**
 * Agencies that have ended, or will end before the reference date, by short name: those of the year before that are asked nothing in this
 * one, with what they led and nobody leads now, and those that are asked this year, with what they owe. Throws `assessments.not-found`, and as
 * reading their answers does. A year before that is damaged says nothing here: it is told where it is shown.
 */
export function listDeparted(
  dependencies: AssessmentsDependencies,
  assessmentId: string,
  known: KnownAnswers,
): DepartedAgency[] {
  const { agencies } = dependencies;
  const assessment = getAssessment(dependencies, assessmentId);
  const shortNameOf = ({ agencyId }: DepartedAgency) => ({
    shortName: agencies.find(agencyId)?.shortName ?? '',
  });
  return [...listBefore(dependencies, assessment), ...listAsked(dependencies, assessment, known)].sort(
    (one, other) => byShortName(shortNameOf(one), shortNameOf(other)),
  );
}

/** Those of the year before that are asked nothing, whether they take part or not. */
function listBefore(dependencies: AssessmentsDependencies, assessment: AssessmentHead): DepartedAgency[] {
  const { db, editions, lineages = [], agencies } = dependencies;
  const row = assessment.basedOn === null ? undefined : findSnapshot(db, assessment.basedOn);
  const record = row && readRecord(row);
  if (row === undefined || record === undefined) return [];
  const asked = findAskedItems(editions, assessment) ?? [];
  const present = listAssignments(db, assessment.id);
  const isOfEdition = new Set(asked);
  const areAsked = new Set(
    present.filter(({ itemId }) => isOfEdition.has(itemId)).map(({ agencyId }) => agencyId),
  );
  const gone = record.contributions.flatMap((one) => {
    const agency = agencies.find(one.agencyId);
    if (agency === undefined || areAsked.has(agency.id)) return [];
    return hasEnded(agency, assessment.referenceDate) ? [{ ...one, agency }] : [];
  });
  const before = gone.length === 0 ? undefined : readSnapshot(row);
  if (before === undefined) return [];
  const items = before.answers.map(({ itemId }) => itemId);
  const flow = flowBetween(items, before, assessment, lineages);
  const fromOf = (itemId: string) => flow?.origins.get(itemId)?.from ?? [];
  return gone.map(({ agency, leads }) => ({
    ...{ agencyId: agency.id, until: agency.until ?? assessment.referenceDate },
    ...{ isAsked: false, owed: 0, requests: 0, silent: [] },
    unled: leftWithoutLead(leads, asked, fromOf, present),
  }));
}

/** Those that are asked this year. A year that is frozen waits for nobody. */
function listAsked(
  dependencies: AssessmentsDependencies,
  assessment: AssessmentHead,
  known: KnownAnswers,
): DepartedAgency[] {
  const { db, clock, agencies, requestsOut } = dependencies;
  if (assessment.status === 'frozen') return [];
  const today = localDay(clock());
  // Who works today and will have ended by the reference date does not answer for that day either.
  const goneBy = ({ until }: Agency) =>
    [today, assessment.referenceDate].some((day) => hasEnded({ until }, day)) ? until : null;
  const gone = new Map(
    listParticipants(db, assessment.id).flatMap(({ agencyId }) => {
      const agency = agencies.find(agencyId);
      const until = agency === undefined ? null : goneBy(agency);
      return until === null ? [] : [[agencyId, until] as const];
    }),
  );
  if (gone.size === 0) return [];
  const present = listAssignments(db, assessment.id);
  const ended = new Set(gone.keys());
  return listContributions(dependencies, assessment, known).flatMap(({ agencyId, asked, answers }) => {
    const until = gone.get(agencyId);
    // Who takes part and is asked nothing any more owes nothing, and nobody is kept waiting.
    if (until === undefined || asked.length === 0) return [];
    const given = new Set(
      answers
        .filter(({ confirmed, value }) => confirmed && value.kind !== 'none')
        .map(({ itemId }) => itemId),
    );
    const said = new Set(answers.map(({ itemId }) => itemId));
    const owed = asked.filter((itemId) => !given.has(itemId));
    return {
      ...{ agencyId, until, isAsked: true, owed: owed.length },
      requests: requestsOut?.(assessment.id, agencyId, owed.length) ?? 0,
      silent: asked.filter((itemId) => !said.has(itemId)),
      unled: leftWithoutAnswer(agencyId, owed, present, ended),
    };
  });
}
