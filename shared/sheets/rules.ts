import type { AnswerValue, ContributedContent, NewHeldEvidence } from '../assessments';
import type { DocumentType } from '../vocabulary';
import { BLANK_ANSWER } from './blank';
import type { LevelChoice, SheetAnswer, SheetField, SheetRequest } from './model';

/** Line ends as spreadsheets and browsers may have changed them. */
const plainLines = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');

/** Evidence that a line of words says wholly; anything with a custodian, a date or a note is more than its title. */
function isPlain({ title, custodian, datedOn, note }: NewHeldEvidence): boolean {
  return (
    custodian === '' &&
    datedOn === null &&
    note === '' &&
    plainLines(title) === title &&
    !title.includes('\n')
  );
}

function choiceOf(value: AnswerValue): LevelChoice {
  if (value.kind === 'level') return String(value.level) as LevelChoice;
  return value.kind === 'na' || value.kind === 'nk' ? value.kind : '';
}

/** An answer as it stands on a sheet, field by field. */
export function toSheetAnswer({ value, text, held }: ContributedContent): SheetAnswer {
  return {
    level: choiceOf(value),
    practiceAhead: value.kind === 'level' && value.practiceAhead,
    reason: value.kind === 'na' ? value.reason : '',
    whoMightKnow: value.kind === 'nk' ? value.whoMightKnow : '',
    text,
    evidence: held
      .filter(isPlain)
      .map(({ title }) => title)
      .join('\n'),
  };
}

/** What is wrong with one field of an answer. */
export interface FieldProblem {
  readonly field: SheetField;
  readonly code:
    | 'sheets.level-unknown'
    | 'sheets.reason-missing'
    | 'sheets.who-missing'
    | 'sheets.ahead-only-level-1'
    | 'sheets.ahead-unknown'
    | 'sheets.formula'
    | 'sheets.too-long'
    | 'sheets.line-too-long';
}

const LONGEST_TITLE = 500;

function toValue(given: SheetAnswer): AnswerValue {
  const { level, practiceAhead, reason, whoMightKnow } = given;
  if (level === '') return { kind: 'none' };
  if (level === 'na') return { kind: 'na', reason: plainLines(reason).trim() };
  if (level === 'nk') return { kind: 'nk', whoMightKnow: plainLines(whoMightKnow).trim() };
  return { kind: 'level', level: Number(level) as 0 | 1 | 2 | 3 | 4, practiceAhead };
}

/** Whether two values say the same, however their lines end. */
function sameValue(one: AnswerValue, other: AnswerValue): boolean {
  const [a, b] = [one, other].map(toWords);
  return a === b;
}

function toWords(value: AnswerValue): string {
  if (value.kind === 'level') return `level ${value.level} ${value.practiceAhead}`;
  if (value.kind === 'na') return `na ${plainLines(value.reason).trim()}`;
  return value.kind === 'nk' ? `nk ${plainLines(value.whoMightKnow).trim()}` : value.kind;
}

/** Whether nothing is to be seen: signs between the words of Khmer and Lao, and marks of direction, are no words. */
const isUnseen = (text: string): boolean => /^[\s\p{Cf}]*$/u.test(text);

/** The words, with those that were written in a field which the level leaves no place for: nothing an officer wrote is lost. */
function wordsOf({ level, reason, whoMightKnow, text }: SheetAnswer): string {
  const strays = [level === 'na' ? '' : reason, level === 'nk' ? '' : whoMightKnow];
  const added = strays.map((words) => plainLines(words).trim()).filter((words) => !isUnseen(words));
  return [plainLines(text), ...added].filter((words) => words !== '').join('\n\n');
}

/** What stood behind the answer and can be said in a line stays while its line does; every other line is new evidence. */
function heldOf(
  lines: readonly string[],
  base: readonly NewHeldEvidence[],
  type: DocumentType,
  beside: ReadonlySet<string>,
): NewHeldEvidence[] {
  const left = [...lines];
  const kept = base.filter((one) => {
    if (!isPlain(one)) return true;
    const at = left.indexOf(one.title);
    if (at < 0) return beside.has(one.title);
    left.splice(at, 1);
    return true;
  });
  const fresh = left.map((title) => ({ title, custodian: '', type, datedOn: null, note: '' }));
  return [...kept, ...fresh];
}

export function linesOf(evidence: string): string[] {
  return plainLines(evidence)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !isUnseen(line));
}

/** What an answer of a sheet lacks or breaks, field by field; empty when it can be taken. */
export function problemsOf(given: SheetAnswer): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { level, practiceAhead, reason, whoMightKnow } = given;
  if (level === 'na' && isUnseen(reason)) problems.push({ field: 'reason', code: 'sheets.reason-missing' });
  if (level === 'nk' && isUnseen(whoMightKnow))
    problems.push({ field: 'whoMightKnow', code: 'sheets.who-missing' });
  if (practiceAhead && level !== '1')
    problems.push({ field: 'practiceAhead', code: 'sheets.ahead-only-level-1' });
  if (linesOf(given.evidence).some((line) => line.length > LONGEST_TITLE))
    problems.push({ field: 'evidence', code: 'sheets.line-too-long' });
  return problems;
}

/**
 * What an agency says by an answer of its sheet. `base` is what stood when the sheet was made, or what came back on it before: its
 * passages and the evidence that a line cannot say are not on the sheet as fields and stay as they were. `type` is given to evidence
 * that was only named in words. Only for an answer without problems.
 *
 * @param beside titles of evidence that the sheet showed beside its fields, as it does with last year's: its line was never in the
 * field, so nobody took it out.
 */
export function fromSheetAnswer(
  given: SheetAnswer,
  base: ContributedContent,
  type: DocumentType,
  beside: ReadonlySet<string> = new Set(),
): ContributedContent {
  const stood = toSheetAnswer(base);
  const value = toValue(given);
  const words = wordsOf(given);
  const isSameValue = sameValue(base.value, value);
  return {
    value: isSameValue ? base.value : value,
    text: words === plainLines(stood.text) ? base.text : isUnseen(words) ? '' : words,
    // A reason belongs to the fall it explains; whoever changes the level has not said why on a sheet.
    fallReason: isSameValue ? base.fallReason : null,
    citations: base.citations,
    held:
      plainLines(given.evidence) === stood.evidence
        ? base.held
        : heldOf(linesOf(given.evidence), base.held, type, beside),
  };
}

/** Whether nothing at all stands in an answer. */
export function isBlank(given: SheetAnswer): boolean {
  return (Object.keys(BLANK_ANSWER) as SheetField[]).every((field) =>
    typeof given[field] === 'string' ? isUnseen(given[field]) : given[field] === BLANK_ANSWER[field],
  );
}

/** Answers that an agency has not given, of all that it is asked; null where it is asked nothing: by that it has answered nothing. */
export function openIn(progress: {
  readonly asked: number;
  readonly notAnswered: number;
  readonly unconfirmed: number;
}): number | null {
  return progress.asked === 0 ? null : progress.notAnswered + progress.unconfirmed;
}

/**
 * Where a request stands on a day: answers came back, none are missing any more, the day has passed, or it is on its way; `over` when
 * the assessment was frozen without them, which nothing is late for.
 */
export type RequestState = 'returned' | 'answered' | 'late' | 'sent' | 'over' | 'ended';

export function requestState(
  { returnedAt, open, dueOn }: Pick<SheetRequest, 'returnedAt' | 'open' | 'dueOn'>,
  today: string,
  { isFrozen = false, hasEnded = false }: { readonly isFrozen?: boolean; readonly hasEnded?: boolean } = {},
): RequestState {
  if (open === 0) return 'answered';
  if (returnedAt !== null) return 'returned';
  if (isFrozen) return 'over';
  if (hasEnded) return 'ended';
  return open !== null && dueOn !== null && dueOn < today ? 'late' : 'sent';
}

/**
 * When what answers a request that went out as a pack was taken in; null where nothing was. What came before it was sent answers an earlier
 * one, and what came on a sheet answers that.
 *
 * @param receipts The newest first.
 * @param ofSheets Receipts of what came on sheets.
 */
export function packReturnedAt(
  { agencyId, sentAt }: { readonly agencyId: string; readonly sentAt: string },
  receipts: readonly { readonly id: string; readonly agencyId: string; readonly at: string }[],
  ofSheets: ReadonlySet<string>,
): string | null {
  return (
    receipts.find((one) => one.agencyId === agencyId && one.at >= sentAt && !ofSheets.has(one.id))?.at ?? null
  );
}

/** Whether a request is still waited for. */
export function isOut(request: Pick<SheetRequest, 'returnedAt' | 'open' | 'dueOn'>, today: string): boolean {
  const state = requestState(request, today);
  return state === 'sent' || state === 'late';
}

/** How many letters two ids have in common at their beginnings and ends. */
function likeness(one: string, other: string): number {
  const [a, b] = [[...one.toUpperCase()], [...other.toUpperCase()]];
  const least = Math.min(a.length, b.length);
  let begin = 0;
  while (begin < least && a[begin] === b[begin]) begin += 1;
  let end = 0;
  while (end < least - begin && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return begin + end;
}

/** Less of an id than this in common with what was typed is chance. */
const LEAST_ALIKE = 0.5;

/**
 * Which of the missing ids stands mistyped under each of the unknown ones: the one that is most like it, each for one only; undefined where
 * none is left that is like it.
 */
export function mistypedIds(
  unknown: readonly string[],
  missing: readonly string[],
): readonly (string | undefined)[] {
  const left = new Set(missing);
  return unknown.map((typed) => {
    const [meant] = [...left].sort((one, other) => likeness(typed, other) - likeness(typed, one));
    const longer = Math.max(typed.length, meant?.length ?? 0);
    if (meant === undefined || likeness(typed, meant) < LEAST_ALIKE * longer) return undefined;
    left.delete(meant);
    return meant;
  });
}
