import { headingTerms, normalise, type PageText, roughTerms } from '../../shared/search';
import type { SearchDatabase } from './database.ts';
import { type PageRow, pageFromRow } from './page-rows.ts';
import { textFromBytes, textToBytes } from './page-text-bytes.ts';
import { createLedger, type Ledger } from './postings/ledger.ts';
import { createPostingIndex, type PostingIndex } from './postings/posting-index.ts';

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
  /** All pages of the file have been given. */
  complete: boolean;
}

export interface PageStore {
  /** Numbers of the pages in the index. */
  readonly ledger: Ledger;
  readonly postings: PostingIndex;
  readonly files: ReadonlyMap<number, IndexedFile>;
  /** Rises with every change. */
  readonly changes: number;
  fileOfHash(sha256: string): IndexedFile | undefined;
  /** Pages of all files. */
  count(): number;
  /** Stores and indexes pages that are not there yet. One transaction. */
  put(sha256: string, pages: readonly GivenPageText[], textVersion: number): void;
  /** Puts pages in the place of those that are there, of a file that is. One transaction. */
  replace(sha256: string, pages: readonly GivenPageText[]): void;
  /** Nothing where fewer pages are there than the file has. */
  finish(sha256: string, pageCount: number): void;
  remove(sha256: string): void;
  /** Puts the index a little more in order and says whether more is to be done. */
  tidy(): boolean;
  /** Writes what is in memory only. */
  flush(): void;
  get(row: number): PageText | undefined;
  /** How many pages of a file a machine read from their pictures. */
  machineRead(fileId: number): number;
  /** Pages that are not good, by the number of their file. Read from one index, without touching a text. */
  troubles(): ReadonlyMap<number, readonly PagesByTrouble[]>;
}

/** Page texts and their terms in the index, file by file. */
export function createPageStore(db: SearchDatabase): PageStore {
  const files = new Map<number, IndexedFile>();
  const byHash = new Map<string, IndexedFile>();
  let changes = 0;
  const ledger = createLedger(db);
  const postings = createPostingIndex(db, ledger);
  const insertFile = db.prepare<[string, number]>('INSERT INTO files (sha256, text_version) VALUES (?, ?)');
  const deleteFile = db.prepare<[number]>('DELETE FROM files WHERE id = ?');
  const countFile = db.prepare<[number, number]>('UPDATE files SET pages = pages + ? WHERE id = ?');
  const completeFile = db.prepare<[number]>('UPDATE files SET complete = 1 WHERE id = ?');
  const insertPage = db.prepare<[number, string | null, string, string, Buffer, string | null]>(
    'INSERT INTO pages (id, label, quality, reasons, text, conversion) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const selectPage = db.prepare<[number], Omit<PageRow, 'reasons'>>(
    'SELECT label, quality, text, conversion FROM pages WHERE id = ?',
  );
  const hasPage = db.prepare<[number], number>('SELECT 1 FROM pages WHERE id = ?').pluck();
  const countMachineRead = db
    .prepare<[number, number], number>(
      `SELECT count(*) FROM pages WHERE quality <> 'good' AND quality = 'ocr' AND id BETWEEN ? AND ?`,
    )
    .pluck();
  const selectTroubles = db.prepare<
    [],
    { readonly id: number; readonly quality: PageText['quality']; readonly reasons: string }
  >(`SELECT id, quality, reasons FROM pages WHERE quality <> 'good' ORDER BY id`);
  const deletePages = db.prepare<[number, number]>('DELETE FROM pages WHERE id BETWEEN ? AND ?');
  const remember = (file: IndexedFile): IndexedFile => {
    files.set(file.id, file);
    byHash.set(file.sha256, file);
    return file;
  };
  const known = db
    .prepare<[], Omit<IndexedFile, 'complete'> & { readonly complete: number }>(
      `SELECT id, sha256, text_version AS textVersion, pages, complete FROM files`,
    )
    .all();
  for (const file of known) remember({ ...file, complete: file.complete === 1 });

  const index = (number: number, { text, quality }: Pick<GivenPageText, 'text' | 'quality'>): void => {
    const normalised = normalise(text);
    const rough = quality === 'ocr' ? roughTerms(normalised) : [];
    postings.add(number, normalised, [...headingTerms(normalised), ...rough]);
  };

  // What the index held in memory only when the program ended is made again from the texts.
  for (let page = postings.written; page < ledger.next; page += 1) {
    if (!ledger.isLive(page)) continue;
    const row = selectPage.get(rowOf(ledger.fileOf(page), ledger.pageOf(page)));
    if (row !== undefined) index(page, { ...row, text: textFromBytes(row.text) });
  }

  /** Pages numbered in the transaction under way: they are indexed when it has succeeded. */
  let numbered: { readonly number: number; readonly page: GivenPageText }[] = [];

  const inTransaction = <T>(work: () => T): T => {
    changes += 1;
    numbered = [];
    let result: T;
    try {
      result = db.transaction(work)();
    } catch (cause) {
      ledger.reload();
      throw cause;
    }
    for (const { number, page } of numbered) index(number, page);
    return result;
  };

  const forget = (file: IndexedFile): void => {
    ledger.removeFile(file.id);
    deletePages.run(rowOf(file.id, 0), rowOf(file.id + 1, 0) - 1);
    deleteFile.run(file.id);
  };

  const dropFromMemory = (file: IndexedFile): void => {
    files.delete(file.id);
    byHash.delete(file.sha256);
  };

  const remove = (sha256: string): void => {
    const file = byHash.get(sha256);
    if (file === undefined) return;
    inTransaction(() => forget(file));
    postings.pagesTakenAway();
    dropFromMemory(file);
  };

  const countPages = (): number => {
    let count = 0;
    for (const file of files.values()) count += file.pages;
    return count;
  };

  /** Stores pages that are not there yet and numbers them. Inside a transaction. */
  const insert = (file: IndexedFile, pages: readonly GivenPageText[]): GivenPageText[] => {
    const inserted = pages.filter((page) => {
      const row = rowOf(file.id, page.n);
      if (hasPage.get(row) !== undefined) return false;
      const conversion = page.conversion ? JSON.stringify(page.conversion) : null;
      const reasons = (page.reasons ?? []).join(' ');
      insertPage.run(row, page.label, page.quality, reasons, textToBytes(page.text), conversion);
      return true;
    });
    for (let from = 0, to = 1; from < inserted.length; from = to, to += 1) {
      const { n } = inserted[from] as GivenPageText;
      while (to < inserted.length && inserted[to]?.n === n + to - from) to += 1;
      const first = ledger.add(file.id, n, to - from);
      for (let at = from; at < to; at += 1)
        numbered.push({ number: first + at - from, page: inserted[at] as GivenPageText });
    }
    return inserted;
  };

  return {
    files,
    get changes() {
      return changes;
    },
    fileOfHash: (sha256) => byHash.get(sha256),
    ledger,
    postings,
    count: countPages,
    tidy: postings.tidy,
    flush: postings.flush,
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
          complete: false,
        };
        const inserted = insert(file, pages);
        countFile.run(inserted.length, file.id);
        return { file, pages: inserted.length };
      });
      const file = remember(added.file);
      file.pages += added.pages;
      postings.keepUp();
    },
    replace: (sha256, pages) => {
      const file = byHash.get(sha256);
      if (file === undefined) return;
      inTransaction(() => {
        for (const page of pages) {
          const row = rowOf(file.id, page.n);
          const before = selectPage.get(row);
          if (before === undefined) continue;
          ledger.removePage(file.id, page.n);
          deletePages.run(row, row);
          // The printed number belongs to the page, whoever reads its words.
          insert(file, [page.label === null ? { ...page, label: before.label } : page]);
        }
      });
      postings.pagesTakenAway();
      postings.keepUp();
    },
    finish: (sha256, pageCount) => {
      const file = byHash.get(sha256);
      if (file === undefined || file.pages < pageCount) return;
      completeFile.run(file.id);
      file.complete = true;
    },
    remove,
    get: (row) => {
      const page = selectPage.get(row);
      return page === undefined ? undefined : pageFromRow(pageOf(row), page);
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
    machineRead: (fileId) => countMachineRead.get(rowOf(fileId, 0), rowOf(fileId + 1, 0) - 1) ?? 0,
  };
}
