import { z } from 'zod';
import type { Answer } from '../assessments';
import type { Level } from '../vocabulary';

/**
 * What a cell shows, in one letter: a level `0` to `4`, `p` for level 1 with practice ahead of the text; `a` not applicable, `k` not
 * known, `n` not answered, `d` disputed, `u` carried over and not confirmed, `-` not asked, `h` hidden.
 */
const LETTERS = ['0', '1', '2', '3', '4', 'p', 'a', 'k', 'n', 'd', 'u', '-', 'h'] as const;
export const CELL_LETTERS = LETTERS.join('');
export const cellLetters = z.enum(LETTERS);
export type CellLetter = z.infer<typeof cellLetters>;

/** The letter of an answer; null when the item was not asked. */
export function cellLetter(answer: Answer | null | undefined): CellLetter {
  if (answer === null || answer === undefined) return '-';
  const { value } = answer;
  if (value.kind === 'none') return 'n';
  if (!answer.confirmed) return 'u';
  if (value.kind === 'level') return value.practiceAhead ? 'p' : (String(value.level) as CellLetter);
  return value.kind === 'na' ? 'a' : value.kind === 'nk' ? 'k' : 'd';
}

const LEVEL_OF: Readonly<Partial<Record<CellLetter, Level>>> = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, p: 1 };

/** The level a cell stands on; undefined for every other answer, for one nobody confirmed, and where nothing was asked or is shown. */
export function levelOf(cell: CellLetter | undefined): Level | undefined {
  return cell === undefined ? undefined : LEVEL_OF[cell];
}

/** Whether the cell holds an answer that counts for the coverage: a level, not applicable or not known (items B.3). */
export function isAnswered(cell: CellLetter | undefined): boolean {
  return levelOf(cell) !== undefined || cell === 'a' || cell === 'k';
}
