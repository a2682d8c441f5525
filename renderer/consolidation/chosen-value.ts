import type { AnswerValue, Level } from '../../shared/assessments';

/** What a coordinator may choose as a value. */
export type Choice = '0' | '1' | '2' | '3' | '4' | 'na' | 'nk';

/** The value of a choice; null while something is missing that belongs to it. `words` say why it cannot arise, or who might know. */
export function chosenValue(choice: Choice | null, words: string): AnswerValue | null {
  if (choice === null) return null;
  if (choice === 'na') return words.trim() === '' ? null : { kind: 'na', reason: words.trim() };
  if (choice === 'nk') return words.trim() === '' ? null : { kind: 'nk', whoMightKnow: words.trim() };
  return { kind: 'level', level: Number(choice) as Level, practiceAhead: false };
}

/** Where the level stays and only the words are others, practice stays ahead of the text. */
export function withPractice(value: AnswerValue | null, before: AnswerValue | undefined): AnswerValue | null {
  const isSame = value?.kind === 'level' && before?.kind === 'level' && value.level === before.level;
  return isSame ? before : value;
}

export function choiceOf(value: AnswerValue | null): Choice | null {
  if (value?.kind === 'level') return String(value.level) as Choice;
  return value?.kind === 'na' || value?.kind === 'nk' ? value.kind : null;
}

/** The words that belong to a value that is no level. */
export function wordsOf(value: AnswerValue | null): string {
  if (value?.kind === 'na') return value.reason;
  return value?.kind === 'nk' ? value.whoMightKnow : '';
}
