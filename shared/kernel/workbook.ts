import { z } from 'zod';
import { AppError } from './errors';

/** Every bound that a workbook from outside meets, in one place. */
export const WORKBOOK_LIMITS = {
  /** The file; a filled answer sheet has 60 KB, and 600 unpacked. */
  fileBytes: 16 * 1024 * 1024,
  /** What all parts unpack to, which is never held whole: a sheet with a look on each cell of many columns has this much of nothing. */
  unpackedBytes: 256 * 1024 * 1024,
  /** Parts in the archive. */
  parts: 1_000,
  sheets: 50,
  sheetName: 100,
  /** Rows and columns that are laid out. What stands beyond them is kept apart, up to so many cells. */
  rows: 20_000,
  columns: 256,
  beyond: 1_000,
  /** Cells in which something stands, in the whole file. */
  cells: 200_000,
  /** UTF-16 units of one cell; spreadsheet programs themselves stop at 32,767. */
  cellText: 32_767,
  /** UTF-16 units of all cells together. */
  text: 16_000_000,
} as const;

/**
 * What a cell of a workbook from outside holds. A formula is never calculated: its text is what the file's last program saw; where no program
 * has calculated it, nobody can tell what it shows.
 */
export const cellKind = z.enum(['text', 'number', 'boolean', 'date', 'formula', 'uncalculated', 'error']);
export type CellKind = z.infer<typeof cellKind>;

export const workbookCell = z.strictObject({
  /** From 0. */
  column: z
    .number()
    .int()
    .min(0)
    .max(WORKBOOK_LIMITS.columns - 1),
  kind: cellKind,
  /**
   * What stands in it, as text: a number with a dot and no grouping, a boolean as `true` or `false`, a date as `2026-11-24` (with
   * `T10:00:00` where it has a time, and a time alone as `10:00:00`), an error as `#REF!`.
   */
  text: z.string().max(WORKBOOK_LIMITS.cellText),
});
export type WorkbookCell = z.infer<typeof workbookCell>;

export const workbookRow = z.strictObject({
  /** From 0, empty rows counted. */
  row: z.number().int().nonnegative(),
  /** Cells in which something stands, from left to right. */
  cells: z.array(workbookCell).max(WORKBOOK_LIMITS.columns),
});
export type WorkbookRow = z.infer<typeof workbookRow>;

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** Words at a cell of a sheet that are no cell of its table. */
export const placedWords = z.strictObject({
  row: z.number().int().min(0).max(LAST_ROW),
  column: z.number().int().min(0).max(LAST_COLUMN),
  text: z.string().max(WORKBOOK_LIMITS.cellText),
});
export type PlacedWords = z.infer<typeof placedWords>;

export const workbookSheet = z.strictObject({
  name: z.string().max(WORKBOOK_LIMITS.sheetName),
  isHidden: z.boolean(),
  /** Rows in which something stands, from top to bottom. */
  rows: z.array(workbookRow).max(WORKBOOK_LIMITS.rows),
  /** What people wrote on cells, as notes or as comments that answer each other. */
  notes: z.array(placedWords).max(WORKBOOK_LIMITS.cells),
  /** Notes of which the file names no cell that a sheet has. */
  adrift: z.array(z.string().max(WORKBOOK_LIMITS.cellText)).max(WORKBOOK_LIMITS.cells),
  /** What stands further right or further down than `rows` goes. */
  beyond: z.array(placedWords).max(WORKBOOK_LIMITS.beyond),
});
export type WorkbookSheet = z.infer<typeof workbookSheet>;

/** A workbook as it was read, in the order of its sheets. */
export const workbook = z.strictObject({ sheets: z.array(workbookSheet).max(WORKBOOK_LIMITS.sheets) });
export type Workbook = z.infer<typeof workbook>;

/**
 * A workbook of which every cell is needed.
 *
 * @throws AppError with `sheet` and `cell` `workbook.too-wide` or `workbook.too-long` where something stands beyond what is laid out,
 * `workbook.uncalculated` where a formula has no result.
 */
export function withEveryCell(book: Workbook): Workbook {
  for (const { name, beyond, rows } of book.sheets) {
    for (const { row, column } of beyond)
      throw new AppError(column >= WORKBOOK_LIMITS.columns ? 'workbook.too-wide' : 'workbook.too-long', {
        sheet: name,
        cell: cellName(row, column),
      });
    for (const { row, cells } of rows)
      for (const { kind, column } of cells)
        if (kind === 'uncalculated')
          throw new AppError('workbook.uncalculated', { sheet: name, cell: cellName(row, column) });
  }
  return book;
}

/** How a cell looks. Cells that look `open` or `choice` can be written in on a locked sheet, all others not. */
export type CellLook =
  | ('title' | 'heading' | 'text' | 'strong' | 'quiet' | 'head' | 'cell' | 'open' | 'choice')
  /** A cell of a table on one of five shades, from white to dark. */
  | `shade${0 | 1 | 2 | 3 | 4}`;

/** A cell to be written; what begins like a formula is text all the same. */
export interface NewCell {
  readonly value: string | number | null;
  readonly look?: CellLook;
}

/** A list from which the cells of one column are chosen. */
export interface NewChoice {
  readonly column: number;
  /** Rows from 0, the last one included. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly values: readonly string[];
  /** Shown beside the chosen cell. */
  readonly prompt?: { readonly title: string; readonly text: string };
  /** Shown when something else is entered. */
  readonly refusal: { readonly title: string; readonly text: string };
}

/** A picture that lies over cells. */
export interface NewPicture {
  readonly row: number;
  readonly column: number;
  /** As base64. */
  readonly png: string;
  /** In points of the screen. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** A chart that the spreadsheet program draws from cells, with the first column of the rows as its categories. */
export interface NewChart {
  readonly kind: 'stacked' | 'line';
  readonly title: string;
  /** The place of its upper left corner and how many rows it is high; it is as wide as the sheet. */
  readonly row: number;
  readonly height: number;
  readonly width: number;
  /** Rows of numbers from 0, the last one included. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly series: readonly { readonly name: string; readonly column: number }[];
}

export interface NewSheet {
  /** As `sheetNameOf` gives it. */
  readonly name: string;
  /** Hidden, so that only a program brings it back. */
  readonly isHidden?: boolean;
  readonly isLocked?: boolean;
  /** Widths in characters; 0 hides the column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly NewCell[])[];
  /** Rows and columns that stay in sight. The frozen rows are repeated on each printed page. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly choices?: readonly NewChoice[];
  /** Rows whose first cell stands over so many columns, by row from 0. */
  readonly wide?: ReadonlyMap<number, number>;
  /** Heights of rows in points, by row from 0; the others are as high as they need. */
  readonly heights?: ReadonlyMap<number, number>;
  /** The table whose rows may be filtered, by its corners, both included. */
  readonly filter?: { readonly firstRow: number; readonly lastRow: number; readonly columns: number };
  readonly pictures?: readonly NewPicture[];
  readonly charts?: readonly NewChart[];
  /** Stands at the foot of every printed page. */
  readonly foot?: string;
}

/** A workbook to be written. */
export interface NewWorkbook {
  readonly title: string;
  readonly sheets: readonly NewSheet[];
}

/** The name of a column as spreadsheet programs show it: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/** The name of a cell as spreadsheet programs show it; both counted from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

const LONGEST_SHEET_NAME = 31;
const NOT_IN_SHEET_NAMES = /[[\]:*?/\\\p{Cc}\p{Cs}]/gu;
/** Spreadsheet programs keep this name for a list of changes of their own. */
const RESERVED_SHEET_NAME = 'history';

/**
 * Words as the name of a sheet that spreadsheet programs take: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at an end, not
 * `History`, and none of `taken` (in small letters: they do not tell capitals apart), which gets the name given.
 */
export function sheetNameOf(words: string, taken: Set<string> = new Set()): string {
  const cut = (text: string, length: number) => {
    let kept = '';
    for (const character of text) {
      if (kept.length + character.length > length) break;
      kept += character;
    }
    return kept.replaceAll(/^['\s]+|['\s]+$/g, '');
  };
  const base = words.replaceAll(NOT_IN_SHEET_NAMES, ' ').replaceAll(/\s+/g, ' ');
  const first = cut(base.replaceAll(/^['\s]+/g, ''), LONGEST_SHEET_NAME) || 'Sheet';
  let name = first;
  for (let count = 2; name.toLowerCase() === RESERVED_SHEET_NAME || taken.has(name.toLowerCase()); count += 1)
    name = `${cut(first, LONGEST_SHEET_NAME - 4)} ${count}`;
  taken.add(name.toLowerCase());
  return name;
}

/** The cell of a read sheet, or undefined where nothing stands. */
export function cellAt(sheet: WorkbookSheet, row: number, column: number): WorkbookCell | undefined {
  return sheet.rows.find((one) => one.row === row)?.cells.find((cell) => cell.column === column);
}
