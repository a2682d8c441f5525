import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError, type Workbook, type WorkbookCell, withEveryCell } from '../../shared/kernel';
import { readCsv, type Separator, type TableRow } from '../../shared/tables';

/** Far above any yearly table; a text of this length is the most that is read. */
const MOST_BYTES = 32 * 1024 * 1024;

/** One sheet of a file: all rows with any text, the names of the columns among them. */
export interface OpenedSheet {
  readonly name: string;
  /** What separated the cells; a tab where nothing did. */
  readonly separator: Separator;
  readonly rows: readonly TableRow[];
}

export interface OpenedFile {
  readonly name: string;
  readonly sha256: string;
  readonly sheets: readonly OpenedSheet[];
}

/**
 * The bytes of a file that the user chose.
 *
 * @throws AppError `tables.file-too-large`, `tables.file-unreadable`.
 */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw new AppError('tables.file-too-large', { most: MOST_BYTES / 1024 / 1024 });
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('tables.file-unreadable', {}, cause);
  }
}

/** The encoding that a byte order mark tells; undefined where there is none. */
function markedEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so. Anything else is refused, never repaired.
 *
 * @throws AppError `tables.encoding-unknown`.
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder(markedEncoding(bytes) ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('tables.encoding-unknown', {}, cause);
  }
}

const FIRST_BYTES = 1_000;
/** How pages, documents and workbooks begin that are written as text, whatever they are called: programs of the web give them as `.xls`. */
const OTHER_TEXT = /^\ufeff?\s*(?:<!doctype|<html|<head|<meta|<table|<\?xml|%pdf-|\{\\rtf)/i;

/** Whether bytes are a page, a document or a workbook as text; one of two bytes a letter may come without a mark, which no table may. */
function isOtherText(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const seeming = second === 0 ? 'utf-16le' : first === 0 ? 'utf-16be' : 'utf-8';
  const begin = bytes.subarray(0, FIRST_BYTES);
  return OTHER_TEXT.test(new TextDecoder(markedEncoding(bytes) ?? seeming).decode(begin));
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, at) => bytes[at] === byte);
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];

/** Cells at their columns, as text tables have them. */
function cellsOf(cells: readonly WorkbookCell[]): string[] {
  const texts = Array.from({ length: (cells.at(-1)?.column ?? -1) + 1 }, () => '');
  for (const { column, text } of cells) texts[column] = text;
  return texts;
}

/**
 * Opens a table that the user chose: text with commas, semicolons or tabs, or a workbook, of which hidden sheets and those
 * without two rows are left aside.
 *
 * @throws AppError as `bytesOf`, `textOf`, `readCsv` and `readWorkbook`; `tables.old-workbook`, `tables.empty`.
 */
export async function openTableFile(
  file: string,
  readWorkbook: (file: string) => Promise<Workbook>,
): Promise<OpenedFile> {
  const bytes = await bytesOf(file);
  const at = { name: path.basename(file), sha256: createHash('sha256').update(bytes).digest('hex') };
  if (startsWith(bytes, OLD_WORKBOOK)) throw new AppError('tables.old-workbook');
  if (startsWith(bytes, ZIP)) {
    const read = (await readWorkbook(file)).sheets.filter(
      ({ isHidden, rows }) => !isHidden && rows.length > 1,
    );
    const sheets = withEveryCell({ sheets: read }).sheets.map(({ name, rows }): OpenedSheet => {
      const whole = rows.map(({ row, cells }) => ({ row: row + 1, cells: cellsOf(cells) }));
      return { name, separator: '\t', rows: whole };
    });
    if (sheets.length === 0) throw new AppError('tables.empty');
    return { ...at, sheets };
  }
  if (isOtherText(bytes)) throw new AppError('tables.not-text');
  const { separator, header, headerRow, rows } = readCsv(textOf(bytes));
  return {
    ...at,
    sheets: [{ name: at.name, separator, rows: [{ row: headerRow, cells: header }, ...rows] }],
  };
}
