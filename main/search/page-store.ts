import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { textConversion } from '../../shared/library';
import { cut, headingTerms, normalise, type PageText, pageTerms } from '../../shared/search';
import type { SearchDatabase } from './database.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Pages of a file stand in one range of row ids: the file's number, then 15 bits of page number (20,000 pages are read at most). */
export const PAGE_BITS = 15;
const PAGES_PER_FILE = 2 ** PAGE_BITS;

export const rowOf = (fileId: number, page: number): number => fileId * PAGES_PER_FILE + page;
export const fileOf = (row: number): number => Math.floor(row / PAGES_PER_FILE);
export const pageOf = (row: number): number => row % PAGES_PER_FILE;

/** A page with what is wrong with it, where something is. */
export interface GivenPageText extends PageText {
  readonly reasons?: readonly string[];
}

/** Pages of a file that are not good, by what is wrong with them. */
export interface PagesByTrouble {
  readonly quality: PageText['quality'];
  readonly reasons: readonly string[];
  readonly pages: readonly number[];
}

/** What is known of an indexed file. */
export interface IndexedFile {
  readonly id: number;
  readonly sha256: string;
  readonly textVersion: number;
  /** Pages stored so far. */
  pages: number;
  /** Of these, pages without words. */
  emptyPages: number;
  /** All pages of the file have been given. */
  complete: boolean;
}

export interface PageStore {
  readonly files: ReadonlyMap<number, IndexedFile>;
  fileOfHash(sha256: string): IndexedFile | undefined;
  /** Pages of all files. */
  count(): number;
  /** Stores and indexes pages that are not there yet. One transaction. */
  put(sha256: string, pages: readonly GivenPageText[], textVersion: number): void;
  /** Puts pages in the place of those that are there, of a file that is. One transaction. */
  replace(sha256: string, pages: readonly GivenPageText[]): void;
  finish(sha256: string): void;
  remove(sha256: string): void;
  /** Merges a little more of the index and says whether more is to be done. Worth it only after many pages have come. */
  mergeStep(): boolean;
  get(row: number): PageText | undefined;
  /** Numbers of the pages of a file that have this quality. */
  pagesOfQuality(fileId: number, quality: 'empty' | 'suspect' | 'ocr'): readonly number[];
  /** Pages that are not good, by the number of their file. Read from one index, without touching a text. */
  troubles(): ReadonlyMap<number, readonly PagesByTrouble[]>;
}

/** A page is small: less memory than usual to prepare and clear for each takes nearly half the time. */
const DEFLATING = { level: 1, windowBits: 13, memLevel: 7, chunkSize: 4096 } as const;

/** Of all pages, how many must have come before the parts of the index are merged into one, which writes all of it anew. */
const WORTH_MERGING = 0.1;
/** Database pages written in one step of a merge: some milliseconds, for a search may be waiting. */
const MERGED_AT_ONCE = 64n;

interface PageRow {
  readonly label: string | null;
  readonly quality: PageText['quality'];
  readonly text: Buffer;
  /** JSON of a `TextConversion`. */
  readonly conversion: string | null;
}

/** Page texts (deflated) and their terms in the index, file by file. */
export function createPageStore(db: SearchDatabase, vocabulary: Vocabulary): PageStore {
  const files = new Map<number, IndexedFile>();
  const byHash = new Map<string, IndexedFile>();
  /** Pages put since the index was one piece, as far as is known. */
  let fresh = 0;
  /** Indexes, of two, whose parts are being merged into one. */
  let underWay: number | null = null;
  const insertFile = db.prepare<[string, number]>('INSERT INTO files (sha256, text_version) VALUES (?, ?)');
  const deleteFile = db.prepare<[number]>('DELETE FROM files WHERE id = ?');
  const countFile = db.prepare<[number, number, number]>(
    'UPDATE files SET pages = pages + ?, empty_pages = empty_pages + ? WHERE id = ?',
  );
  const completeFile = db.prepare<[number]>('UPDATE files SET complete = 1 WHERE id = ?');
  const insertPage = db.prepare<[number, string | null, string, string, Buffer, string | null]>(
    'INSERT INTO pages (id, label, quality, reasons, text, conversion) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const selectPage = db.prepare<[number], PageRow>(
    'SELECT label, quality, text, conversion FROM pages WHERE id = ?',
  );
  const hasPage = db.prepare<[number], number>('SELECT 1 FROM pages WHERE id = ?').pluck();
  const selectRows = db
    .prepare<[number, number], number>('SELECT id FROM pages WHERE id BETWEEN ? AND ? ORDER BY id')
    .pluck();
  const selectDoubtful = db
    .prepare<[string, number, number], number>(
      `SELECT id FROM pages WHERE quality <> 'good' AND quality = ? AND id BETWEEN ? AND ? ORDER BY id`,
    )
    .pluck();
  const selectTroubles = db.prepare<
    [],
    { readonly id: number; readonly quality: PageText['quality']; readonly reasons: string }
  >(`SELECT id, quality, reasons FROM pages WHERE quality <> 'good' ORDER BY id`);
  const deletePages = db.prepare<[number, number]>('DELETE FROM pages WHERE id BETWEEN ? AND ?');
  const merging = ['page_index', 'page_hints'].map((table) =>
    db.prepare<[bigint]>(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`),
  );
  const totalChanges = db.prepare<[], number>('SELECT total_changes()').pluck();
  const insertTerms = db.prepare<[number, string]>('INSERT INTO page_index (rowid, terms) VALUES (?, ?)');
  const insertHints = db.prepare<[number, string]>('INSERT INTO page_hints (rowid, terms) VALUES (?, ?)');
  const deleteTerms = db.prepare<[number]>('DELETE FROM page_index WHERE rowid = ?');
  const deleteHints = db.prepare<[number]>('DELETE FROM page_hints WHERE rowid = ?');

  const remember = (file: IndexedFile): IndexedFile => {
    files.set(file.id, file);
    byHash.set(file.sha256, file);
    return file;
  };
  const known = db
    .prepare<[], Omit<IndexedFile, 'complete'> & { readonly complete: number }>(
      `SELECT id, sha256, text_version AS textVersion, pages, empty_pages AS emptyPages, complete FROM files`,
    )
    .all();
  for (const file of known) remember({ ...file, complete: file.complete === 1 });

  const textOf = (row: PageRow): string => inflateRawSync(row.text).toString('utf8');

  /** Takes a page out of the index; its row stays. */
  const unindex = (row: number, page: PageRow): void => {
    vocabulary.count(pageTerms(cut(normalise(textOf(page)))).words, -1);
    deleteTerms.run(row);
    deleteHints.run(row);
  };

  const forget = (file: IndexedFile): void => {
    for (const row of selectRows.all(rowOf(file.id, 0), rowOf(file.id + 1, 0) - 1)) {
      const page = selectPage.get(row);
      if (page !== undefined) unindex(row, page);
    }
    deletePages.run(rowOf(file.id, 0), rowOf(file.id + 1, 0) - 1);
    deleteFile.run(file.id);
    vocabulary.store();
  };

  const inTransaction = <T>(work: () => T): T => {
    try {
      const result = db.transaction(work)();
      vocabulary.commit();
      return result;
    } catch (cause) {
      vocabulary.discard();
      throw cause;
    }
  };

  const dropFromMemory = (file: IndexedFile): void => {
    files.delete(file.id);
    byHash.delete(file.sha256);
  };

  const remove = (sha256: string): void => {
    const file = byHash.get(sha256);
    if (file === undefined) return;
    vocabulary.settle();
    inTransaction(() => forget(file));
    dropFromMemory(file);
  };

  const countPages = (): number => {
    let count = 0;
    for (const file of files.values()) count += file.pages;
    return count;
  };

  /** Runs one part of a merge; FTS5 tells by the changes of its own tables whether anything was left. */
  const mergedSome = (table: number, pages: bigint): boolean => {
    const before = totalChanges.get() ?? 0;
    merging[table]?.run(pages);
    return (totalChanges.get() ?? 0) - before > 1;
  };

  const mergeStep = (): boolean => {
    if (underWay === null) {
      if (fresh < countPages() * WORTH_MERGING) return false;
      fresh = 0;
      underWay = 0;
      // A negative number begins to merge all parts, however few they are.
      for (let table = 0; table < merging.length; table += 1) mergedSome(table, -MERGED_AT_ONCE);
      return true;
    }
    if (!mergedSome(underWay, MERGED_AT_ONCE)) underWay = underWay + 1 < merging.length ? underWay + 1 : null;
    return underWay !== null;
  };

  const insert = (file: IndexedFile, page: GivenPageText): boolean => {
    const row = rowOf(file.id, page.n);
    if (hasPage.get(row) !== undefined) return false;
    const text = deflateRawSync(page.text, DEFLATING);
    const conversion = page.conversion ? JSON.stringify(page.conversion) : null;
    insertPage.run(row, page.label, page.quality, (page.reasons ?? []).join(' '), text, conversion);
    const normalised = normalise(page.text);
    const terms = pageTerms(cut(normalised));
    const hints = [terms.hints, ...headingTerms(normalised)].join(' ').trim();
    if (terms.body !== '') {
      insertTerms.run(row, terms.body);
      if (hints !== '') insertHints.run(row, hints);
      vocabulary.count(terms.words, 1);
    }
    return true;
  };

  return {
    files,
    fileOfHash: (sha256) => byHash.get(sha256),
    count: countPages,
    mergeStep,
    put: (sha256, pages, textVersion) => {
      const before = byHash.get(sha256);
      if (before !== undefined && before.textVersion !== textVersion) remove(sha256);
      const current = byHash.get(sha256);
      const added = inTransaction(() => {
        const file = current ?? {
          id: Number(insertFile.run(sha256, textVersion).lastInsertRowid),
          sha256,
          textVersion,
          pages: 0,
          emptyPages: 0,
          complete: false,
        };
        const inserted = pages.filter((page) => insert(file, page));
        const empty = inserted.filter((page) => page.quality === 'empty').length;
        countFile.run(inserted.length, empty, file.id);
        vocabulary.store();
        return { file, pages: inserted.length, empty };
      });
      const file = remember(added.file);
      file.pages += added.pages;
      fresh += added.pages;
      file.emptyPages += added.empty;
    },
    replace: (sha256, pages) => {
      const file = byHash.get(sha256);
      if (file === undefined) return;
      vocabulary.settle();
      const isEmpty = ({ quality }: Pick<PageText, 'quality'>) => (quality === 'empty' ? 1 : 0);
      const emptied = inTransaction(() => {
        let change = 0;
        for (const page of pages) {
          const row = rowOf(file.id, page.n);
          const before = selectPage.get(row);
          if (before === undefined) continue;
          unindex(row, before);
          deletePages.run(row, row);
          // The printed number belongs to the page, whoever reads its words.
          insert(file, page.label === null ? { ...page, label: before.label } : page);
          change += isEmpty(page) - isEmpty(before);
        }
        countFile.run(0, change, file.id);
        vocabulary.store();
        return change;
      });
      file.emptyPages += emptied;
    },
    finish: (sha256) => {
      const file = byHash.get(sha256);
      if (file === undefined) return;
      completeFile.run(file.id);
      file.complete = true;
    },
    remove,
    get: (row) => {
      const page = selectPage.get(row);
      if (page === undefined) return undefined;
      return {
        n: pageOf(row),
        label: page.label,
        quality: page.quality,
        text: textOf(page),
        ...(page.conversion === null
          ? {}
          : { conversion: textConversion.parse(JSON.parse(page.conversion)) }),
      };
    },
    troubles: () => {
      const byFile = new Map<number, Map<string, { quality: PageText['quality']; pages: number[] }>>();
      for (const { id, quality, reasons } of selectTroubles.iterate()) {
        const kinds = byFile.get(fileOf(id)) ?? new Map();
        byFile.set(fileOf(id), kinds);
        const kind = kinds.get(`${quality} ${reasons}`) ?? { quality, pages: [] };
        kinds.set(`${quality} ${reasons}`, kind);
        kind.pages.push(pageOf(id));
      }
      return new Map(
        [...byFile].map(([file, kinds]) => [
          file,
          [...kinds].map(([key, { quality, pages }]) => ({
            quality,
            reasons: key.split(' ').slice(1).filter(Boolean),
            pages,
          })),
        ]),
      );
    },
    pagesOfQuality: (fileId, quality) =>
      selectDoubtful.all(quality, rowOf(fileId, 0), rowOf(fileId + 1, 0) - 1).map(pageOf),
  };
}
