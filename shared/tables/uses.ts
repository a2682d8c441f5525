import { isAppError } from '../kernel';
import type { ColumnUse, TableReading } from './import-model';
import { LOCAL_HEADS, OF_OTHER_STATES } from './local-heads';
import { findColumn, ITEMS, namingIn, STATE_CODES, STATE_NAMES, VALUES, valuesIn, YEARS } from './mapping';
import type { Table, YearCount } from './model';
import { readNumber, readYear, usesDecimalComma } from './numbers';
import { type StateNames, stateNamed } from './states';

const ITEM_NAMES: readonly string[] = [
  ...['indicatorname', 'itemname', 'seriesname', 'questionname', 'variablename', 'indicatortitle'],
  ...['itemtitle', 'question', 'questiontext', 'indicator', 'item', 'title', 'label', 'name'],
];
const NOTES: readonly string[] = ['note', 'notes', 'remark', 'remarks', 'comment', 'comments', 'footnote'];

/** Codes before names: of `Indicator` and `Indicator code` the second tells which item is meant. */
const ITEM_COLUMNS: readonly string[] = [
  ...ITEMS.toSorted((a, b) => rankOf(a) - rankOf(b)),
  ...LOCAL_HEADS.item,
  ...LOCAL_HEADS.itemName,
];
function rankOf(name: string): number {
  return /(?:code|id)$/.test(name) ? 0 : 1;
}

/** Whether a text writes a year between two, before it is said how years are counted. */
const isYearOf = (first: number, last: number, count: YearCount = 'ce') => {
  return (text: string) => {
    const year = readYear(text, count);
    return year !== null && year >= first && year <= last;
  };
};
/** No table is of the year 2400, and 2400 of the Buddhist Era is 1857. */
const isBuddhist = isYearOf(2400, 2799);
/** Years to come have no results, so 2080 is one of the Bikram Sambat; what is earlier than 2050 could be of either. */
const isToCome = isYearOf(2050, 2150);
const isTwoYears = isYearOf(1993, 2093, 'bs');
const isBikram = (text: string) => isToCome(text) || (readYear(text) === null && isTwoYears(text));
const isCommon = isYearOf(1900, 2200);
const isYear = (text: string) => isCommon(text) || isBuddhist(text) || isBikram(text);
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

/** Whether a text names a State, as the States of a column are written. */
function isStateIn(table: Table, column: number, names: StateNames | undefined) {
  const by = namingIn(table, column);
  // Most cells are numbers, which are sooner told than looked up.
  return (text: string) => /\p{L}/u.test(text) && stateNamed(text, by, names) !== undefined;
}

/**
 * Whether a column without a name that tells holds States: most of its cells name one, and it does not say that they are others than those
 * that the results are of. Two letters may be `no` as well as Norway.
 */
function namesStates(table: Table, column: number, names: StateNames | undefined): boolean {
  if (OF_OTHER_STATES.test(table.header[column]?.normalize('NFC') ?? '')) return false;
  if (namingIn(table, column) === 'iso2') return false;
  return share(valuesIn(table, column), isStateIn(table, column, names)) > 0.8;
}

/** The column of States by its name. `Name` alone may be that of anything, so one of its cells must be that of a State. */
function namedOfStates(
  table: Table,
  taken: ReadonlySet<number>,
  names: StateNames | undefined,
): number | undefined {
  const column = sought(table, [...STATE_NAMES, ...LOCAL_HEADS.state], taken);
  const isOfAnything = column !== undefined && table.header[column]?.trim().toLowerCase() === 'name';
  if (!isOfAnything || valuesIn(table, column).some(isStateIn(table, column, names))) return column;
  return sought(table, LOCAL_HEADS.state, taken);
}

/**
 * A proposal of what each column holds and how it is written, by the names of the columns and a look at their cells. Where no column holds
 * States, all rows are of `own`, by its alpha-2 code.
 */
export function guessReading(
  table: Table,
  at: { readonly sheet: number; readonly headerRow: number },
  { names, own = null }: { readonly names?: StateNames; readonly own?: string | null } = {},
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

  const values = [...VALUES, ...LOCAL_HEADS.value];
  let year = take([...YEARS, ...LOCAL_HEADS.year], 'year');
  const yearColumns = table.header.flatMap((name, column) => (isYear(name) ? [column] : []));
  const isFullOfYears = (column: number) =>
    !taken.has(column) && share(valuesIn(table, column), isYear) > 0.95;
  // One alone may be a number in the first row of a table without names, whose years stand in a column.
  const isByYears =
    year === undefined &&
    (yearColumns.length > 1 || (yearColumns.length === 1 && ![...table.header.keys()].some(isFullOfYears)));
  // Without a column of items, `Level` is an item itself.
  const hasValues =
    !isByYears &&
    sought(table, values, taken) !== undefined &&
    sought(table, ITEM_COLUMNS, taken) !== undefined;
  const isKeyed = hasValues || isByYears;
  const nameColumn = namedOfStates(table, taken, names);
  const code = sought(
    table,
    isKeyed ? STATE_CODES.filter((name) => !ITEMS.includes(name)) : STATE_CODES,
    taken,
  );
  const isTelling = code !== undefined && namingIn(table, code) !== 'name';
  const told = isTelling ? code : (nameColumn ?? code);
  const isSeen = (column: number) => !taken.has(column) && namesStates(table, column, names);
  const state = told ?? [...table.header.keys()].find(isSeen);
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
    year = table.header.findIndex((_, column) => isFullOfYears(column));
    if (year >= 0) {
      uses[year] = 'year';
      taken.add(year);
    }
  }
  take([...NOTES, ...LOCAL_HEADS.note], 'note');
  if (isKeyed && take(ITEM_COLUMNS, 'item') !== undefined)
    take([...ITEM_NAMES, ...LOCAL_HEADS.itemName], 'item-name');
  if (hasValues) take(values, 'value');
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
    allOf: state === undefined ? own : null,
    calendar: share(years, isBuddhist) > 0.5 ? 'be' : share(years, isBikram) > 0.5 ? 'bs' : 'ce',
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
