import { AppError } from '../kernel';
import { cellName } from './csv';
import type { DescribedTable, StateNaming, Table, TableMapping } from './model';
import { readYear, usesDecimalComma } from './numbers';

/** Names of columns as tables use them, the most telling first; compared without case, spaces and punctuation. */
export const STATE_CODES: readonly string[] = [
  ...['iso3', 'iso3c', 'iso3code', 'isoalpha3', 'alpha3', 'iso31661alpha3', 'countryiso3', 'wbcode'],
  ...['iso2', 'iso2c', 'iso2code', 'isoalpha2', 'alpha2', 'iso31661alpha2', 'countryiso2'],
  ...['iso', 'isocode', 'countrycode', 'statecode', 'membercode', 'code', 'ccode'],
];
export const STATE_NAMES: readonly string[] = [
  ...['country', 'countryname', 'state', 'statename', 'member', 'membername', 'stateparty'],
  ...['economy', 'territory', 'location', 'nation', 'name'],
];
export const YEARS: readonly string[] = [
  'year',
  'yr',
  'reportingyear',
  'referenceyear',
  'reportyear',
  'period',
  'time',
];
export const ITEMS: readonly string[] = [
  ...['item', 'itemid', 'itemcode', 'indicator', 'indicatorid', 'indicatorcode', 'series', 'seriescode'],
  ...['question', 'questioncode', 'variable', 'code'],
];
export const VALUES: readonly string[] = [
  'value',
  'score',
  'result',
  'answer',
  'rating',
  'level',
  'obsvalue',
];

const folded = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
const loose = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ');

function columnsWhere(table: Pick<Table, 'header'>, holds: (name: string) => boolean): number[] {
  return table.header.flatMap((name, column) => (holds(name) ? [column] : []));
}

/** The one column with a name of the list. Throws `tables.column-repeated` when the name stands there twice. */
export function findColumn(
  table: Table,
  names: readonly string[],
  taken: ReadonlySet<number>,
): number | undefined {
  for (const wanted of names) {
    const found = columnsWhere(table, (name) => folded(name) === folded(wanted)).filter(
      (each) => !taken.has(each),
    );
    if (found.length > 1) throw repeated(table, found);
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

function repeated(table: Pick<Table, 'header'>, columns: readonly number[]): AppError {
  const [first = 0, second = 0] = columns;
  const cells = { cell: cellName(1, second), other: cellName(1, first) };
  return new AppError('tables.column-repeated', { name: table.header[second] ?? '', ...cells });
}

export function valuesIn(table: Table, column: number): string[] {
  return table.rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((text) => text !== '');
}

/** How a column names States: as its own name says, else by what stands in it, mostly three letters, mostly two, or words. */
export function namingIn(table: Table, column: number): StateNaming {
  const told = /(?:iso|alpha)(?:code)?([23])/.exec(folded(table.header[column] ?? ''))?.[1];
  if (told !== undefined) return told === '3' ? 'iso3' : 'iso2';
  const values = valuesIn(table, column);
  const share = (pattern: RegExp) => values.filter((text) => pattern.test(text)).length / values.length;
  if (share(/^[A-Za-z]{3}$/) > 0.5) return 'iso3';
  return share(/^[A-Za-z]{2}$/) > 0.5 ? 'iso2' : 'name';
}

/**
 * Columns of the items: under exactly the id; else under the id or title in another case or spacing, if only one column has it
 * and no other item is meant by it.
 */
export function itemColumns(
  table: Pick<Table, 'header'>,
  { items }: Pick<DescribedTable, 'items'>,
): Map<string, number> {
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  const assign = (same: (name: string, item: DescribedTable['items'][number]) => boolean, exact: boolean) => {
    for (const item of items) {
      if (columns.has(item.id)) continue;
      const found = columnsWhere(table, (name) => same(name, item)).filter((each) => !taken.has(each));
      if (found.length > 1 && exact) throw repeated(table, found);
      const [column] = found;
      if (column === undefined || found.length > 1) continue;
      columns.set(item.id, column);
      taken.add(column);
    }
  };
  assign((name, item) => name === item.id.trim(), true);
  assign((name, item) => loose(name) === loose(item.id), false);
  assign((name, item) => loose(name) === loose(item.title), false);
  return columns;
}

function longColumns(table: Table, described: DescribedTable, taken: ReadonlySet<number>) {
  const ids = new Set(described.items.map(({ id }) => id.trim()));
  for (const column of columnsWhere(table, (name) => ITEMS.includes(folded(name)))) {
    if (taken.has(column) || !valuesIn(table, column).some((text) => ids.has(text))) continue;
    const value = findColumn(table, VALUES, new Set([...taken, column]));
    if (value !== undefined) return { layout: 'long', item: column, value } as const;
  }
  return undefined;
}

/** One column a year: the item stands in a column of its own, unless the description has but one. */
function byYears(
  table: Table,
  { items }: DescribedTable,
  taken: ReadonlySet<number>,
  columns: readonly number[],
): TableMapping['items'] | undefined {
  const ids = new Set(items.map(({ id }) => id.trim()));
  const item = columnsWhere(table, (name) => ITEMS.includes(folded(name))).find(
    (column) => !taken.has(column) && valuesIn(table, column).some((text) => ids.has(text)),
  );
  if (item === undefined && items.length > 1) return undefined;
  return { layout: 'years', item: item ?? null, columns };
}

/** Columns that are years, where a table has no column of them: each with the results of its year. */
function yearColumns(table: Table, taken: ReadonlySet<number>): readonly number[] {
  const isYear = (name: string) => /\p{Nd}{4}/u.test(name) && readYear(name) !== null;
  return table.header.flatMap((name, column) => (!taken.has(column) && isYear(name) ? [column] : []));
}

function commaIn(table: Table, described: DescribedTable, items: TableMapping['items']): boolean {
  const numbers = described.items.filter(({ scale }) => scale.kind === 'number');
  const columns =
    items.layout === 'long'
      ? [items.value]
      : items.layout === 'years'
        ? items.columns
        : numbers.flatMap(({ id }) => items.columns.get(id) ?? []);
  return usesDecimalComma(
    table,
    columns.flatMap((column) => valuesIn(table, column)),
  );
}

/**
 * Proposes which column holds what, by the names of the columns and a look at what stands in them. `chosen` names columns that
 * a person picked. Cells count as they are written; set `trims` to let white space go.
 *
 * Throws `tables.column-not-found` for a chosen name that is not there, `tables.no-state-column`, `tables.no-year-column`,
 * `tables.no-item-column` when nothing fits, and `tables.column-repeated` when a needed name stands there twice.
 */
export function guessMapping(
  table: Table,
  described: DescribedTable,
  chosen: { readonly state?: string | undefined; readonly year?: string | undefined } = {},
): TableMapping {
  const columns = itemColumns(table, described);
  const taken = new Set(columns.values());
  const pick = (name: string | undefined, names: readonly string[]) => {
    if (name === undefined) return findColumn(table, names, taken);
    const found = columnsWhere(table, (each) => each === name.trim());
    if (found.length > 1) throw repeated(table, found);
    if (found[0] === undefined) throw new AppError('tables.column-not-found', { name });
    return found[0];
  };

  const year = pick(chosen.year, YEARS);
  const years = year === undefined && columns.size === 0 ? yearColumns(table, taken) : [];
  if (year === undefined && years.length === 0)
    throw new AppError('tables.no-year-column', { columns: table.header.length });
  for (const column of year === undefined ? years : [year]) taken.add(column);
  const isLong = columns.size === 0;
  const nameColumn = findColumn(table, STATE_NAMES, taken);
  // In a table of one row a value, a column `code` may well hold the item.
  const codeNames = isLong ? STATE_CODES.filter((name) => !ITEMS.includes(name)) : STATE_CODES;
  const code = pick(chosen.state, codeNames);
  // Codes of another system (numbers, say) tell less than the names beside them.
  const isTelling = chosen.state !== undefined || (code !== undefined && namingIn(table, code) !== 'name');
  const state = isTelling ? code : (nameColumn ?? code);
  if (state === undefined) throw new AppError('tables.no-state-column', { columns: table.header.length });
  taken.add(state);

  const items =
    year === undefined
      ? byYears(table, described, taken, years)
      : isLong
        ? longColumns(table, described, taken)
        : ({ layout: 'wide', columns } as const);
  if (items === undefined)
    throw new AppError('tables.no-item-column', { item: described.items[0]?.id ?? '' });
  const by = namingIn(table, state);
  return {
    state: { column: state, by },
    // A column of names says the name too; one of codes under such a head does not.
    name: by === 'name' ? (nameColumn ?? state) : nameColumn === state ? null : (nameColumn ?? null),
    year: year ?? null,
    items,
    decimalComma: commaIn(table, described, items),
    trims: false,
  };
}
