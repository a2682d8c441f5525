import type { Row } from '../rows-repository';

/** Columns that hold JSON, or 0 and 1 for no and yes. */
export interface ColumnShapes {
  readonly json?: readonly string[];
  readonly flags?: readonly string[];
}

const fields = new Map<string, string>();

/** The field of a column; there are some hundred columns, and millions of values in them. */
function camel(column: string): string {
  let field = fields.get(column);
  if (field === undefined) {
    field = column.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
    fields.set(column, field);
  }
  return field;
}
const snake = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A row as the fields people speak of. */
export function fieldsOf(row: Row, { json = [], flags = [] }: ColumnShapes = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (json.includes(column)) return [camel(column), JSON.parse(String(value))];
      return [camel(column), flags.includes(column) ? value === 1 : value];
    }),
  );
}

/** Fields as a row. */
export function rowOf(
  given: Readonly<Record<string, unknown>>,
  { json = [], flags = [] }: ColumnShapes = {},
): Row {
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => {
      const column = snake(field);
      if (json.includes(column)) return [column, JSON.stringify(value)];
      return [column, (flags.includes(column) ? Number(value) : value) as string | number | null];
    }),
  );
}

/** Fields without some. */
export function without<T extends object, F extends string>(fields: T, ...names: readonly F[]): Omit<T, F> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name as F))) as Omit<
    T,
    F
  >;
}

/** A title of what has no name of its own, by what it is about; what is not known is left out. */
export const namedBy = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(', ');
