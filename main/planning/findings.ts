import {
  type Answer,
  type Assessment,
  type DocumentFacts,
  differenceOf,
  evidencedLevel,
  hasAlignmentGap,
  restated,
  type Snapshot,
  weighEvidence,
} from '../../shared/assessments';
import {
  deriveFinding,
  type EarlierAnswer,
  type Finding,
  formerItems,
  type YearSaid,
} from '../../shared/planning';
import type { Item } from '../../shared/questionnaires';
import type { MemberCode } from '../../shared/vocabulary';
import type { AssessmentsService } from '../assessments';
import { type FollowingDependencies, standingIn } from './following';

export interface FindingsDependencies extends FollowingDependencies {
  readonly assessments: Pick<
    AssessmentsService,
    'get' | 'list' | 'agencyValues' | 'contributions' | 'listSnapshots' | 'getCorrected' | 'listRestatements'
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

function saidOn(
  { factsOf }: FindingsDependencies,
  answer: Answer,
  referenceDate: string,
  agencies: readonly Answer['value'][],
): YearSaid {
  return {
    referenceDate,
    // An answer carried over that nobody has confirmed is last year's: it says nothing of this one yet.
    value: answer.confirmed ? answer.value : { kind: 'none' },
    evidenced: answer.confirmed ? evidencedLevel(answer, factsOf, referenceDate) : null,
    textsEnded: textsEnded(answer, factsOf, referenceDate),
    agenciesDiffer: hasAlignmentGap(differenceOf(agencies), answer.value),
  };
}

/** A frozen year of the State before an assessment, as it was corrected. */
export interface EarlierYear {
  readonly snapshot: Snapshot;
  readonly items: ReadonlyMap<string, Item>;
  /** What it says on an item; undefined where the item was not asked. */
  said(itemId: string): YearSaid | undefined;
}

/** The frozen years of the State and the questionnaire before an assessment, newest first. */
export function earlierYears(
  dependencies: FindingsDependencies,
  now: Pick<Assessment, 'id' | 'state' | 'questionnaire' | 'referenceDate'>,
): EarlierYear[] {
  const { assessments, itemsOf } = dependencies;
  return assessments
    .listSnapshots()
    .filter(
      ({ state, questionnaire, referenceDate, assessmentId }) =>
        state === now.state &&
        questionnaire === now.questionnaire &&
        referenceDate < now.referenceDate &&
        assessmentId !== now.id,
    )
    .toSorted((one, other) => other.referenceDate.localeCompare(one.referenceDate))
    .map(({ id }) => {
      const snapshot = assessments.getCorrected(id);
      const { assessmentId, questionnaire, edition, referenceDate } = snapshot;
      const answers = new Map(snapshot.answers.map((answer) => [answer.itemId, answer]));
      const agencies = assessments.agencyValues(assessmentId);
      return {
        snapshot,
        items: itemsOf(questionnaire, edition),
        said: (itemId) => {
          const answer = answers.get(itemId);
          return answer && saidOn(dependencies, answer, referenceDate, agencies.get(itemId) ?? []);
        },
      };
    });
}

/** What an assessment says now on every item, with the decided target and the decisions on which it rests. */
export type SaidNow = Pick<Finding, 'itemId' | 'value' | 'evidenced' | 'target' | 'targetFrom'>;

/** The same without what needs the earlier years, for who only asks what was reached. */
export function saidNow(dependencies: FindingsDependencies, assessmentId: string): SaidNow[] {
  const { assessments } = dependencies;
  const assessment = assessments.get(assessmentId);
  const standing = standingIn(dependencies, assessment.state, assessment);
  return correctedAnswers(dependencies, assessment).map((answer) => {
    const { value, evidenced } = saidOn(dependencies, answer, assessment.referenceDate, []);
    const { target, from } = standing.target(answer.itemId);
    return { itemId: answer.itemId, value, evidenced, target: target?.level ?? null, targetFrom: [...from] };
  });
}

/** A frozen year says what it was corrected to. */
function correctedAnswers({ assessments }: FindingsDependencies, assessment: Assessment): Answer[] {
  const { answers, snapshotId } = assessment;
  return restated(answers, snapshotId === null ? [] : assessments.listRestatements(snapshotId));
}

/**
 * Derives what every item of an assessment is, from the answers, the library, what the agencies say, the frozen years before, and
 * the targets and marks of the State. Nothing of it is stored, so it can never be out of date.
 */
export function deriveFindings(dependencies: FindingsDependencies, assessmentId: string): Finding[] {
  const { assessments, itemsOf, dutyOf, lineages = [] } = dependencies;
  const assessment = assessments.get(assessmentId);
  const { state, questionnaire, edition, referenceDate } = assessment;
  const withoutText = assessment.status === 'open' ? dependencies.withoutText?.(assessmentId) : undefined;
  const items = itemsOf(questionnaire, edition);
  const standing = standingIn(dependencies, state, { questionnaire, edition });
  const agencies = assessments.agencyValues(assessmentId);
  const before = earlierYears(dependencies, assessment);
  return correctedAnswers(dependencies, assessment).map((answer) => {
    const { itemId } = answer;
    const item = items.get(itemId);
    const target = standing.target(itemId);
    const asked = [itemId, ...formerItems(itemId, lineages)];
    const said = saidOn(dependencies, answer, referenceDate, agencies.get(itemId) ?? []);
    return deriveFinding({
      ...said,
      itemId,
      textsEnded: said.textsEnded || withoutText?.has(itemId) === true,
      duty: dutyOf(state, item, referenceDate),
      target: target.target,
      targetFrom: target.from,
      mark: standing.mark(itemId),
      earlier: before.flatMap((year) =>
        asked.flatMap((each): EarlierAnswer[] => {
          const then = year.said(each);
          const comparable = each === itemId && sameMeaning(item, year.items.get(each));
          return then === undefined ? [] : [{ ...then, comparable }];
        }),
      ),
    });
  });
}

/** Whether the wording means the same: the first number of its version rises when it does not. */
function sameMeaning(now: Item | undefined, then: Item | undefined): boolean {
  return now !== undefined && then !== undefined && now.version.split('.')[0] === then.version.split('.')[0];
}
