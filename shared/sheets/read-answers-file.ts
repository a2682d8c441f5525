import { AppError } from '../kernel';
import { BLANK_ANSWER } from './blank';
import { type AnswersFile, answersFile, type CellProblem, sheetAnswer } from './model';
import type { Returned, ReturnedAnswer } from './read-workbook';

const nowhere = () => ({ sheet: null, cell: null });

function readOne(itemId: string, given: unknown): ReturnedAnswer {
  const parsed = sheetAnswer.safeParse(given);
  if (parsed.success) return { itemId, given: parsed.data, problems: [], placeOf: nowhere };
  const named = parsed.error.issues[0]?.path[0];
  const field = (Object.keys(BLANK_ANSWER) as CellProblem['field'][]).find((one) => one === named) ?? 'level';
  return {
    itemId,
    given: BLANK_ANSWER,
    problems: [{ field, code: 'sheets.field-unreadable', found: '', sheet: null, cell: null }],
    placeOf: nowhere,
  };
}

/**
 * The answers in a file that a browser has saved.
 *
 * @throws AppError `sheets.not-answers` when it is something else.
 */
export function readAnswersFile(text: string): Returned & Pick<AnswersFile, 'savedAt' | 'savedBy'> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new AppError('sheets.not-answers');
  }
  const file = answersFile.safeParse(value).data;
  if (file === undefined) throw new AppError('sheets.not-answers');
  const { head, bases, hash, savedAt, savedBy } = file;
  const answers = Object.entries(file.answers).map(([itemId, given]) => readOne(itemId, given));
  return { head, bases, hash, savedAt, savedBy, answers, strays: [], sheet: null, copies: [], unread: [] };
}
