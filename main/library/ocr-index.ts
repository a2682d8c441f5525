import type { Clock } from '../../shared/kernel';
import { type PageReading, qualityReason, wantsReading } from '../../shared/library';
import type { Db } from '../database';
import {
  findOcrFile,
  forgetOrphans,
  listReadingsInUse,
  noteWantedPages,
  updateOcrFile,
} from './ocr-repository';
import type { IndexedPage, TextIndex } from './text-index';

/** A page as the index keeps it once a machine has read it. */
export function asIndexed(page: Pick<IndexedPage, 'n' | 'label'>, reading: PageReading): IndexedPage {
  return { n: page.n, label: page.label, text: reading.text, quality: 'ocr', reasons: [], conversion: null };
}

export const BLANK: PageReading = { text: '', places: [], confidence: 0 };

/** A page that is a picture as it was before any reading of it. */
export function withoutWords(page: Pick<IndexedPage, 'n' | 'label'>): IndexedPage {
  return { ...page, text: '', quality: 'empty', reasons: ['no-text'], conversion: null };
}

export interface ReadingIndexDependencies {
  readonly db: Db;
  readonly clock: Clock;
  /** The index itself. */
  readonly inner: TextIndex;
  /** All pages of a file have been given. */
  readonly onFinished: (sha256: string) => void;
  /** There may be something to read. */
  readonly wake: () => void;
}

/** The index as the rest of the library uses it: notes pages in need of reading, and gives words that were read in their place. */
export function createReadingIndex({
  db,
  clock,
  inner,
  onFinished,
  wake,
}: ReadingIndexDependencies): TextIndex {
  return {
    ...inner,
    putPages: async (sha256, pages) => {
      const wanted = pages.filter(wantsReading);
      const others = pages.filter((page) => !wantsReading(page)).map(({ n }) => n);
      db.transaction(() =>
        noteWantedPages(
          db,
          sha256,
          wanted.map(({ n, quality, reasons, label }) => ({
            page: n,
            quality: quality === 'suspect' ? 'suspect' : 'empty',
            reasons,
            label,
          })),
          others,
          clock(),
        ),
      );
      const readings = listReadingsInUse(
        db,
        sha256,
        pages.map(({ n }) => n),
      );
      await inner.putPages(
        sha256,
        pages.map((page) => {
          const reading = readings.get(page.n);
          return reading === undefined ? page : asIndexed(page, reading);
        }),
      );
    },
    finishFile: async (sha256, pageCount) => {
      await inner.finishFile(sha256, pageCount);
      onFinished(sha256);
      wake();
    },
    // A document that was added or came back from the trash may have pages to read.
    putDocuments: async (documents) => {
      await inner.putDocuments(documents);
      wake();
    },
    removeFile: async (sha256) => {
      await inner.removeFile(sha256);
      // An import that failed, or a document deleted for good: nothing of it is kept here either.
      forgetOrphans(db, sha256);
      // Of a file that stays and is read anew nothing can be searched until then.
      updateOcrFile(db, sha256, { searchablePages: null, textState: null });
    },
  };
}

/**
 * Notes pages in need of reading of files that were in the index before any page was read by machine. The printed numbers of
 * their pages stay with the index.
 */
export async function noteEarlierPages({
  db,
  clock,
  inner,
}: Pick<ReadingIndexDependencies, 'db' | 'clock' | 'inner'>): Promise<void> {
  for (const { sha256, complete, troubles } of await inner.qualities()) {
    if (!complete || findOcrFile(db, sha256) !== undefined) continue;
    const wanted = troubles.flatMap(({ quality, reasons, pages }) => {
      const known = qualityReason.array().safeParse(reasons);
      if (!known.success || !wantsReading({ quality, reasons: known.data })) return [];
      return pages.map((page) => ({
        page,
        quality: quality === 'suspect' ? ('suspect' as const) : ('empty' as const),
        reasons: known.data,
        label: null,
      }));
    });
    if (wanted.length > 0) db.transaction(() => noteWantedPages(db, sha256, wanted, [], clock()));
  }
}
