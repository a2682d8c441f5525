import {
  type Answer,
  type DocumentFacts,
  differenceOf,
  evidencedLevel,
  hasAlignmentGap,
  restated,
  type Snapshot,
  weighEvidence,
} from '../../shared/assessments';
import { deriveFinding, type EarlierAnswer, type Finding } from '../../shared/planning';
import type { Item } from '../../shared/questionnaires';
import type { MemberCode } from '../../shared/vocabulary';
import type { AssessmentsService } from '../assessments';
import { type FollowingDependencies, standingIn } from './following';

export interface FindingsDependencies extends FollowingDependencies {
  readonly assessments: Pick<
    AssessmentsService,
    'get' | 'list' | 'contributions' | 'listSnapshots' | 'getCorrected' | 'listRestatements'
  >;
  readonly factsOf: (versionId: string) => DocumentFacts | null;
  /** Items whose answer rests on a text that is gone, with nobody having decided what that means; none where nobody tells. */
  readonly withoutText?: (assessmentId: string) => ReadonlySet<string>;
  /** Whether a mandatory article of a treaty in force binds the State on an item; null where nobody recorded it. */
  readonly dutyOf: (state: MemberCode, item: Item | undefined, on: string) => boolean | null;
}

/** Text that has ended by the day: it no longer carries an answer. */
const ENDED = new Set(['not-in-force', 'expired']);

function textsEnded(answer: Answer, factsOf: FindingsDependencies['factsOf'], day: string): boolean {
  return weighEvidence(answer, factsOf, day).some(({ faults }) => faults.some((fault) => ENDED.has(fault)));
}

/**
 * Derives what every item of an assessment is, from the answers, the library, what the agencies say, the frozen years before, and
 * the targets and marks of the State. Nothing of it is stored, so it can never be out of date.
 */
export function deriveFindings(dependencies: FindingsDependencies, assessmentId: string): Finding[] {
  const { assessments, factsOf, itemsOf, dutyOf } = dependencies;
  const assessment = assessments.get(assessmentId);
  const { state, questionnaire, edition, referenceDate } = assessment;
  const withoutText = assessment.status === 'open' ? dependencies.withoutText?.(assessmentId) : undefined;
  const items = itemsOf(questionnaire, edition);
  const standing = standingIn(dependencies, state, { questionnaire, edition });
  const said = new Map<string, Answer['value'][]>();
  for (const { answers } of assessments.contributions(assessmentId)) {
    for (const { itemId, value } of answers) said.set(itemId, [...(said.get(itemId) ?? []), value]);
  }
  const earlier = assessments
    .listSnapshots()
    .filter(
      (each) =>
        each.state === state &&
        each.questionnaire === questionnaire &&
        each.referenceDate < referenceDate &&
        each.assessmentId !== assessmentId,
    )
    .map((each) => ({
      snapshot: assessments.getCorrected(each.id),
      items: itemsOf(each.questionnaire, each.edition),
    }));
  // A frozen year says what it was corrected to.
  const corrections =
    assessment.snapshotId === null ? [] : assessments.listRestatements(assessment.snapshotId);
  return restated(assessment.answers, corrections).map((answer) => {
    const item = items.get(answer.itemId);
    const target = standing.target(answer.itemId);
    return deriveFinding({
      itemId: answer.itemId,
      referenceDate,
      // An answer carried over that nobody has confirmed is last year's: it says nothing of this one yet.
      value: answer.confirmed ? answer.value : { kind: 'none' },
      evidenced: answer.confirmed ? evidencedLevel(answer, factsOf, referenceDate) : null,
      textsEnded: textsEnded(answer, factsOf, referenceDate) || withoutText?.has(answer.itemId) === true,
      agenciesDiffer: hasAlignmentGap(differenceOf(said.get(answer.itemId) ?? []), answer.value),
      duty: dutyOf(state, item, referenceDate),
      target: target.target,
      targetFrom: target.from,
      mark: standing.mark(answer.itemId),
      earlier: earlier.flatMap(({ snapshot, items: then }) =>
        earlierAnswer(snapshot, answer.itemId, sameMeaning(item, then.get(answer.itemId)), factsOf),
      ),
    });
  });
}

/** Whether the wording means the same: the first number of its version rises when it does not. */
function sameMeaning(now: Item | undefined, then: Item | undefined): boolean {
  return now !== undefined && then !== undefined && now.version.split('.')[0] === then.version.split('.')[0];
}

function earlierAnswer(
  snapshot: Snapshot,
  itemId: string,
  comparable: boolean,
  factsOf: FindingsDependencies['factsOf'],
): EarlierAnswer[] {
  const answer = snapshot.answers.find((each) => each.itemId === itemId);
  if (answer === undefined) return [];
  const { referenceDate } = snapshot;
  return [
    {
      referenceDate,
      // An answer carried over that nobody has confirmed is last year's: it says nothing of this one yet.
      value: answer.confirmed ? answer.value : { kind: 'none' },
      evidenced: answer.confirmed ? evidencedLevel(answer, factsOf, referenceDate) : null,
      comparable,
    },
  ];
}
