import { AppError } from '../kernel';
import { cellName } from './csv';
import type { ColumnUse, FoundItem, ScaleKind, TableReading } from './import-model';
import { DENIALS, LOCAL_MISSING } from './local-heads';
import { itemColumns } from './mapping';
import type { DescribedTable, Table, TableMapping } from './model';
import { readNumber, readYear } from './numbers';
import { type StateNames, stateNamed } from './states';

export type TableLayout = 'wide' | 'long' | 'years';

/** Where a reading says that things stand; columns by position. */
interface Columns {
  readonly layout: TableLayout;
  /** Null where all rows are of one State that no column names. */
  readonly state: number | null;
  readonly name: number | null;
  readonly year: number | null;
  readonly item: number | null;
  readonly itemName: number | null;
  readonly note: number | null;
  readonly value: number | null;
  readonly results: readonly number[];
}

/** Uses that one column at most may have. */
const ONCE: readonly ColumnUse[] = ['state', 'name', 'year', 'item', 'item-name', 'value', 'note'];

/**
 * What the columns are in all: one row a State and year with a column an item (`wide`), one row a value (`long`), or one column
 * a year (`years`).
 *
 * Throws `tables.use-repeated` when two columns are taken for the same, and `tables.no-state-column`, `tables.no-year-column`,
 * `tables.no-item-column` or `tables.no-value-column` for what is missing.
 */
export function columnsOf(
  table: Pick<Table, 'header'>,
  { uses, allOf, calendar }: Pick<TableReading, 'uses' | 'allOf' | 'calendar'>,
): Columns {
  const all = (use: ColumnUse) =>
    uses.flatMap((each, column) => (each === use && column < table.header.length ? [column] : []));
  for (const use of ONCE) {
    const [first, second] = all(use);
    if (first !== undefined && second !== undefined)
      throw new AppError('tables.use-repeated', { one: nameOf(table, first), other: nameOf(table, second) });
  }
  const one = (use: ColumnUse) => all(use)[0] ?? null;
  const [state, year, value, results] = [one('state'), one('year'), one('value'), all('result')];
  const missing = { columns: table.header.length };
  if (state === null && allOf === null) throw new AppError('tables.no-state-column', missing);
  const rest = { name: one('name'), item: one('item'), itemName: one('item-name'), note: one('note') };
  if (value !== null) {
    if (year === null) throw new AppError('tables.no-year-column', missing);
    if (rest.item === null) throw new AppError('tables.no-item-column', { item: '' });
    return { layout: 'long', state, year, value, results: [], ...rest };
  }
  if (results.length === 0) throw new AppError('tables.no-value-column', missing);
  if (year !== null) return { layout: 'wide', state, year, value, results, ...rest };
  if (!results.some((column) => readYear(table.header[column] ?? '', calendar) !== null))
    throw new AppError('tables.no-year-column', missing);
  return { layout: 'years', state, year, value, results, ...rest };
}

/** Name of a column for people: its own, or the letter a spreadsheet gives it. */
export function nameOf({ header }: Pick<Table, 'header'>, column: number): string {
  const name = header[column] ?? '';
  return name === '' ? cellName(1, column).replace(/1$/, '') : name;
}

/** Years in which results can be of; a year still to come is no result. */
export interface YearSpan {
  readonly first: number;
  readonly last: number;
}

/**
 * The mapping by which a described table is read. In a wide table a column is an item by its name.
 *
 * Throws as `columnsOf`, and `tables.column-repeated` when two columns name one item.
 */
export function mappingFrom(
  table: Table,
  reading: TableReading,
  described: Pick<DescribedTable, 'items'>,
  {
    span,
    left = [],
    names,
  }: { readonly span?: YearSpan; readonly left?: readonly string[]; readonly names?: StateNames } = {},
): TableMapping {
  const columns = columnsOf(table, reading);
  const { layout, state, name, year, note, item, value, results } = columns;
  const named = { header: table.header.map((_, at) => (results.includes(at) ? nameOf(table, at) : '')) };
  const items: TableMapping['items'] =
    layout === 'wide'
      ? { layout, columns: itemColumns(named, described) }
      : layout === 'long'
        ? { layout, item: item ?? 0, value: value ?? 0 }
        : { layout, item, columns: results };
  return {
    state: state === null ? { all: reading.allOf ?? '' } : { column: state, by: reading.stateBy },
    ...{ name, year, items, note },
    decimalComma: reading.decimalComma,
    trims: reading.trims,
    calendar: reading.calendar,
    meant: new Map(reading.meant.map(({ written, code }) => [written.trim(), code])),
    left: new Set(left),
    ...(span === undefined ? {} : { span }),
    ...(names === undefined ? {} : { names }),
  };
}

/** Texts that tables write where there is no answer. */
const MISSING =
  /^(?:\.{1,3}|…|-{1,3}|–|—|\?|#?n[./]?a\.?|n\/d|nd|no data|no answer|not available|not reported|missing|none|null|nil|#n\/a|-99+|9999?)$/i;
/** What nobody sees between the words of Khmer, Lao and Burmese as some type them. */
const UNSEEN = /[\u200b\u2060\ufeff]/g;

const bare = (text: string) =>
  text.normalize('NFC').replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** Which of the texts of a column stand for no answer. "Not available" is one where "available" is another. */
function missingAmong(texts: Iterable<string>): ReadonlySet<string> {
  const said = new Map([...texts].map((text) => [text, bare(text)]));
  const all = new Set(said.values());
  const isMissing = (words: string) =>
    (MISSING.test(words) || LOCAL_MISSING.has(words)) &&
    !DENIALS.some(([denial, affirmed]) => denial.test(words) && all.has(words.replace(denial, affirmed)));
  return new Set([...said].flatMap(([text, words]) => (isMissing(words) ? text : [])));
}

const YES = /^(?:yes|y|true)$/i;
const NO = /^(?:no|n|false)$/i;
const SAMPLES = 12;
const MOST_WORDS = 30;
/** Item of a table whose rows name none. */
const ONLY_ITEM = 'value';

/** Every item that a table seems to hold, with what stands in its cells, in the order in which they come. */
export function foundItems(table: Table, reading: TableReading): FoundItem[] {
  const columns = columnsOf(table, reading);
  const { layout, item, itemName, value, results } = columns;
  const found = new Map<string, { title: string; texts: Map<string, number> }>();
  const at = (id: string, title: string) => {
    const known = found.get(id) ?? { title, texts: new Map<string, number>() };
    found.set(id, known);
    return known.texts;
  };
  const add = (texts: Map<string, number>, cell: string | undefined) => {
    const text = reading.trims ? (cell ?? '').trim() : (cell ?? '');
    if (text !== '') texts.set(text, (texts.get(text) ?? 0) + 1);
  };
  if (layout === 'wide') {
    for (const column of results) {
      const texts = at(nameOf(table, column), nameOf(table, column));
      for (const { cells } of table.rows) add(texts, cells[column]);
    }
  } else {
    for (const { cells } of table.rows) {
      const id = item === null ? ONLY_ITEM : (cells[item] ?? '').trim();
      if (id === '') continue;
      const texts = at(id, (itemName === null ? '' : (cells[itemName] ?? '').trim()) || id);
      for (const column of value === null ? results : [value]) add(texts, cells[column]);
    }
  }
  return [...found].map(([id, { title, texts }]) => foundItem(id, title, texts, reading.decimalComma));
}

function foundItem(id: string, title: string, texts: ReadonlyMap<string, number>, comma: boolean): FoundItem {
  const isNumber = (text: string) => readNumber(text, comma) !== null;
  const none = missingAmong(texts.keys());
  const plain = [...texts.keys()].filter(
    (text) => !none.has(text) || (isNumber(text) && !/^-?99/.test(text)),
  );
  const numbers = plain.filter(isNumber).length;
  const kind = kindOf(plain, numbers);
  const missing = [...none].filter((text) => !plain.includes(text));
  const words = plain.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return {
    ...{ id, title, kind, missing },
    cells: [...texts.values()].reduce((sum, each) => sum + each, 0),
    samples: [...texts]
      .map(([text, count]) => ({ text, count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, SAMPLES),
    distinct: texts.size,
    words: kind === 'number' || words.length > MOST_WORDS ? [] : words,
  };
}

function kindOf(texts: readonly string[], numbers: number): ScaleKind {
  if (texts.length > 0 && numbers >= texts.length * 0.8) return 'number';
  const isAnswer = (text: string) => YES.test(text) || NO.test(text) || /^(?:unknown|not known)$/i.test(text);
  if (texts.some((text) => YES.test(text)) && texts.every(isAnswer)) return 'yes-no';
  return 'categories';
}

/** Names of States that a reading does not know, in the order in which they come, each with the number of its rows. */
export function unknownStates(
  table: Table,
  reading: TableReading,
  names?: StateNames,
): { written: string; rows: number }[] {
  const { state } = columnsOf(table, reading);
  if (state === null) return [];
  const rows = new Map<string, number>();
  for (const { cells } of table.rows) {
    const written = (cells[state] ?? '').trim();
    if (written !== '' && stateNamed(written, reading.stateBy, names) === undefined)
      rows.set(written, (rows.get(written) ?? 0) + 1);
  }
  return [...rows].map(([written, count]) => ({ written, rows: count }));
}
