import type { Cell, CellValue, Sheet } from 'hucre/xlsx';
import {
  AppError,
  type CellKind,
  cellName,
  isAppError,
  WORKBOOK_LIMITS,
  type Workbook,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookSheet,
} from '../../../shared/kernel';
import { checkArchive } from './check-archive';

const DAY = 'T00:00:00';

/** The wall-clock time that a program showed; a workbook knows no time zone. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '#VALUE!';
  const text = date.toISOString().slice(0, 19);
  return text.endsWith(DAY) ? text.slice(0, -DAY.length) : text;
}

function plain(value: CellValue): { readonly kind: CellKind; readonly text: string } | null {
  if (value === null || value === '') return null;
  if (value instanceof Date) return { kind: 'date', text: dateText(value) };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', text: String(value) };
  return { kind: 'text', text: value };
}

function read(value: CellValue, details: Cell | undefined): { kind: CellKind; text: string } | null {
  if (details?.formula !== undefined)
    return { kind: 'formula', text: plain(details.formulaResult ?? value)?.text ?? '' };
  const found = plain(value);
  if (details?.type === 'error') return { kind: 'error', text: found?.text ?? '' };
  return found;
}

/** Counts what was taken of a file, over all its sheets. */
interface Taken {
  cells: number;
  text: number;
}

function readRow(sheet: Sheet, row: number, taken: Taken): WorkbookCell[] {
  const cells: WorkbookCell[] = [];
  for (const [column, value] of (sheet.rows[row] ?? []).entries()) {
    const found = read(value, sheet.cells?.get(`${row},${column}`));
    if (found === null) continue;
    const where = {
      sheet: sheet.name.slice(0, WORKBOOK_LIMITS.sheetName),
      cell: cellName(row, column),
    };
    if (column >= WORKBOOK_LIMITS.columns) throw new AppError('workbook.too-wide', where);
    if (found.text.length > WORKBOOK_LIMITS.cellText) throw new AppError('workbook.cell-too-long', where);
    taken.cells += 1;
    taken.text += found.text.length;
    if (taken.cells > WORKBOOK_LIMITS.cells || taken.text > WORKBOOK_LIMITS.text)
      throw new AppError('workbook.too-large');
    cells.push({ column, ...found });
  }
  return cells;
}

/**
 * A cell that is joined with those below it stands beside each of their rows, as a person sees it. A row with nothing of its own stays
 * empty, and what a program kept under the joined cell is not seen.
 */
function spreadDown(rows: readonly WorkbookRow[], { merges = [] }: Sheet, taken: Taken): WorkbookRow[] {
  const byRow = new Map(rows.map(({ row, cells }) => [row, cells]));
  for (const { startRow, endRow, startCol, endCol } of merges) {
    const first = byRow.get(startRow);
    const seen = first?.find(({ column }) => column === startCol);
    const isBeside = ({ column }: WorkbookCell) => column < startCol || column > endCol;
    if (first !== undefined)
      byRow.set(
        startRow,
        first.filter((cell) => cell === seen || isBeside(cell)),
      );
    const last = Math.min(endRow, rows.at(-1)?.row ?? 0);
    for (let row = startRow + 1; row <= last; row += 1) {
      taken.cells += 1;
      taken.text += seen?.text.length ?? 0;
      if (taken.cells > WORKBOOK_LIMITS.cells || taken.text > WORKBOOK_LIMITS.text)
        throw new AppError('workbook.too-large');
      const own = byRow.get(row)?.filter(isBeside);
      if (own === undefined) continue;
      const all = own.length === 0 || seen === undefined ? own : [...own, seen];
      byRow.set(
        row,
        all.toSorted((a, b) => a.column - b.column),
      );
    }
  }
  return [...byRow].flatMap(([row, cells]) => (cells.length === 0 ? [] : [{ row, cells }]));
}

function readSheet(sheet: Sheet, taken: Taken): WorkbookSheet {
  const rows: WorkbookRow[] = [];
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const cells = readRow(sheet, row, taken);
    if (cells.length === 0) continue;
    if (row >= WORKBOOK_LIMITS.rows) throw new AppError('workbook.too-long', { sheet: sheet.name });
    rows.push({ row, cells });
  }
  return {
    name: sheet.name.slice(0, WORKBOOK_LIMITS.sheetName),
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: spreadDown(rows, sheet, taken),
  };
}

/**
 * Reads a workbook (.xlsx) that anybody may have made. Formulas are not calculated, nothing outside the file is asked for, macros
 * and pictures are not looked at. For a job process: a hostile file may still take its time and memory.
 *
 * @throws AppError `workbook.unreadable`, `workbook.locked` (a password is on it), `workbook.too-large`, with `sheet`
 * `workbook.too-long` (rows), with `sheet` and `cell` `workbook.too-wide` (columns) and `workbook.cell-too-long`.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  if (isEncrypted(bytes)) throw new AppError('workbook.locked');
  checkArchive(bytes);
  try {
    const { readXlsx } = await import('hucre/xlsx');
    const { sheets } = await readXlsx(bytes);
    if (sheets.length > WORKBOOK_LIMITS.sheets) throw new AppError('workbook.too-large');
    const taken: Taken = { cells: 0, text: 0 };
    return { sheets: sheets.map((sheet) => readSheet(sheet, taken)) };
  } catch (cause) {
    throw isAppError(cause) ? cause : new AppError('workbook.unreadable', {}, cause);
  }
}

/** A workbook with a password, like one of the years before 2007, is a container of another kind. */
function isEncrypted(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}
