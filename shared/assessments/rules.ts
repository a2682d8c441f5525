import { AppError, type Json } from '../kernel';
import type { Answer, AnswerValue, Citation, FallReason, Level, Progress, Scope, Snapshot } from './model';
import { EMPTY_RECORD, type SnapshotRecord } from './record';

/** Items of an edition that an assessment asks, in their order. */
export function itemsAsked<T extends { readonly core: boolean }>(
  items: readonly T[],
  { scope }: { readonly scope: Scope },
): readonly T[] {
  return items.filter(({ core }) => core || scope === 'full');
}

/** An answer before anybody touched the item: nothing entered, nothing to confirm. */
export function untouchedAnswer(itemId: string): Answer {
  return {
    itemId,
    value: { kind: 'none' },
    text: '',
    fallReason: null,
    confirmed: true,
    citations: [],
    held: [],
    checks: [],
    revision: 0,
    updatedAt: null,
  };
}

/** Whether anything at all is shown for an answer: a passage, or evidence that an agency holds. */
export function hasEvidence(answer: Pick<Answer, 'citations' | 'held'>): boolean {
  return answer.citations.length + answer.held.length > 0;
}

/** Whether a level from 1 upwards that somebody stands by has nothing to show for it (items B.1, B.4). */
export function lacksEvidence(answer: Pick<Answer, 'value' | 'confirmed' | 'citations' | 'held'>): boolean {
  const { value, confirmed } = answer;
  return confirmed && value.kind === 'level' && value.level > 0 && !hasEvidence(answer);
}

/**
 * Counts the answers by state. `levels`, `notApplicable`, `notKnown`, `notAnswered`, `disputed` and `unconfirmed` exclude each
 * other and sum up to `asked`; an answer carried over counts as unconfirmed only, whatever it says (items B.3).
 */
export function progressOf(answers: readonly Answer[]): Progress {
  const counts = {
    asked: answers.length,
    levels: 0,
    notApplicable: 0,
    notKnown: 0,
    notAnswered: 0,
    disputed: 0,
    unconfirmed: 0,
    withEvidence: 0,
  };
  for (const answer of answers) {
    if (hasEvidence(answer)) counts.withEvidence += 1;
    if (!answer.confirmed) counts.unconfirmed += 1;
    else if (answer.value.kind === 'level') counts.levels += 1;
    else if (answer.value.kind === 'na') counts.notApplicable += 1;
    else if (answer.value.kind === 'nk') counts.notKnown += 1;
    else if (answer.value.kind === 'disputed') counts.disputed += 1;
    else counts.notAnswered += 1;
  }
  return counts;
}

/** Items that have an answer: a level, not applicable or not known. */
export function answeredOf(progress: Progress): number {
  return progress.levels + progress.notApplicable + progress.notKnown;
}

/**
 * Coverage rate, 0 to 1: levels, not applicable and not known over the items asked (items B.3). To be printed beside every
 * chart. Null when nothing was asked, because no rate is not a rate of zero.
 */
export function coverageRate(progress: Progress): number | null {
  if (progress.asked === 0) return null;
  return (progress.levels + progress.notApplicable + progress.notKnown) / progress.asked;
}

/**
 * Refuses an answer that the scale does not allow: `practiceAhead` belongs to level 1 only (items B.1).
 * Throws `assessments.practice-ahead-level`. Lengths and compulsory reasons are the schema's business.
 */
export function validateAnswer(value: AnswerValue): void {
  if (value.kind === 'level' && value.practiceAhead && value.level !== 1)
    throw new AppError('assessments.practice-ahead-level', { level: value.level });
}

/** Levels 1 to `level`: a level may be chosen only if the statements of all of these are true (gate, items B.1). */
export function gateLevels(level: Level): Level[] {
  return ([1, 2, 3, 4] as const).filter((step) => step <= level);
}

/**
 * The level that follows from which ladder statements are true (index 0 is the statement of level 1, and so on): the highest
 * one with no gap below it. Practice without an adopted text is level 1 with `practiceAhead` (items B.1).
 */
export function levelFromStatements(statements: readonly boolean[]): {
  level: Level;
  practiceAhead: boolean;
} {
  const [started = false, adopted = false, operating = false, reviewed = false] = statements;
  if (!adopted && operating) return { level: 1, practiceAhead: true };
  if (!started) return { level: 0, practiceAhead: false };
  if (!adopted) return { level: 1, practiceAhead: false };
  if (!operating) return { level: 2, practiceAhead: false };
  return { level: reviewed ? 4 : 3, practiceAhead: false };
}

/** Whether a level is lower than the one of the year before. Only two levels can show a fall; anything else is knowledge. */
export function isFall(before: AnswerValue | undefined, now: AnswerValue): boolean {
  return before?.kind === 'level' && now.kind === 'level' && now.level < before.level;
}

/** The reason of a fall, kept only while there is a fall to explain. */
export function keptFallReason(
  before: AnswerValue | undefined,
  now: AnswerValue,
  reason: FallReason | null,
): FallReason | null {
  return isFall(before, now) ? reason : null;
}

/** Whether somebody left anything on this item: a value, words or evidence. */
export function isTouched(answer: Answer): boolean {
  return answer.value.kind !== 'none' || answer.text !== '' || hasEvidence(answer);
}

/** What is left to look at before freezing. Those that block must be dealt with; the others are told and may stay. */
export interface OpenPoint {
  readonly code:
    | 'nothing-answered'
    | 'unconfirmed'
    | 'not-answered'
    | 'disputed'
    | 'no-evidence'
    | 'fall-without-reason';
  readonly blocks: boolean;
  /** Items concerned, in the order asked. */
  readonly itemIds: readonly string[];
}

/**
 * Readiness to freeze: what is left, blocking points first; empty when nothing is. `before` holds the answers of the snapshot
 * the assessment was started from. Evidence is expected from level 1 upwards, where something can be shown (items B.1, B.4).
 */
export function openPoints(answers: readonly Answer[], before: readonly Answer[] = []): OpenPoint[] {
  const earlier = new Map(before.map((answer) => [answer.itemId, answer.value]));
  const idsWhere = (holds: (answer: Answer) => boolean) =>
    answers.filter(holds).map((answer) => answer.itemId);
  const counts = progressOf(answers);
  const nothing = counts.levels + counts.notApplicable + counts.notKnown === 0;
  const points: OpenPoint[] = [
    { code: 'nothing-answered', blocks: true, itemIds: nothing ? idsWhere(() => true) : [] },
    { code: 'unconfirmed', blocks: true, itemIds: idsWhere((answer) => !answer.confirmed) },
    {
      code: 'not-answered',
      blocks: false,
      itemIds: idsWhere((answer) => answer.confirmed && answer.value.kind === 'none'),
    },
    // Agencies may go on disagreeing. That is told, and frozen as what it is.
    {
      code: 'disputed',
      blocks: false,
      itemIds: idsWhere((answer) => answer.confirmed && answer.value.kind === 'disputed'),
    },
    {
      code: 'no-evidence',
      blocks: false,
      itemIds: idsWhere(lacksEvidence),
    },
    {
      code: 'fall-without-reason',
      blocks: false,
      itemIds: idsWhere(
        ({ itemId, value, fallReason }) => fallReason === null && isFall(earlier.get(itemId), value),
      ),
    },
  ];
  return points.filter((point) => point.itemIds.length > 0 || (point.code === 'nothing-answered' && nothing));
}

/** How much evidence lies behind the answers: items with at least one citation, citations, and distinct versions cited. */
export function evidenceCounts(answers: readonly Answer[]): {
  items: number;
  citations: number;
  versions: number;
} {
  const versions = new Set<string>();
  let items = 0;
  let citations = 0;
  for (const answer of answers) {
    if (answer.citations.length > 0) items += 1;
    citations += answer.citations.length;
    for (const citation of answer.citations) versions.add(citation.versionId);
  }
  return { items, citations, versions: versions.size };
}

/** Whether two citations point to the same words of the same text, whatever their ids and notes. */
export function citesSame(
  a: Pick<Citation, 'versionId' | 'page' | 'quote'>,
  b: Pick<Citation, 'versionId' | 'page' | 'quote'>,
): boolean {
  return a.versionId === b.versionId && a.page === b.page && a.quote === b.quote;
}

/** Lists that came later are left out while they are empty, so that the content of an older answer stays what it was. */
function leanAnswer({ held, checks, ...answer }: Answer): { readonly [key: string]: Json } {
  return { ...answer, ...(held.length > 0 ? { held } : {}), ...(checks.length > 0 ? { checks } : {}) };
}

/** What the hash of one answer revision covers: everything stored of it and of its evidence, and whose answer it is. */
export function answerContent(assessmentId: string, answer: Answer, agencyId: string | null = null): Json {
  const whose = agencyId === null ? {} : { agencyId };
  return { format: 'waymark-answer/1', assessmentId, ...whose, ...leanAnswer(answer) };
}

/**
 * What the hash of a snapshot covers: its identity, who froze it and when, every answer as it stood, and what the agencies said
 * and how it was decided, where agencies took part. Progress is left out, because it follows from the answers.
 */
export function snapshotContent(
  snapshot: Omit<Snapshot, 'hash' | 'progress'>,
  record: SnapshotRecord = EMPTY_RECORD,
): Json {
  const isAlone = record.contributions.length + record.decisions.length === 0;
  return {
    format: isAlone ? 'waymark-snapshot/1' : 'waymark-snapshot/2',
    id: snapshot.id,
    assessmentId: snapshot.assessmentId,
    state: snapshot.state,
    questionnaire: snapshot.questionnaire,
    edition: snapshot.edition,
    scope: snapshot.scope,
    referenceDate: snapshot.referenceDate,
    frozenAt: snapshot.frozenAt,
    frozenBy: snapshot.frozenBy,
    answers: snapshot.answers.map(leanAnswer),
    ...(isAlone ? {} : { record: record as Json }),
  };
}
