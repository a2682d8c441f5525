import { type AnswerSheet, type AnswersFile, BLANK_ANSWER, type SheetAnswer } from '../../../shared/sheets';

/** What a person has written so far. */
export interface Kept {
  readonly savedAt: string;
  readonly savedBy: string;
  readonly answers: Readonly<Record<string, SheetAnswer>>;
}

/** Under which name the browser keeps what is written on a sheet. */
export const keyOf = (sheet: AnswerSheet) => `waymark-sheet ${sheet.head.requestId} ${sheet.hash}`;

/** Keeps it in the browser; false where the browser allows that not or not any more. */
export function keepHere(sheet: AnswerSheet, kept: Kept): boolean {
  try {
    localStorage.setItem(keyOf(sheet), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** What the browser has kept of this very sheet. */
export function findKept(sheet: AnswerSheet): Kept | null {
  try {
    const text = localStorage.getItem(keyOf(sheet));
    if (text === null) return null;
    const { savedAt, savedBy, answers } = JSON.parse(text) as Record<string, unknown>;
    return {
      savedAt: typeof savedAt === 'string' ? savedAt : '',
      savedBy: typeof savedBy === 'string' ? savedBy : '',
      answers: soundAnswers(answers),
    };
  } catch {
    return null;
  }
}

/** Answers from a file or from the browser's memory, field by field: what is of another kind is left as it was. */
export function soundAnswers(given: unknown): Record<string, SheetAnswer> {
  if (typeof given !== 'object' || given === null) return {};
  const sound: Record<string, SheetAnswer> = {};
  for (const [itemId, answer] of Object.entries(given)) {
    if (typeof answer !== 'object' || answer === null) continue;
    const fields = Object.entries(BLANK_ANSWER).map(([field, blank]) => {
      const value = (answer as Record<string, unknown>)[field];
      return [field, typeof value === typeof blank ? value : blank];
    });
    sound[itemId] = Object.fromEntries(fields) as SheetAnswer;
  }
  return sound;
}

export const sameAnswer = (one: SheetAnswer, other: SheetAnswer): boolean =>
  (Object.keys(BLANK_ANSWER) as (keyof SheetAnswer)[]).every((field) => one[field] === other[field]);

/** The text of the file that goes back: only what differs from how the sheet began. */
export function answersFileText(sheet: AnswerSheet, kept: Kept): string {
  const begun = new Map(sheet.items.map(({ itemId, said }) => [itemId, said]));
  const answers = Object.fromEntries(
    Object.entries(kept.answers).filter(
      ([itemId, answer]) => !sameAnswer(answer, begun.get(itemId) ?? BLANK_ANSWER),
    ),
  );
  const { head, bases, hash } = sheet;
  const file: AnswersFile = {
    format: 'waymark-answers/1',
    ...{
      head: { ...head },
      bases: { ...bases },
      hash,
      savedAt: kept.savedAt,
      savedBy: kept.savedBy,
      answers,
    },
  };
  return JSON.stringify(file);
}

/** What a file of answers holds for this sheet; `other` when it belongs to another one, null when it is none. */
export function readBack(sheet: AnswerSheet, text: string): Kept | 'other' | null {
  try {
    const file = JSON.parse(text) as Partial<AnswersFile>;
    if (file.format !== 'waymark-answers/1') return null;
    if (file.hash !== sheet.hash) return 'other';
    return {
      savedAt: String(file.savedAt ?? ''),
      savedBy: String(file.savedBy ?? ''),
      answers: soundAnswers(file.answers),
    };
  } catch {
    return null;
  }
}
