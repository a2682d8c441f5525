import {
  AppError,
  type CellKind,
  cellName,
  isAppError,
  type PlacedWords,
  WORKBOOK_LIMITS,
} from '../../../shared/kernel';
import type { Archive } from './archive';
import { dateText, durationText, wholeDay } from './date-formats';
import { kept, type ListedSheet, unescaped, type WorkbookParts } from './parts';
import { attributesOf, readXml } from './xml';

/** Rows and columns from 0, both ends included. */
export interface Area {
  readonly startRow: number;
  readonly endRow: number;
  readonly startCol: number;
  readonly endCol: number;
}

export interface FoundCell {
  readonly kind: CellKind;
  readonly text: string;
}

/** The cells of a sheet in which something stands, by row and column, and which of them are joined. */
export interface FoundCells {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, FoundCell>>;
  readonly joined: readonly Area[];
  readonly beyond: readonly PlacedWords[];
}

/** Counts what was taken of a file, over all its sheets. */
export interface Taken {
  cells: number;
  text: number;
}

/** @throws AppError `workbook.too-large`. */
export function take(taken: Taken, text: number): void {
  taken.cells += 1;
  taken.text += text;
  if (taken.cells > WORKBOOK_LIMITS.cells || taken.text > WORKBOOK_LIMITS.text)
    throw new AppError('workbook.too-large');
}

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;
/** Formulas that each fill many cells. */
const MOST_FILLED = 1_000;

const unreadable = () => new AppError('workbook.unreadable');

/** A cell by its name. @throws AppError `workbook.unreadable` where no sheet has it. */
export function placeOf(name: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(name) ?? [];
  let column = -1;
  for (const letter of letters.toUpperCase()) column = (column + 1) * 26 + letter.charCodeAt(0) - 65;
  const row = Number(digits) - 1;
  if (column < 0 || column > LAST_COLUMN || row < 0 || row > LAST_ROW) throw unreadable();
  return { row, column };
}

/** A cell by its name; undefined where no sheet has it. */
export function believedPlace(name: string): ReturnType<typeof placeOf> | undefined {
  try {
    return placeOf(name);
  } catch (cause) {
    if (!isAppError(cause, 'workbook.unreadable')) throw cause;
    return undefined;
  }
}

/** Cells by the names of the first and the last; undefined where no sheet has them, by which what stands in the others is not less true. */
function areaOf(name: string): Area | undefined {
  const [first = '', last = first] = name.split(':');
  const [start, end] = [believedPlace(first), believedPlace(last)];
  if (start === undefined || end === undefined) return undefined;
  return { startRow: start.row, endRow: end.row, startCol: start.column, endCol: end.column };
}

/** A cell as it is being read. */
interface Open {
  readonly raw: string;
  readonly row: number;
  readonly column: number;
  value: string;
  words: string;
  /** The formula as it is written; null where there is none. One that is shared stands with the first of its cells only. */
  formula: string | null;
}

/** What a cell says, or null where nothing stands in it. */
function saidBy(cell: Open, parts: WorkbookParts): FoundCell | null {
  const said = attributesOf(cell.raw);
  const plain = plainlySaid(cell, said, parts);
  // A result that shows nothing is a text, and says so.
  if (cell.formula !== null)
    return plain === null ? { kind: 'uncalculated', text: '' } : { kind: 'formula', text: plain.text };
  return plain === null || plain.text === '' ? null : plain;
}

/**
 * A number as a person sees it. Programs calculate in more digits than the fifteen that they show, by which equal results of different formulas
 * would differ; whole numbers are written as they are.
 */
const numberText = (number: number) =>
  String(Number.isInteger(number) ? number : Number(number.toPrecision(15)));

function plainlySaid(
  open: Open,
  said: ReadonlyMap<string, string>,
  { sharedTexts, timeFormats, isFrom1904 }: WorkbookParts,
): FoundCell | null {
  const type = said.get('t') ?? 'n';
  // Words that stand in the cell itself, whatever the cell says of its kind: they are not to be lost.
  if (open.words !== '') return { kind: 'text', text: unescaped(open.words) };
  if (type === 'str' || type === 'inlineStr') return { kind: 'text', text: unescaped(open.value) };
  // A line end that a program put around a value is no nought.
  const value = open.value.trim();
  if (value === '') return null;
  if (type === 's') {
    const text = /^\d+$/.test(value) ? sharedTexts[Number(value)] : undefined;
    // What stands here is lost, so nothing of this file can be believed.
    if (text === undefined) throw unreadable();
    return { kind: 'text', text };
  }
  if (type === 'b') return { kind: 'boolean', text: String(value === '1' || value.toLowerCase() === 'true') };
  if (type === 'e') return { kind: 'error', text: value };
  if (type === 'd') return { kind: 'date', text: wholeDay(value) };
  const number = Number(value);
  if (Number.isNaN(number)) return { kind: 'text', text: value };
  const look = timeFormats.get(Number(said.get('s') ?? -1));
  if (look === 'date') return { kind: 'date', text: dateText(number, isFrom1904) };
  // Hours that go on beyond a day are no day: they stand as they are seen.
  return look === 'duration'
    ? { kind: 'text', text: durationText(number) }
    : { kind: 'number', text: numberText(number) };
}

/**
 * Reads the cells of a sheet in which something stands, however far apart they are. Cells that only have a look, as of a whole column,
 * are passed over and take no room; a few that stand far away are kept apart.
 *
 * @throws AppError `workbook.unreadable`, `workbook.too-large`, with `sheet` and `cell` `workbook.too-long` (rows), `workbook.too-wide`
 * (columns) and `workbook.cell-too-long`.
 */
export async function readCells(
  archive: Archive,
  sheet: ListedSheet,
  parts: WorkbookParts,
  taken: Taken,
): Promise<FoundCells> {
  const rows = new Map<number, Map<number, FoundCell>>();
  const joined: Area[] = [];
  const beyond: PlacedWords[] = [];
  /** Where one formula fills many cells, which know nothing of it. */
  const filled: Area[] = [];
  let row = -1;
  let column = -1;
  /** A cell that was passed over: it says where the next one stands if that does not say so itself. */
  let passed: string | null = null;
  let cell: Open | null = null;
  let inside: 'value' | 'words' | 'formula' | null = null;
  let isTable = false;
  let aloud = 0;

  const openRow = (raw: string) => {
    const said = attributesOf(raw).get('r');
    row = said === undefined ? row + 1 : placeOf(`A${said}`).row;
    column = -1;
    passed = null;
  };
  const placed = (raw: string) => {
    const name = /\br\s*=\s*["']([^"']*)/.exec(raw)?.[1];
    if (name !== undefined) return placeOf(name);
    if (passed !== null) column = placed(passed).column;
    passed = null;
    return { row, column: column + 1 };
  };

  const keep = (one: Open, { kind, text: said }: FoundCell) => {
    const isBeyond = one.column >= WORKBOOK_LIMITS.columns || one.row >= WORKBOOK_LIMITS.rows;
    // What a formula shows that no program has calculated nobody can tell: far away it is told by itself.
    const text = isBeyond && kind === 'uncalculated' ? unescaped(`=${one.formula ?? ''}`) : said;
    // A space that somebody typed far away, or a formula that shows nothing: nobody sees it.
    if (isBeyond && text.trim() === '') return;
    const where = {
      sheet: sheet.name.slice(0, WORKBOOK_LIMITS.sheetName),
      cell: cellName(one.row, one.column),
    };
    if (isBeyond && beyond.length >= WORKBOOK_LIMITS.beyond)
      throw new AppError(
        one.column >= WORKBOOK_LIMITS.columns ? 'workbook.too-wide' : 'workbook.too-long',
        where,
      );
    if (text.length > WORKBOOK_LIMITS.cellText) throw new AppError('workbook.cell-too-long', where);
    take(taken, text.length);
    if (isBeyond) {
      beyond.push({ row: one.row, column: one.column, text });
      return;
    }
    const cells = rows.get(one.row) ?? new Map<number, FoundCell>();
    rows.set(one.row, cells);
    if (cells.has(one.column)) throw unreadable();
    cells.set(one.column, { kind, text });
  };
  const closeCell = (one: Open) => {
    if (one.value === '' && one.words === '' && one.formula === null) return;
    const found = saidBy(one, parts);
    if (found !== null) keep(one, found);
  };
  const openInCell = (one: Open, name: string, raw: string) => {
    if (name === 'v') inside = 'value';
    if (name === 'rPh') aloud += 1;
    if (name === 't' && aloud === 0) inside = 'words';
    if (name !== 'f') return;
    one.formula ??= '';
    inside = 'formula';
    const said = attributesOf(raw);
    const ref = said.get('ref');
    if (said.get('t') !== 'array' || ref === undefined) return;
    const area = areaOf(ref);
    if (area === undefined) return;
    if (area.startRow !== area.endRow || area.startCol !== area.endCol) filled.push(area);
    if (filled.length > MOST_FILLED) throw new AppError('workbook.too-large');
  };

  await readXml(archive.unpacked(sheet.part), {
    open: (name, raw, isEmpty) => {
      if (cell !== null) openInCell(cell, name, raw);
      else if (name === 'sheetData') isTable = true;
      else if (name === 'row' && isTable) openRow(raw);
      else if (name === 'c' && isTable && isEmpty && / r\s*=/.test(raw)) passed = raw;
      else if (name === 'c' && isTable) {
        const place = placed(raw);
        ({ row, column } = place);
        passed = null;
        cell = { raw, ...place, value: '', words: '', formula: null };
      } else if (name === 'mergeCell') {
        const ref = attributesOf(raw).get('ref');
        const area = ref === undefined ? undefined : areaOf(ref);
        if (area !== undefined) joined.push(area);
        if (joined.length > WORKBOOK_LIMITS.cells) throw new AppError('workbook.too-large');
      }
    },
    text: (more) => {
      if (cell === null || inside === null) return;
      if (inside === 'value') cell.value = kept(cell.value, more);
      else if (inside === 'formula') cell.formula = kept(cell.formula ?? '', more);
      else cell.words = kept(cell.words, more);
    },
    close: (name) => {
      if (name === 'sheetData') isTable = false;
      if (cell === null) return;
      inside = null;
      if (name === 'rPh') aloud -= 1;
      if (name !== 'c') return;
      const one: Open = cell;
      cell = null;
      closeCell(one);
    },
  });
  return { rows: withFormulas(rows, filled), joined, beyond };
}

/** What one formula gives for many cells is a formula in each of them. */
function withFormulas(
  rows: ReadonlyMap<number, Map<number, FoundCell>>,
  filled: readonly Area[],
): ReadonlyMap<number, ReadonlyMap<number, FoundCell>> {
  for (const { startRow, endRow, startCol, endCol } of filled)
    for (const [row, cells] of rows)
      if (row >= startRow && row <= endRow)
        for (const [column, { kind, text }] of cells)
          if (column >= startCol && column <= endCol && kind !== 'uncalculated')
            cells.set(column, { kind: 'formula', text });
  return rows;
}
