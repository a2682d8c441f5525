import { hasEnded } from '../../shared/agencies';
import {
  comparableWith,
  discussionState,
  type Finding,
  findingsOf,
  restated,
} from '../../shared/assessments';
import { localDay } from '../../shared/kernel';
import { listAnswers } from './answers-repository';
import { listContributions } from './contributing';
import { lastDecisions, listDiscussion, listRestatements } from './decisions-repository';
import type { AssessmentsDependencies } from './dependencies';
import type { KnownAnswers } from './known-answers';
import { answersInOrder, getAskedItems, getAssessment, rememberingLibrary } from './open-assessment';
import { findSnapshot } from './repository';
import { readSnapshot } from './snapshots';

/**
 * Everything worth a look before freezing, by what was read of agencies' answers and checked once: freezing itself reads and checks all of
 * them again. Throws `assessments.not-found` and as reading the answers does.
 */
export function checkAssessment(
  dependencies: AssessmentsDependencies,
  assessmentId: string,
  known: KnownAnswers,
): Finding[] {
  const { db, clock, editions, lineages = [], library, agencies } = dependencies;
  const assessment = getAssessment(dependencies, assessmentId);
  const stored = listAnswers(db, { assessmentId, agencyId: null }).map(({ answer }) => answer);
  const row = assessment.basedOn === null ? undefined : findSnapshot(db, assessment.basedOn);
  const before = row && readSnapshot(row);
  const discussions = Map.groupBy(listDiscussion(db, assessmentId), ({ itemId }) => itemId);
  const remembering = rememberingLibrary(library);
  const contributions = listContributions(dependencies, assessment, known);
  const day = assessment.status === 'frozen' ? assessment.referenceDate : localDay(clock());
  const ended = contributions.flatMap(({ agencyId }) => {
    const agency = agencies.find(agencyId);
    return agency !== undefined && hasEnded(agency, day) ? [agencyId] : [];
  });
  return findingsOf({
    answers: answersInOrder(getAskedItems(editions, assessment), stored),
    contributions,
    ended: new Set(ended),
    decisions: lastDecisions(db, assessmentId),
    before:
      before === undefined
        ? []
        : comparableWith(
            restated(before.answers, listRestatements(db, before.id)),
            before,
            assessment,
            lineages,
          ),
    discussed: new Set(
      [...discussions].filter(([, all]) => discussionState(all) === 'open').map(([itemId]) => itemId),
    ),
    changed: dependencies.changedEvidence?.(assessmentId) ?? [],
    factsOf: (versionId) => remembering.findVersion(versionId) ?? null,
    referenceDate: assessment.referenceDate,
  });
}
