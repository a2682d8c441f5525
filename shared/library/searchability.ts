import { z } from 'zod';
import { uuid } from '../kernel';
import { languageCode } from '../vocabulary';
import type { KeptQuality, QualityReason } from './extraction';

const count = z.number().int().nonnegative();

/** What can be done about text that cannot be found. */
export const textRemedy = z.enum([
  'ocr',
  'convert',
  'unlock',
  'read-again',
  'better-copy',
  'print-form',
  'print-layers',
]);
export type TextRemedy = z.infer<typeof textRemedy>;

/** Why words on a page may not be found. */
export const textTrouble = z.enum([
  'picture',
  'damaged-page',
  'form-not-shown',
  'needs-password',
  'not-read',
  'legacy-font',
  'zawgyi',
  'garbled',
  'cut',
  'hidden-page',
  'hidden-layer',
  'unsure-reading',
]);
export type TextTrouble = z.infer<typeof textTrouble>;

/** How much is lost: nothing of the page can be found, or some of it may be. */
export const troubleLevel = z.enum(['unreadable', 'doubtful']);
export type TroubleLevel = z.infer<typeof troubleLevel>;

/** What is said of a page that a machine read and is not sure of. */
export const READ_UNSURE = 'read-unsure';

interface TroubleKind {
  readonly kind: TextTrouble;
  readonly level: TroubleLevel;
  /** A page that has one of these belongs here, unless it belongs to an earlier kind. */
  readonly reasons: readonly (QualityReason | typeof READ_UNSURE)[];
  /** What can be done, the best first. */
  readonly remedies: readonly TextRemedy[];
}

/** The kinds of trouble in the order in which a page is judged. A new reason of the page quality needs one line here. */
export const TEXT_TROUBLES: readonly TroubleKind[] = [
  { kind: 'damaged-page', level: 'unreadable', reasons: ['page-damaged'], remedies: ['better-copy'] },
  {
    kind: 'form-not-shown',
    level: 'unreadable',
    reasons: ['form-not-shown'],
    remedies: ['print-form'],
  },
  {
    kind: 'picture',
    level: 'unreadable',
    reasons: ['no-text', 'picture-with-notes'],
    remedies: ['ocr', 'better-copy'],
  },
  { kind: 'hidden-page', level: 'unreadable', reasons: [], remedies: ['print-layers', 'ocr'] },
  { kind: 'needs-password', level: 'unreadable', reasons: [], remedies: ['unlock'] },
  { kind: 'not-read', level: 'unreadable', reasons: [], remedies: ['read-again'] },
  { kind: 'legacy-font', level: 'doubtful', reasons: ['legacy-font'], remedies: ['ocr', 'better-copy'] },
  { kind: 'zawgyi', level: 'doubtful', reasons: ['encoding-uncertain'], remedies: ['convert'] },
  {
    kind: 'garbled',
    level: 'doubtful',
    reasons: [
      ...(['mojibake', 'unmapped-glyphs', 'private-use', 'replacement-characters'] as const),
      ...(['broken-clusters', 'wrong-letters'] as const),
    ],
    remedies: ['ocr', 'better-copy'],
  },
  { kind: 'cut', level: 'doubtful', reasons: ['text-cut'], remedies: [] },
  { kind: 'hidden-layer', level: 'doubtful', reasons: ['hidden-text'], remedies: ['print-layers'] },
  { kind: 'unsure-reading', level: 'doubtful', reasons: [READ_UNSURE], remedies: ['ocr', 'better-copy'] },
];

/** The kind of trouble of a page, or null for a page whose words can all be found. */
export function troubleOf(page: {
  readonly quality: KeptQuality;
  readonly reasons: readonly string[];
}): TextTrouble | null {
  if (page.quality === 'good') return null;
  // Words that a machine read are found as well as others, unless it was not sure of them.
  if (page.quality === 'ocr') return page.reasons.includes(READ_UNSURE) ? 'unsure-reading' : null;
  const known = TEXT_TROUBLES.find(({ reasons }) => reasons.some((reason) => page.reasons.includes(reason)));
  // Of a page that has no other text nothing can be found.
  if (known?.kind === 'hidden-layer' && page.quality === 'empty') return 'hidden-page';
  // A reason this list does not know yet must not hide the page.
  return known?.kind ?? (page.quality === 'empty' ? 'picture' : 'garbled');
}

/** Pages of a file that are not good, as the index keeps them. */
export interface PagesInTrouble {
  readonly quality: KeptQuality;
  readonly reasons: readonly string[];
  /** 1-based, rising. */
  readonly pages: readonly number[];
}

/** How the pages of one file fared in the index. */
export interface IndexedFileQuality {
  readonly sha256: string;
  /** Pages stored. */
  readonly pages: number;
  readonly complete: boolean;
  readonly troubles: readonly PagesInTrouble[];
}

/** A version as the report needs it: its document, and its file. All versions are searched, translations and older ones too. */
export interface ReportedVersion {
  readonly documentId: string;
  readonly versionId: string;
  readonly sha256: string;
  readonly title: string;
  readonly language: z.infer<typeof languageCode> | null;
  readonly pageCount: number;
  /** The file opens only with a password, which was used once and not kept. */
  readonly locked: boolean;
}

/** One version with pages in one kind of trouble. */
export const searchabilityLine = z.strictObject({
  kind: textTrouble,
  documentId: uuid,
  versionId: uuid,
  title: z.string(),
  language: languageCode.nullable(),
  pageCount: count,
  /** Numbers of these pages, 1-based, rising. */
  pages: z.array(z.number().int().positive()),
});
export type SearchabilityLine = z.infer<typeof searchabilityLine>;

/** A file that was offered and is not in the library: its password is missing, or its pages cannot be found. */
export const fileLeftOut = z.strictObject({
  kind: z.enum(['locked', 'damaged']),
  importId: uuid,
  fileId: uuid,
  name: z.string(),
  code: z.string(),
});
export type FileLeftOut = z.infer<typeof fileLeftOut>;

/**
 * How much of the library can be found by its words, and by name what cannot. Counts pages of files, each file once, documents in
 * the trash left out; files that did not come in have no pages and are listed apart.
 */
export const searchabilityReport = z.strictObject({
  documents: count,
  pages: count,
  /** Pages whose words can all be found. */
  searchable: count,
  /** Pages of which some words may not be found. */
  doubtful: count,
  /** Pages of which no word can be found. */
  unreadable: count,
  /** Searchable pages of a hundred, rounded down; null when there are no pages. */
  percent: z.number().int().min(0).max(100).nullable(),
  kinds: z.array(z.strictObject({ kind: textTrouble, pages: count, documents: count })),
  lines: z.array(searchabilityLine),
  leftOut: z.array(fileLeftOut),
});
export type SearchabilityReport = z.infer<typeof searchabilityReport>;

/** How much of pages in some kind of trouble is lost. */
export const troubleLevelOf = (kind: TextTrouble): TroubleLevel =>
  TEXT_TROUBLES.find((one) => one.kind === kind)?.level ?? 'doubtful';

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

/** The pages of one version by their kind of trouble; good pages have none. */
function troublesOf(
  version: ReportedVersion,
  file: IndexedFileQuality | undefined,
): Map<TextTrouble, number[]> {
  const unread = version.locked ? 'needs-password' : 'not-read';
  // Of a file that is being read, nobody knows yet which pages are missing.
  if (file === undefined || !file.complete) return new Map([[unread, range(1, version.pageCount)]]);
  const found = new Map<TextTrouble, number[]>();
  const add = (kind: TextTrouble, pages: readonly number[]) => {
    if (pages.length > 0) found.set(kind, [...(found.get(kind) ?? []), ...pages]);
  };
  for (const { quality, reasons, pages } of file.troubles) {
    const kind = troubleOf({ quality, reasons });
    if (kind !== null) add(kind, pages);
  }
  add('not-read', range(file.pages + 1, version.pageCount));
  for (const pages of found.values()) pages.sort((a, b) => a - b);
  return found;
}

/** Puts the report together from what the library holds, what the index says of each file, and what did not come in. */
export function searchabilityOf(
  versions: readonly ReportedVersion[],
  files: readonly IndexedFileQuality[],
  leftOut: readonly FileLeftOut[],
): SearchabilityReport {
  const byHash = new Map(files.map((file) => [file.sha256, file]));
  const once = [...new Map(versions.map((one) => [one.sha256, one])).values()];
  const lines = once.flatMap((version) => {
    const { documentId, versionId, title, language, pageCount } = version;
    return [...troublesOf(version, byHash.get(version.sha256))].map(
      ([kind, pages]): SearchabilityLine => ({
        ...{ kind, documentId, versionId, title, language, pageCount },
        pages,
      }),
    );
  });
  const documentsIn = (some: readonly { readonly documentId: string }[]) =>
    new Set(some.map(({ documentId }) => documentId)).size;
  const pages = once.reduce((sum, { pageCount }) => sum + pageCount, 0);
  const pagesIn = (some: readonly SearchabilityLine[]) =>
    some.reduce((sum, one) => sum + one.pages.length, 0);
  const unreadable = pagesIn(lines.filter(({ kind }) => troubleLevelOf(kind) === 'unreadable'));
  const doubtful = pagesIn(lines.filter(({ kind }) => troubleLevelOf(kind) === 'doubtful'));
  const searchable = pages - unreadable - doubtful;
  const kinds = TEXT_TROUBLES.flatMap(({ kind }) => {
    const of = lines.filter((line) => line.kind === kind);
    return of.length === 0 ? [] : [{ kind, pages: pagesIn(of), documents: documentsIn(of) }];
  });
  const place = (kind: TextTrouble) => TEXT_TROUBLES.findIndex((one) => one.kind === kind);
  return {
    documents: documentsIn(versions),
    pages,
    searchable,
    doubtful,
    unreadable,
    percent: pages === 0 ? null : Math.floor((100 * searchable) / pages),
    kinds,
    lines: lines.sort(
      (a, b) =>
        place(a.kind) - place(b.kind) ||
        b.pages.length - a.pages.length ||
        (a.title < b.title ? -1 : a.title > b.title ? 1 : a.documentId < b.documentId ? -1 : 1),
    ),
    leftOut: [...leftOut],
  };
}
