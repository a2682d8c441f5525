import {
  AppError,
  isAppError,
  WORKBOOK_LIMITS,
  type Workbook,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookSheet,
} from '../../../shared/kernel';
import { type Archive, openArchive } from './archive';
import { type Area, type FoundCells, readCells, type Taken, take } from './cells';
import { readNotes } from './notes';
import { type ListedSheet, readParts, type WorkbookParts } from './parts';

/**
 * A cell that is joined with those below it stands beside each of their rows, as a person sees it. A row with nothing of its own stays
 * empty, and what a program kept under the joined cell is not seen.
 */
function spreadDown(rows: readonly WorkbookRow[], joined: readonly Area[], taken: Taken): WorkbookRow[] {
  const byRow = new Map(rows.map(({ row, cells }) => [row, cells]));
  for (const { startRow, endRow, startCol, endCol } of joined) {
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
      take(taken, seen?.text.length ?? 0);
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

const rowsOf = ({ rows }: FoundCells): WorkbookRow[] =>
  [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([row, cells]) => ({
      row,
      cells: [...cells].toSorted(([a], [b]) => a - b).map(([column, cell]) => ({ column, ...cell })),
    }));

async function readSheet(
  archive: Archive,
  sheet: ListedSheet,
  parts: WorkbookParts,
  taken: Taken,
): Promise<WorkbookSheet> {
  const found = await readCells(archive, sheet, parts, taken);
  return {
    name: sheet.name.slice(0, WORKBOOK_LIMITS.sheetName),
    isHidden: sheet.isHidden,
    rows: spreadDown(rowsOf(found), found.joined, taken),
    ...(await readNotes(archive, sheet, taken)),
    beyond: [...found.beyond],
  };
}

/**
 * Reads a workbook (.xlsx) that anybody may have made. Formulas are not calculated, nothing outside the file is asked for, macros and
 * pictures are not looked at. It takes as much memory as there is text in the cells; for a job process, for a hostile file may still
 * take its time.
 *
 * @throws AppError `workbook.unreadable`, `workbook.locked` (a password is on it), `workbook.too-large`, with `sheet` and `cell`
 * `workbook.too-long` (rows), `workbook.too-wide` (columns) and `workbook.cell-too-long`.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  if (isEncrypted(bytes)) throw new AppError('workbook.locked');
  try {
    const archive = await openArchive(bytes);
    const parts = await readParts(archive);
    const taken: Taken = { cells: 0, text: 0 };
    const sheets: WorkbookSheet[] = [];
    for (const sheet of parts.sheets) sheets.push(await readSheet(archive, sheet, parts, taken));
    return { sheets };
  } catch (cause) {
    throw isAppError(cause) ? cause : new AppError('workbook.unreadable', {}, cause);
  }
}

/** A workbook with a password, like one of the years before 2007, is a container of another kind. */
function isEncrypted(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}
