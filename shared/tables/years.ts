import type {
  DescribedTable,
  StateYears,
  Table,
  TableItem,
  TableMapping,
  TableProblem,
  TableRow,
  TableValue,
  TableYears,
  YearColumn,
} from './model';
import { mayBeCommonEra, readYear } from './numbers';
import { isOnScale, standingOn } from './rules';
import { type StateId, stateNamed } from './states';

interface OpenYear {
  readonly values: Map<string, TableValue>;
  readonly name: string | null;
}

interface OpenState {
  readonly id: string;
  readonly code: string | null;
  readonly years: Map<number, OpenYear>;
}

/**
 * Turns a table into yearly columns per State. An empty cell, or a text that the description calls missing, is no answer; every
 * other cell is kept as written, with its standing on the scale. Rows may come in any order and columns without a part in the
 * mapping are left alone.
 *
 * Nothing is dropped in silence: rows without State or year, cells beyond the header, a second row for the same State and year
 * (the later one counts), items without a column, values outside their scale, years that another count may mean and States without a code
 * are all listed.
 */
export function readYears(table: Table, described: DescribedTable, mapping: TableMapping): TableYears {
  const problems: TableProblem[] = [];
  const states = new Map<string, OpenState>();
  const items = new Map(described.items.map((item) => [item.id, item]));
  const report = (
    code: TableProblem['code'],
    loses: boolean,
    value: string,
    row: number | null = null,
    column: number | null = null,
  ) => void problems.push({ code, loses, row, column, value });

  const cellOf = (row: TableRow, column: number) => {
    const text = row.cells[column] ?? '';
    return mapping.trims ? text.trim() : text;
  };

  const opened = (known: StateId | undefined, written: string): OpenState => {
    const key = known?.iso3 ?? written.toUpperCase();
    const state = states.get(key) ?? {
      id: known?.iso3 ?? written,
      code: known?.iso2 ?? null,
      years: new Map(),
    };
    states.set(key, state);
    return state;
  };

  const stateOf = (row: TableRow): OpenState | undefined => {
    if ('all' in mapping.state) return opened(stateNamed(mapping.state.all, 'iso2'), mapping.state.all);
    const { column, by } = mapping.state;
    const written = (row.cells[column] ?? '').trim();
    if (written === '') {
      report('tables.state-missing', true, '', row.row, column);
      return undefined;
    }
    const meant = mapping.meant?.get(written);
    if (meant === null) return undefined;
    const known = meant === undefined ? stateNamed(written, by, mapping.names) : stateNamed(meant, 'iso2');
    if (known === undefined && !states.has(written.toUpperCase()))
      report('tables.state-unknown', false, written, row.row, column);
    return opened(known, written);
  };

  const nameOf = (row: TableRow) => {
    const { state } = mapping;
    const column = mapping.name ?? ('by' in state && state.by === 'name' ? state.column : null);
    return column === null ? null : (row.cells[column] ?? '').trim() || null;
  };

  /** The value of a cell, undefined when it holds no answer. */
  const valueAt = (row: TableRow, column: number, item: TableItem): TableValue | undefined => {
    const text = cellOf(row, column);
    if (text === '' || item.missing.includes(text)) return undefined;
    const standing = standingOn(item.scale, text, mapping.decimalComma);
    if (!isOnScale(item.scale, text, standing))
      report('tables.value-off-scale', false, text, row.row, column);
    const note = mapping.note == null ? '' : (row.cells[mapping.note] ?? '').trim();
    return note === '' ? { text, standing } : { text, standing, note };
  };

  const unknownItems = new Set<string>();
  /** The item that a row names, undefined when it names none of the description. */
  const itemOf = (row: TableRow, column: number | null): TableItem | undefined => {
    if (column === null) return described.items[0];
    const id = (row.cells[column] ?? '').trim();
    const item = items.get(id);
    if (item !== undefined || mapping.left?.has(id)) return item;
    if (id === '') report('tables.item-missing', true, '', row.row, column);
    else if (!unknownItems.has(id)) report('tables.item-unknown', true, id, row.row, column);
    unknownItems.add(id);
    return undefined;
  };

  const { calendar = 'ce', span } = mapping;
  const yearIn = (text: string): number | null => {
    const year = readYear(text, calendar);
    return year === null || (span !== undefined && (year < span.first || year > span.last)) ? null : year;
  };
  const isDoubtful = (text: string) => span !== undefined && mayBeCommonEra(text, calendar, span);

  const addWide = (row: TableRow, state: OpenState, year: number, columns: ReadonlyMap<string, number>) => {
    const values = new Map<string, TableValue>();
    for (const [id, column] of columns) {
      const item = items.get(id);
      const value = item && valueAt(row, column, item);
      if (value !== undefined) values.set(id, value);
    }
    const earlier = state.years.get(year);
    if (earlier !== undefined && !saysTheSame(earlier.values, values))
      report('tables.row-repeated', true, `${state.id} ${year}`, row.row, mapping.year);
    state.years.set(year, { values, name: nameOf(row) });
  };

  const addLong = (
    row: TableRow,
    state: OpenState,
    year: number,
    item: TableItem | undefined,
    column: number,
  ) => {
    const value = item && valueAt(row, column, item);
    // Where years are columns, an empty cell says nothing of the year.
    if (value === undefined && mapping.year === null) return;
    const open = state.years.get(year) ?? { values: new Map<string, TableValue>(), name: nameOf(row) };
    state.years.set(year, open);
    if (item === undefined || value === undefined) return;
    const earlier = open.values.get(item.id);
    if (earlier !== undefined && earlier.text !== value.text)
      report('tables.row-repeated', true, `${state.id} ${year} ${item.id}`, row.row, column);
    open.values.set(item.id, value);
  };

  const yearOfColumn = new Map<number, number>();
  if (mapping.items.layout === 'years') {
    for (const column of mapping.items.columns) {
      const written = table.header[column] ?? '';
      const year = yearIn(written);
      if (year === null) report('tables.year-invalid', true, written, table.headerRow, column);
      else if (isDoubtful(written))
        report('tables.year-other-count', false, written, table.headerRow, column);
      if (year !== null) yearOfColumn.set(column, year);
    }
  }

  if (mapping.items.layout === 'wide') {
    for (const { id } of described.items)
      if (!mapping.items.columns.has(id)) report('tables.item-absent', false, id);
  }
  for (const row of table.rows) {
    const beyond = row.cells.findIndex((cell, at) => at >= table.header.length && cell !== '');
    if (beyond >= 0) report('tables.row-too-long', true, row.cells[beyond] ?? '', row.row, beyond);
    const state = stateOf(row);
    if (state === undefined) continue;
    if (mapping.items.layout === 'years') {
      const item = itemOf(row, mapping.items.item);
      for (const [column, year] of yearOfColumn) addLong(row, state, year, item, column);
      continue;
    }
    const written = row.cells[mapping.year ?? -1] ?? '';
    const year = yearIn(written);
    if (year === null) {
      report('tables.year-invalid', true, written, row.row, mapping.year);
      continue;
    }
    if (isDoubtful(written)) report('tables.year-other-count', false, written, row.row, mapping.year);
    if (mapping.items.layout === 'wide') addWide(row, state, year, mapping.items.columns);
    else addLong(row, state, year, itemOf(row, mapping.items.item), mapping.items.value);
  }
  return { states: [...states.values()].map(closed).sort(byId), problems };
}

function saysTheSame(a: OpenYear['values'], b: OpenYear['values']): boolean {
  return a.size === b.size && [...a].every(([id, { text }]) => b.get(id)?.text === text);
}

function closed({ id, code, years }: OpenState): StateYears {
  const inOrder = [...years].sort(([a], [b]) => a - b);
  const columns = inOrder.map(([year, open]): YearColumn => ({ year, ...open }));
  return { id, code, name: columns.at(-1)?.name ?? null, years: columns };
}

const byId = (a: StateYears, b: StateYears) => (a.id < b.id ? -1 : 1);
