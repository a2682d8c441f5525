import { isAppError } from '../kernel';
import type { ColumnUse, TableReading } from './import-model';
import { findColumn, ITEMS, namingIn, STATE_CODES, STATE_NAMES, VALUES, valuesIn, YEARS } from './mapping';
import type { Table } from './model';
import { readNumber, readYear, usesDecimalComma } from './numbers';

const ITEM_NAMES: readonly string[] = [
  ...['indicatorname', 'itemname', 'seriesname', 'questionname', 'variablename', 'indicatortitle'],
  ...['itemtitle', 'question', 'questiontext', 'indicator', 'item', 'title', 'label'],
];
const NOTES: readonly string[] = ['note', 'notes', 'remark', 'remarks', 'comment', 'comments', 'footnote'];

/** Codes before names: of `Indicator` and `Indicator code` the second tells which item is meant. */
const ITEM_COLUMNS: readonly string[] = ITEMS.toSorted((a, b) => rankOf(a) - rankOf(b));
function rankOf(name: string): number {
  return /(?:code|id)$/.test(name) ? 0 : 1;
}

/** Years that results may be of, in either count. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
/** No table is of the year 2400, and 2400 of the Buddhist Era is 1857. */
const FIRST_BUDDHIST = 2400;

const isYear = (text: string) => {
  const year = readYear(text);
  return year !== null && ((year >= FIRST_YEAR && year <= LAST_YEAR) || isBuddhist(text));
};
const isBuddhist = (text: string) => {
  const year = readYear(text);
  return year !== null && year >= FIRST_BUDDHIST && year < FIRST_BUDDHIST + 400;
};
const share = (texts: readonly string[], holds: (text: string) => boolean) =>
  texts.length === 0 ? 0 : texts.filter(holds).length / texts.length;

/** As `findColumn`; where a name stands twice nothing is guessed. */
function sought(table: Table, names: readonly string[], taken: ReadonlySet<number>): number | undefined {
  try {
    return findColumn(table, names, taken);
  } catch (error) {
    if (isAppError(error, 'tables.column-repeated')) return undefined;
    throw error;
  }
}

/** A proposal of what each column holds and how it is written, by the names of the columns and a look at their cells. */
export function guessReading(
  table: Table,
  at: { readonly sheet: number; readonly headerRow: number },
): TableReading {
  const uses: ColumnUse[] = table.header.map(() => 'left');
  const taken = new Set<number>();
  const take = (names: readonly string[], use: ColumnUse): number | undefined => {
    const column = sought(table, names, taken);
    if (column === undefined) return undefined;
    uses[column] = use;
    taken.add(column);
    return column;
  };

  let year = take(YEARS, 'year');
  const yearColumns = table.header.flatMap((name, column) => (isYear(name) ? [column] : []));
  const isByYears = year === undefined && yearColumns.length > 1;
  const hasValues = !isByYears && sought(table, VALUES, taken) !== undefined;
  const isKeyed = hasValues || isByYears;
  const nameColumn = sought(table, STATE_NAMES, taken);
  const code = sought(
    table,
    isKeyed ? STATE_CODES.filter((name) => !ITEMS.includes(name)) : STATE_CODES,
    taken,
  );
  const isTelling = code !== undefined && namingIn(table, code) !== 'name';
  const state = isTelling ? code : (nameColumn ?? code);
  if (state !== undefined) {
    uses[state] = 'state';
    taken.add(state);
    if (nameColumn !== undefined && nameColumn !== state) {
      uses[nameColumn] = 'name';
      taken.add(nameColumn);
    }
  }
  // Without a name that tells, a column full of years is one.
  if (year === undefined && !isByYears) {
    year = table.header.findIndex(
      (_, column) => !taken.has(column) && share(valuesIn(table, column), isYear) > 0.95,
    );
    if (year >= 0) {
      uses[year] = 'year';
      taken.add(year);
    }
  }
  take(NOTES, 'note');
  if (isKeyed && take(ITEM_COLUMNS, 'item') !== undefined) take(ITEM_NAMES, 'item-name');
  if (hasValues) take(VALUES, 'value');
  const results = isByYears ? yearColumns : hasValues ? [] : table.header.map((_, column) => column);
  for (const column of results) {
    if (taken.has(column) || valuesIn(table, column).length === 0) continue;
    uses[column] = 'result';
  }

  const cellsOf = (use: ColumnUse) =>
    uses.flatMap((each, column) => (each === use ? valuesIn(table, column) : []));
  const years = isByYears ? yearColumns.map((column) => table.header[column] ?? '') : cellsOf('year');
  return {
    ...at,
    uses,
    stateBy: state === undefined ? 'name' : namingIn(table, state),
    calendar: share(years, isBuddhist) > 0.5 ? 'be' : 'ce',
    decimalComma: usesDecimalComma(table, [...cellsOf('value'), ...cellsOf('result')]),
    trims: true,
    meant: [],
  };
}

/** A table whose columns are named by its own row, where titles or remarks stand above it; as it is where none do. */
export function underItsHeader(table: Table): Table {
  const rows = [{ row: table.headerRow, cells: table.header }, ...table.rows];
  const at = findHeader(rows);
  const header = rows[at];
  if (at === 0 || header === undefined) return table;
  const names = header.cells.map((name) => name.trim());
  return { ...table, header: names, headerRow: header.row, rows: rows.slice(at + 1) };
}

/** Most rows in which the names of the columns are looked for: titles and remarks stand above them. */
const TOP_ROWS = 25;

/**
 * The row that names the columns: the first that fills at least half of the columns any of the first rows fills, and not with
 * numbers alone. Position in `rows`, 0 where none is better.
 */
export function findHeader(rows: Table['rows']): number {
  const top = rows.slice(0, TOP_ROWS);
  const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '');
  const widest = Math.max(0, ...top.map(({ cells }) => filled(cells).length));
  const found = top.findIndex(({ cells }) => {
    const texts = filled(cells);
    const isNames = texts.some((text) => readNumber(text) === null);
    return isNames && texts.length > 1 && texts.length >= Math.min(3, widest) && texts.length >= widest / 2;
  });
  return Math.max(0, found);
}
