import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  type PageQuality,
  type PageReading,
  pageReading,
  type QualityReason,
  type ReadingOutcome,
  type ReadingState,
  readingOutcome,
  readingState,
} from '../../shared/library';
import { languageCode } from '../../shared/vocabulary';
import type { Db, Tables } from '../database';
import { findTextFacts } from './text-readings-repository';

/** A page as it was found to be in need of reading. */
export interface WantedPage {
  readonly page: number;
  readonly quality: PageQuality;
  readonly reasons: readonly QualityReason[];
  readonly label: string | null;
}

/** A file some of whose pages are pictures. */
export interface OcrFile {
  readonly sha256: string;
  readonly state: ReadingState;
  readonly languages: readonly z.infer<typeof languageCode>[];
  readonly chosen: boolean;
  readonly code: string | null;
}

/** One such page, without what was read of it. */
export interface OcrPage {
  readonly page: number;
  readonly quality: PageQuality;
  readonly reasons: readonly string[];
  readonly label: string | null;
  readonly outcome: ReadingOutcome;
  readonly attempts: number;
  readonly code: string | null;
  readonly confidence: number | null;
  /** What was read is the text that the search knows: now, or from before while the page waits to be read anew. */
  readonly inUse: boolean;
  readonly readAt: string | null;
}

const toFile = (row: Tables['ocr_files']): OcrFile => ({
  sha256: row.sha256,
  state: readingState.parse(row.state),
  languages: z.array(languageCode).parse(JSON.parse(row.languages)),
  chosen: row.chosen === 1,
  code: row.code,
});

/**
 * Notes pages to be read, where they are not noted yet, and their file. A page that is not in need any more is taken off, also one
 * that was read: its own text is the better one. Only where a person asked for the machine's words those are kept.
 */
export function noteWantedPages(
  db: Db,
  sha256: string,
  wanted: readonly WantedPage[],
  others: readonly number[],
  at: string,
): void {
  if (wanted.length > 0) {
    db.run(
      db.build
        .insertInto('ocr_files')
        .values({
          sha256,
          state: 'waiting',
          languages: '[]',
          chosen: 0,
          code: null,
          searchable_pages: null,
          text_state: null,
          asked_at: at,
        })
        .onConflict((conflict) => conflict.column('sha256').doNothing()),
    );
  }
  const insert = db.build.insertInto('ocr_pages');
  let added = 0;
  for (const { page, quality, reasons, label } of wanted) {
    added += db.run(
      insert
        .values({
          sha256,
          page,
          quality,
          reasons: reasons.join(' '),
          label,
          outcome: 'waiting',
          attempts: 0,
          code: null,
          read_by: null,
          confidence: null,
          reading: null,
          in_use: 0,
          read_at: null,
        })
        .onConflict((conflict) => conflict.columns(['sha256', 'page']).doNothing()),
    );
  }
  if (others.length > 0) {
    const taken = db.build
      .deleteFrom('ocr_pages')
      .where('sha256', '=', sha256)
      .where('page', 'in', [...others]);
    db.run(isMachineWished(db, sha256) ? taken.where('reading', 'is', null) : taken);
  }
  // Pages that came to a file that was done; one that was stopped stays so.
  if (added > 0) {
    db.run(
      db.build
        .updateTable('ocr_files')
        .set({ state: 'waiting' })
        .where('sha256', '=', sha256)
        .where('state', '=', 'done'),
    );
  }
}

/** Whether a person had the pictures of a file read, and has not said since how its own text is to be read. */
function isMachineWished(db: Db, sha256: string): boolean {
  return findOcrFile(db, sha256)?.chosen === true && findTextFacts(db, sha256).reading === 'auto';
}

export function findOcrFile(db: Db, sha256: string): OcrFile | undefined {
  const row = db.first(db.build.selectFrom('ocr_files').selectAll().where('sha256', '=', sha256));
  return row && toFile(row);
}

// Of a file that is done no page waits; it is not gone through to find that out, for it may have very many.

/** A page whose words cannot be found at all until it is read. */
const waitsWithoutWords = sql<number>`ocr_files.state <> 'done' AND EXISTS (
  SELECT 1 FROM ocr_pages WHERE ocr_pages.sha256 = ocr_files.sha256
  AND ocr_pages.outcome = 'waiting' AND ocr_pages.quality = 'empty')`;

const waits = sql<number>`ocr_files.state <> 'done' AND EXISTS (
  SELECT 1 FROM ocr_pages WHERE ocr_pages.sha256 = ocr_files.sha256 AND ocr_pages.outcome = 'waiting')`;

/**
 * Files of the library with pages that are pictures, in the order in which they are read: those that only wait for their end to be noted,
 * those the user asked for, then those with pages that have no words at all, then those whose words are doubtful; each as they came.
 */
export function listOcrFiles(db: Db): OcrFile[] {
  return db
    .all(
      db.build
        .selectFrom('ocr_files')
        .innerJoin('files', 'files.sha256', 'ocr_files.sha256')
        .selectAll('ocr_files')
        .orderBy(waits)
        .orderBy('ocr_files.chosen', 'desc')
        .orderBy(waitsWithoutWords, 'desc')
        .orderBy('ocr_files.asked_at')
        .orderBy('ocr_files.sha256'),
    )
    .map(toFile);
}

export function updateOcrFile(
  db: Db,
  sha256: string,
  changes: {
    readonly state?: ReadingState;
    readonly languages?: readonly string[];
    readonly chosen?: boolean;
    readonly code?: string | null;
    readonly askedAt?: string;
    readonly searchablePages?: number | null;
    readonly textState?: string | null;
  },
): void {
  const { state, languages, chosen, code, askedAt, searchablePages, textState } = changes;
  db.run(
    db.build
      .updateTable('ocr_files')
      .set({
        ...(state === undefined ? {} : { state }),
        ...(languages === undefined ? {} : { languages: JSON.stringify(languages) }),
        ...(chosen === undefined ? {} : { chosen: chosen ? 1 : 0 }),
        ...(code === undefined ? {} : { code }),
        ...(askedAt === undefined ? {} : { asked_at: askedAt }),
        ...(searchablePages === undefined ? {} : { searchable_pages: searchablePages }),
        ...(textState === undefined ? {} : { text_state: textState }),
      })
      .where('sha256', '=', sha256),
  );
}

/** Pages of a file that are pictures, in order. */
export function listOcrPages(db: Db, sha256: string): OcrPage[] {
  return db
    .all(
      db.build
        .selectFrom('ocr_pages')
        .select([
          ...(['page', 'quality', 'reasons', 'label', 'outcome', 'attempts', 'code'] as const),
          ...(['confidence', 'read_at', 'in_use'] as const),
        ])
        .where('sha256', '=', sha256)
        .orderBy('page'),
    )
    .map((row) => ({
      page: row.page,
      quality: row.quality as PageQuality,
      reasons: row.reasons.split(' ').filter(Boolean),
      label: row.label,
      outcome: readingOutcome.parse(row.outcome),
      attempts: row.attempts,
      code: row.code,
      confidence: row.confidence,
      inUse: row.in_use === 1,
      readAt: row.read_at,
    }));
}

/** How many pages of a file are pictures, and what came of them. */
export interface PageCounts {
  readonly total: number;
  readonly withoutWords: number;
  readonly outcomes: Readonly<Record<ReadingOutcome, number>>;
  /** Mean over the pages read; null when there is none. */
  readonly confidence: number | null;
}

/**
 * The counts of every file, or of one. Asks for nothing that stands behind the readings in a row, which are most of the database: a
 * confidence is noted only with a reading that is in use.
 */
export function countOcrPages(db: Db, sha256?: string): ReadonlyMap<string, PageCounts> {
  const pages = db.build
    .selectFrom('ocr_pages')
    .select(({ fn }) => ['sha256', 'outcome', 'quality', fn.countAll<number>().as('pages')])
    .select(({ fn }) => [
      fn.count<number>('confidence').as('sure'),
      fn.sum<number | null>('confidence').as('sum'),
    ])
    .groupBy(['sha256', 'outcome', 'quality']);
  const rows = db.all(sha256 === undefined ? pages : pages.where('sha256', '=', sha256));
  return new Map(
    [...Map.groupBy(rows, (row) => row.sha256)].map(([file, parts]) => {
      const sumOf = (some: typeof parts, value: (row: (typeof parts)[number]) => number) =>
        some.reduce((sum, row) => sum + value(row), 0);
      const pagesOf = (is: (row: (typeof parts)[number]) => boolean) =>
        sumOf(parts.filter(is), (row) => row.pages);
      const sure = sumOf(parts, (row) => row.sure);
      return [
        file,
        {
          total: pagesOf(() => true),
          withoutWords: pagesOf((row) => row.quality !== 'suspect'),
          outcomes: Object.fromEntries(
            readingOutcome.options.map((outcome) => [outcome, pagesOf((row) => row.outcome === outcome)]),
          ) as PageCounts['outcomes'],
          confidence: sure === 0 ? null : Math.round(sumOf(parts, (row) => row.sum ?? 0) / sure),
        },
      ];
    }),
  );
}

/** Where a file stands in the library: in a live document, or else in one in the trash. */
export interface FilePlace {
  readonly documentId: string;
  readonly versionId: string;
  readonly title: string;
  readonly removed: boolean;
}

/** The places of every file some of whose pages are pictures, or of one. */
export function listOcrPlaces(db: Db, sha256?: string): ReadonlyMap<string, FilePlace> {
  const places = db.build
    .selectFrom('ocr_files')
    .innerJoin('document_versions', 'document_versions.sha256', 'ocr_files.sha256')
    .innerJoin('documents', 'documents.id', 'document_versions.document_id')
    .select(['ocr_files.sha256', 'documents.id', 'documents.title', 'documents.removed_at'])
    .select('document_versions.id as version_id')
    // The last of a file counts.
    .orderBy('documents.removed_at', 'desc')
    .orderBy('document_versions.position');
  const rows = db.all(sha256 === undefined ? places : places.where('ocr_files.sha256', '=', sha256));
  return new Map(
    rows.map(({ sha256: file, id, version_id, title, removed_at }) => [
      file,
      { documentId: id, versionId: version_id, title, removed: removed_at !== null },
    ]),
  );
}

/** The next page of a file to be read: one without words before one whose words are doubtful. */
export function nextWaitingPage(db: Db, sha256: string): OcrPage | undefined {
  const waiting = listOcrPages(db, sha256).filter(({ outcome }) => outcome === 'waiting');
  return waiting.find(({ quality }) => quality === 'empty') ?? waiting[0];
}

/** Counts a try before it begins, so that a page which ends the program is not tried for ever. */
export function countAttempt(db: Db, sha256: string, page: number): void {
  db.run(
    db.build
      .updateTable('ocr_pages')
      .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
      .where('sha256', '=', sha256)
      .where('page', '=', page),
  );
}

/** What is kept of a page: its text, and its places as differences to what stands before, which pack well. */
const packed = z.tuple([z.string(), z.array(z.number().int()), z.number().int()]);

/** Packs a reading into some kilobytes. */
export function packReading({ text, places, confidence }: PageReading): Uint8Array {
  const small: number[] = [];
  let [end, right, top] = [0, 0, 0];
  for (let at = 0; at < places.length; at += 6) {
    const [s = 0, e = 0, l = 0, t = 0, r = 0, b = 0] = places.slice(at, at + 6);
    small.push(s - end, e - s, l - right, t - top, r - l, b - t);
    [end, right, top] = [e, r, t];
  }
  return deflateRawSync(JSON.stringify([text, small, confidence] satisfies z.infer<typeof packed>), {
    level: 9,
  });
}

/** Unpacks a reading; undefined when it is damaged: then the page is to be read anew. */
export function unpackReading(bytes: Uint8Array): PageReading | undefined {
  try {
    const [text, small, confidence] = packed.parse(JSON.parse(inflateRawSync(bytes).toString('utf8')));
    const places: number[] = [];
    let [end, right, top] = [0, 0, 0];
    for (let at = 0; at < small.length; at += 6) {
      const [ds = 0, length = 0, dl = 0, dt = 0, width = 0, height = 0] = small.slice(at, at + 6);
      const [s, l, t] = [end + ds, right + dl, top + dt];
      places.push(s, s + length, l, t, l + width, t + height);
      [end, right, top] = [s + length, l + width, t];
    }
    return pageReading.parse({ text, places, confidence });
  } catch {
    return undefined;
  }
}

/** Notes what came of a page. A reading that is not given leaves the one of before. */
export function updateOcrPage(
  db: Db,
  sha256: string,
  page: number,
  result: {
    readonly outcome: ReadingOutcome;
    readonly code?: string | null;
    readonly reading?: { readonly by: string; readonly value: PageReading | null; readonly inUse: boolean };
    readonly at: string;
  },
): void {
  const { outcome, code = null, reading, at } = result;
  db.run(
    db.build
      .updateTable('ocr_pages')
      .set({
        outcome,
        code,
        read_at: at,
        ...(reading === undefined
          ? {}
          : {
              read_by: reading.by,
              confidence: reading.value?.text ? reading.value.confidence : null,
              reading: reading.value === null ? null : packReading(reading.value),
              in_use: reading.inUse ? 1 : 0,
            }),
      })
      .where('sha256', '=', sha256)
      .where('page', '=', page),
  );
}

/** Readings of a file that are the text the search knows, by page. A blank page has one without words. */
export function listReadingsInUse(
  db: Db,
  sha256: string,
  pages?: readonly number[],
): Map<number, PageReading> {
  const query = db.build
    .selectFrom('ocr_pages')
    .select(['page', 'reading'])
    .where('sha256', '=', sha256)
    .where('in_use', '=', 1);
  const rows = db.all(pages === undefined ? query : query.where('page', 'in', [...pages]));
  return new Map(
    rows.flatMap(({ page, reading }): [number, PageReading][] => {
      const value = reading === null ? BLANK : unpackReading(reading);
      return value === undefined ? [] : [[page, value]];
    }),
  );
}

const BLANK: PageReading = { text: '', places: [], confidence: 0 };

/** How many pages of each file the search knows by their readings. */
export function countReadingsInUse(db: Db): ReadonlyMap<string, number> {
  const rows = db.all(
    db.build
      .selectFrom('ocr_pages')
      .select(['sha256', ({ fn }) => fn.countAll<number>().as('count')])
      .where('in_use', '=', 1)
      .groupBy('sha256'),
  );
  return new Map(rows.map(({ sha256, count }) => [sha256, count]));
}

/** Whether a page of a file is noted as one that is a picture. */
export function isOcrPage(db: Db, sha256: string, page: number): boolean {
  const query = db.build.selectFrom('ocr_pages').select('page');
  return db.first(query.where('sha256', '=', sha256).where('page', '=', page)) !== undefined;
}

/** All pages of a file wait to be read once more. What was read stays in use until then. */
export function resetOcrPages(db: Db, sha256: string): void {
  db.run(
    db.build
      .updateTable('ocr_pages')
      .set({ outcome: 'waiting', attempts: 0, code: null })
      .where('sha256', '=', sha256),
  );
}

/** Forgets what was noted and read of files that the library does not have, or of one if it does not. */
export function forgetOrphans(db: Db, sha256?: string): void {
  const orphans = db.build
    .deleteFrom('ocr_files')
    .where('sha256', 'not in', db.build.selectFrom('files').select('files.sha256'));
  db.run(sha256 === undefined ? orphans : orphans.where('sha256', '=', sha256));
}

/** Pages whose words a machine read with less confidence than `below` and that the search knows, rising, by file. */
export function listUnsurePages(db: Db, below: number): ReadonlyMap<string, readonly number[]> {
  const rows = db.all(
    db.build
      .selectFrom('ocr_pages')
      .select(['sha256', 'page'])
      .where('in_use', '=', 1)
      .where('outcome', '<>', 'blank')
      .where('confidence', '<', below)
      .orderBy('sha256')
      .orderBy('page'),
  );
  return new Map(
    [...Map.groupBy(rows, ({ sha256 }) => sha256)].map(([sha256, all]) => [
      sha256,
      all.map(({ page }) => page),
    ]),
  );
}
