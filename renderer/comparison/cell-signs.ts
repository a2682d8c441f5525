import type { CellLetter } from '../../shared/comparison';

/** The sign of a cell where there is room for one only; the digits are levels. */
export const CELL_SIGNS: Readonly<Record<CellLetter, string>> = {
  '0': '0',
  '1': '1',
  '2': '2',
  '3': '3',
  '4': '4',
  p: '1′',
  a: '–',
  k: '?',
  n: '·',
  d: '≠',
  u: '○',
  '-': '',
  h: '×',
};

const WORDS = {
  '0': 'ui:level.0',
  '1': 'ui:level.1',
  '2': 'ui:level.2',
  '3': 'ui:level.3',
  '4': 'ui:level.4',
  p: 'cell.ahead',
  a: 'ui:level.na',
  k: 'ui:level.nk',
  n: 'ui:level.none',
  d: 'ui:level.disputed',
  u: 'cell.unconfirmed',
  '-': 'cell.not-asked',
  h: 'cell.hidden',
} as const satisfies Record<CellLetter, string>;

/** The key of the word for a cell. */
export const cellWord = <L extends CellLetter>(letter: L) => WORDS[letter];
