import { AppError, isAppError } from '../kernel';
import type { Separator, Table, TableRow } from './model';

/** How large a table may be; anything larger is refused before it fills the memory. */
export interface CsvLimits {
  /** Of the whole text, in UTF-16 units. */
  readonly characters: number;
  readonly rows: number;
  readonly columns: number;
  /** Of one cell, in UTF-16 units. */
  readonly cell: number;
}

/** Far above any yearly table, and what a spreadsheet can hold in one cell. */
export const CSV_LIMITS: CsvLimits = {
  characters: 32 * 1024 * 1024,
  rows: 200_000,
  columns: 2_000,
  cell: 32_767,
};

const SEPARATORS: readonly Separator[] = [',', ';', '\t'];

/** Records that are looked at to find out what separates the cells. */
const SAMPLE_ROWS = 25;

/** Name of a cell as a spreadsheet shows it: row 3 and column 1 (0 the first) are `B3`. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1)
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  return `${letters}${row}`;
}

const at = (row: number, column: number) => ({ row, column: column + 1, cell: cellName(row, column) });

/** Reads up to `most` records, the header among them. Records without any text are left out, but counted. */
function readRecords(text: string, start: number, separator: Separator, limits: CsvLimits, most = Infinity) {
  const rows: TableRow[] = [];
  const length = text.length;
  let position = start;
  let row = start === 0 ? 1 : 2;

  /** Reads the quoted cell that begins at `position` and leaves `position` behind its closing quote. */
  const quotedCell = (column: number): string => {
    const begin = position + 1;
    let from = begin;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) throw new AppError('tables.quote-open', at(row, column));
      if (text[quote + 1] !== '"') {
        position = quote + 1;
        return text.slice(begin, quote).replaceAll('""', '"');
      }
      from = quote + 2;
    }
  };

  const plainCell = (column: number): string => {
    const begin = position;
    for (; position < length; position += 1) {
      const unit = text[position];
      if (unit === separator || unit === '\n' || unit === '\r') break;
      if (unit === '"') throw new AppError('tables.quote-stray', at(row, column));
    }
    return text.slice(begin, position);
  };

  while (position < length && rows.length < most) {
    const cells: string[] = [];
    for (;;) {
      const column = cells.length;
      if (column >= limits.columns)
        throw new AppError('tables.too-many-columns', { row, most: limits.columns });
      const cell = text[position] === '"' ? quotedCell(column) : plainCell(column);
      if (cell.length > limits.cell)
        throw new AppError('tables.cell-too-long', { ...at(row, column), most: limits.cell });
      cells.push(cell);
      const end = text[position];
      if (end === separator) {
        position += 1;
        continue;
      }
      if (end !== undefined && end !== '\n' && end !== '\r')
        throw new AppError('tables.quote-stray', at(row, column));
      position += end === '\r' && text[position + 1] === '\n' ? 2 : 1;
      break;
    }
    if (cells.some((cell) => cell !== '')) {
      if (rows.length > limits.rows) throw new AppError('tables.too-many-rows', { most: limits.rows });
      rows.push({ row, cells });
    }
    row += 1;
  }
  return rows;
}

/** The separator that cuts the first records into the most columns, if possible the same number everywhere. */
function findSeparator(text: string, limits: CsvLimits): Separator {
  let best: { readonly separator: Separator; readonly even: boolean; readonly width: number } | undefined;
  for (const separator of SEPARATORS) {
    let sample: readonly TableRow[];
    try {
      sample = readRecords(text, 0, separator, limits, SAMPLE_ROWS);
    } catch (error) {
      // What is no table with this separator may be one with the next; the real reading tells what is wrong.
      // Only a row of too many cells is no accident of the wrong separator.
      if (isAppError(error, 'tables.too-many-columns')) throw error;
      continue;
    }
    // The middle one: a title above the table has a width of its own.
    const widths = sample.map(({ cells }) => cells.length).sort((a, b) => a - b);
    const width = widths[widths.length >> 1] ?? 0;
    const even = width > 1 && sample.every(({ cells }) => cells.length === width);
    const isBetter = best === undefined || (even && !best.even) || (even === best.even && width > best.width);
    if (isBetter) best = { separator, even, width };
  }
  return best?.separator ?? ',';
}

/**
 * Reads a text table after RFC 4180: quoted cells may hold separators, line ends and doubled quotes; rows end with CRLF, LF or
 * CR; a byte order mark and a first line `sep=;` are understood. What separates the cells is found out unless it is given.
 * Cells come out as they were written. The first row with any text is the header.
 *
 * Throws `tables.not-text` for anything binary, `tables.empty` without a header, `tables.quote-open` and `tables.quote-stray`
 * for a quote that is not closed or stands where none may, `tables.too-large`, `tables.too-many-rows`,
 * `tables.too-many-columns` and `tables.cell-too-long`, with row, column and cell where there is one.
 */
export function readCsv(
  text: string,
  { separator, limits = CSV_LIMITS }: { separator?: Separator; limits?: CsvLimits } = {},
): Table {
  if (text.length > limits.characters) throw new AppError('tables.too-large', { most: limits.characters });
  if (text.includes('\0') || text.startsWith('PK\u0003\u0004')) throw new AppError('tables.not-text');
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const hint = /^"?sep=([,;\t])"?(?:\r\n|\n|\r|$)/i.exec(content);
  const told = SEPARATORS.find((each) => each === hint?.[1]);
  const used = separator ?? told ?? findSeparator(content, limits);
  const [header, ...rows] = readRecords(content, hint?.[0].length ?? 0, used, limits);
  if (header === undefined) throw new AppError('tables.empty');
  const names = header.cells.map((name) => name.trim());
  return { separator: used, header: names, headerRow: header.row, rows };
}
