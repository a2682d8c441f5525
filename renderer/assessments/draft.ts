import { type AnswerValue, type FallReason, keptFallReason, type Level } from '../../shared/assessments';

/** What is chosen on the screen. Unlike a stored value it may still lack its compulsory words. */
export type Choice =
  | { readonly kind: 'none' }
  /** Set by a decision; it stays until somebody decides or answers. */
  | { readonly kind: 'disputed' }
  | { readonly kind: 'level'; readonly level: Level; readonly practiceAhead: boolean }
  | { readonly kind: 'na'; readonly reason: string }
  | { readonly kind: 'nk'; readonly whoMightKnow: string };

/** Everything a person can type or choose on one item. */
export interface Draft {
  readonly choice: Choice;
  readonly text: string;
  readonly fallReason: FallReason | null;
}

/** The part of an answer that is saved together. */
export interface Content {
  readonly value: AnswerValue;
  readonly text: string;
  readonly fallReason: FallReason | null;
}

/** The words a choice still needs before it can be saved, or null. */
export function missingWords(choice: Choice): 'reason' | 'who' | null {
  if (choice.kind === 'na' && choice.reason.trim() === '') return 'reason';
  if (choice.kind === 'nk' && choice.whoMightKnow.trim() === '') return 'who';
  return null;
}

/** The value to store for a choice, or null while compulsory words are missing. */
export function valueOfChoice(choice: Choice): AnswerValue | null {
  if (missingWords(choice) !== null) return null;
  if (choice.kind === 'na') return { kind: 'na', reason: choice.reason.trim() };
  if (choice.kind === 'nk') return { kind: 'nk', whoMightKnow: choice.whoMightKnow.trim() };
  if (choice.kind === 'level') {
    return { ...choice, practiceAhead: choice.practiceAhead && choice.level === 1 };
  }
  return choice;
}

/** A draft that shows a stored answer as it is. */
export function draftOf(answer: Content): Draft {
  return { choice: answer.value, text: answer.text, fallReason: answer.fallReason };
}

/** The answer of the year before: its value, undefined where there is none, `unknown` where it could not be read. */
export type Before = AnswerValue | undefined | 'unknown';

/**
 * What would be saved of a draft now. While compulsory words are missing the stored value stays, so that the explanation is saved
 * all the same. A reason for a fall goes along only while there is a fall to explain.
 */
export function contentOf(draft: Draft, saved: Content, before: Before): Content {
  const value = valueOfChoice(draft.choice) ?? saved.value;
  const fallReason =
    before === 'unknown' ? draft.fallReason : keptFallReason(before, value, draft.fallReason);
  return { value, text: draft.text, fallReason };
}

function wordsOf(value: AnswerValue): string {
  if (value.kind === 'na') return value.reason;
  if (value.kind === 'nk') return value.whoMightKnow;
  return '';
}

/** Whether two values say the same. */
export function sameValue(one: AnswerValue, other: AnswerValue): boolean {
  if (one.kind !== other.kind || wordsOf(one) !== wordsOf(other)) return false;
  if (one.kind !== 'level' || other.kind !== 'level') return true;
  return one.level === other.level && one.practiceAhead === other.practiceAhead;
}

/** Whether saving one over the other would change nothing. */
export function sameContent(one: Content, other: Content): boolean {
  return one.text === other.text && one.fallReason === other.fallReason && sameValue(one.value, other.value);
}
