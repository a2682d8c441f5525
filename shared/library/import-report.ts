import { z } from 'zod';
import { asCellText } from '../kernel';
import type { ImportedFile } from './model';

/**
 * What became of a file, as the end report tells it: finer than the outcome, for each has a next step of its own. In the order of
 * the report: what is done first, then what asks for something.
 */
export const importVerdict = z.enum([
  'added',
  'partly-searchable',
  'no-text',
  'cut-off',
  'form-not-shown',
  'same-text',
  'near-duplicate',
  'duplicate',
  'healed',
  'in-trash',
  'locked',
  'damaged',
  'refused',
  'failed',
  'stopped',
  'on-the-way',
]);
export type ImportVerdict = z.infer<typeof importVerdict>;

/** Verdicts that ask the user to do something. */
export const OPEN_VERDICTS: readonly ImportVerdict[] = [
  ...(['no-text', 'cut-off', 'form-not-shown', 'same-text', 'near-duplicate'] as const),
  ...(['in-trash', 'locked', 'damaged', 'refused', 'failed', 'stopped'] as const),
];

/** Added, but its text is much like that of another document: perhaps another version of it. */
export const NEAR_DUPLICATE = 'library.near-duplicate';

/** Added, but another document has the same text to the letter: only the file is another. */
export const SAME_TEXT = 'library.same-text';

/** Added, but its end is missing: pages may be lacking. */
export const CUT_OFF = 'library.cut-off';

/** Added, but its pages are notices that stand in for a form which is not shown here. */
export const FORM_NOT_SHOWN = 'library.form-not-shown';

function verdictOfAdded({ code, pageCount, searchablePages }: ImportedFile): ImportVerdict {
  if (code === CUT_OFF) return 'cut-off';
  if (code === FORM_NOT_SHOWN) return 'form-not-shown';
  if (code === SAME_TEXT) return 'same-text';
  if (code === NEAR_DUPLICATE) return 'near-duplicate';
  if (searchablePages === 0) return 'no-text';
  return pageCount !== null && searchablePages !== null && searchablePages < pageCount
    ? 'partly-searchable'
    : 'added';
}

const DUPLICATES: Readonly<Record<string, ImportVerdict>> = {
  'library.healed': 'healed',
  'library.duplicate-in-trash': 'in-trash',
};

/** What became of a file. */
export function verdictOf(file: ImportedFile): ImportVerdict {
  const { outcome, code } = file;
  switch (outcome) {
    case 'added':
      return verdictOfAdded(file);
    case 'duplicate':
      return DUPLICATES[code ?? ''] ?? 'duplicate';
    case 'refused':
      return code?.startsWith('pdf.') ? 'damaged' : 'refused';
    case 'cancelled':
      return 'stopped';
    case 'waiting':
    case 'working':
      return 'on-the-way';
    default:
      return outcome;
  }
}

/**
 * Whether the report says of a file that others are attached inside it. It is said beside the verdict, which may be any, and is none that
 * asks for something: the files stay attached when they were brought in, so that it would never end. A file that is brought in once more
 * has been told of.
 */
export function isAddedWithAttachments({ outcome, hasAttachments }: ImportedFile): boolean {
  return outcome === 'added' && hasAttachments;
}

/** What the report lists files by: their verdict, and beside it that others are attached inside them. */
export type ReportedAs = ImportVerdict | 'attached';

/** Whether the report lists a file under this. */
export function isReportedAs(file: ImportedFile, as: ReportedAs): boolean {
  return as === 'attached' ? isAddedWithAttachments(file) : verdictOf(file) === as;
}

/** The files of an import by verdict, in the order of the report; verdicts without files are left out. */
export function reportOf(
  files: readonly ImportedFile[],
): { readonly verdict: ImportVerdict; readonly files: readonly ImportedFile[] }[] {
  const groups = Map.groupBy(files, verdictOf);
  return importVerdict.options.flatMap((verdict) => {
    const of = groups.get(verdict);
    return of === undefined ? [] : [{ verdict, files: of }];
  });
}

/** A cell of a list that is copied. */
const cellOf = (text: string): string => asCellText(text.replaceAll(/[\t\r\n]+/g, ' '));

/**
 * Rows as text with tabs between the cells, to be pasted: spreadsheets and tables of word processors take that apart whatever sign a country
 * separates its lists with.
 */
export function tabbedText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join('\t')}\r\n`).join('');
}
