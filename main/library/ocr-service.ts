import type { AppEvent } from '../../shared/app';
import { AppError, type Clock } from '../../shared/kernel';
import {
  type LibraryDocument,
  type PageReading,
  type ReadingPage,
  type ReadingSummary,
  readBy,
  type StoredFile,
  textStateWithReading,
} from '../../shared/library';
import type { LanguageCode } from '../../shared/vocabulary';
import { appendHistory, type Db } from '../database';
import type { FileStore } from './file-store';
import { asIndexed, createReadingIndex, noteEarlierPages } from './ocr-index';
import {
  countReadingsInUse,
  findOcrFile,
  forgetOrphans,
  listOcrFiles,
  listOcrPages,
  listOcrPlaces,
  listReadingsInUse,
  type OcrFile,
  resetOcrPages,
  updateOcrFile,
} from './ocr-repository';
import { createReadingSteps, FILE_GONE, type PictureReading, wasRefusedForItsCopy } from './ocr-steps';
import { createReadingSummaries, type PageUnderWay } from './ocr-summaries';
import { findDocument } from './repository';
import type { TextIndex } from './text-index';

export type { PictureReading } from './ocr-steps';

export interface OcrDependencies {
  readonly db: Db;
  readonly store: FileStore;
  /** The index itself; everybody else is given `Ocr.index`. */
  readonly index: TextIndex;
  readonly reader: PictureReading;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** While it says true no page is begun: ordinary text comes first. */
  readonly isImporting: () => boolean;
  /** Hears of a document whose facts the search index must know anew. */
  readonly onChanged: (document: LibraryDocument) => void;
  /** Hears of failures that are bugs. */
  readonly onBug: (cause: unknown) => void;
  /** Milliseconds until it is asked again whether an import is running. */
  readonly waitMs?: number;
}

/** The reading of pages that are pictures: noted with every text that comes in, done in the background page by page. */
export interface Ocr {
  /** The index as the rest of the library uses it: notes pages in need of reading, and gives words that were read in their place. */
  readonly index: TextIndex;
  queue(): ReadingSummary[];
  of(sha256: string): { summary: ReadingSummary; pages: ReadingPage[] } | null;
  reading(sha256: string, page: number): PageReading | null;
  /** @throws AppError `library.not-found`, `ocr.no-data` with `languages`, `ocr.locked` */
  readAgain(sha256: string, languages: readonly LanguageCode[]): ReadingSummary;
  /** Reads this file before all others, as long as it waits; another that is asked for later takes its place. */
  readFirst(sha256: string): void;
  /** One file, or all with null. */
  stop(sha256: string | null): void;
  goOn(sha256: string | null): void;
  /** A stored file that was gone or damaged is sound again: if it was refused for that, it waits to be read once more. */
  healed(sha256: string): void;
  /** Brings the index up to the readings it lacks and begins to work. Call once, when the index has been brought up to the library. */
  start(): Promise<void>;
  /** Begins no further page. */
  close(): void;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
}

export function createOcr(dependencies: OcrDependencies): Ocr {
  const {
    db,
    store,
    index: inner,
    reader,
    clock,
    actor,
    announce,
    isImporting,
    onChanged,
    onBug,
  } = dependencies;
  const waitMs = dependencies.waitMs ?? 1000;
  let closed = false;
  let started = false;
  let underWay: PageUnderWay | null = null;
  let working: Promise<void> | null = null;

  forgetOrphans(db);
  const summaries = createReadingSummaries(db, () => underWay);
  const { documentOf, summaryOf } = summaries;

  const fileOf = (document: LibraryDocument | undefined, sha256: string): StoredFile | undefined =>
    document?.versions.find(({ file }) => file.sha256 === sha256)?.file;

  const tell = (sha256: string): void => {
    const file = findOcrFile(db, sha256);
    if (file) announce({ name: 'library.reading-progressed', summary: summaryOf(file) });
  };

  /** Notes how a file can be searched with what was read, and tells everybody when that has changed, or the words have. */
  const settleText = (sha256: string, hasOtherWords = false): void => {
    const document = documentOf(sha256);
    const file = fileOf(document, sha256);
    if (document === undefined || file === undefined || findOcrFile(db, sha256) === undefined) return;
    const pages = listOcrPages(db, sha256);
    const read = pages.filter((page) => page.inUse && page.confidence !== null).length;
    const blank = pages.filter(({ outcome, inUse }) => outcome === 'blank' && inUse).length;
    const suspect = pages.filter((page) => page.quality === 'suspect' && !page.inUse).length;
    const searchable = Math.max(0, file.pageCount - pages.length) + read + suspect;
    const none = read + blank === 0;
    updateOcrFile(db, sha256, {
      searchablePages: none ? null : Math.min(file.pageCount, searchable),
      textState: none
        ? null
        : textStateWithReading({ total: file.pageCount, searchable, suspect, read, blank }),
    });
    const after = findDocument(db, document.id);
    const now = fileOf(after, sha256);
    if (after === undefined || now === undefined) return;
    const isSame = now.textState === file.textState && now.searchablePages === file.searchablePages;
    if (!isSame || hasOtherWords) onChanged(after);
    if (isSame) return;
    announce({ name: 'library.changed', ids: [document.id] });
  };

  const index = createReadingIndex({
    ...{ db, clock, inner },
    onFinished: settleText,
    wake: () => wake(),
  });
  const step = createReadingSteps({
    ...{ db, store, inner, reader, clock, announce, documentOf, onChanged, onBug, tell, settleText },
    onPage: (page) => {
      underWay = page;
    },
    isClosed: () => closed,
  });

  /** The file somebody wants to read now. */
  let wanted: string | null = null;

  /** The file to read on with: one that waits, is in the library and has pages left. */
  const nextFile = (): OcrFile | undefined => {
    const places = listOcrPlaces(db);
    const waiting = listOcrFiles(db).filter(
      ({ sha256, state }) => state === 'waiting' && places.get(sha256)?.removed === false,
    );
    return waiting.find(({ sha256 }) => sha256 === wanted) ?? waiting[0];
  };

  const work = async (): Promise<void> => {
    while (!closed) {
      const file = nextFile();
      if (file === undefined) return;
      if (isImporting()) await new Promise((resolve) => setTimeout(resolve, waitMs).unref());
      else await step(file);
    }
  };

  const wake = (): void => {
    if (!started || closed || working !== null) return;
    working = work()
      .catch((cause: unknown) => {
        if (!closed) onBug(cause);
      })
      .finally(() => {
        working = null;
        // Something came while the last look found nothing.
        if (!closed && nextFile() !== undefined) wake();
      });
  };

  const someOf = (sha256: string | null): OcrFile[] =>
    listOcrFiles(db).filter((file) => sha256 === null || file.sha256 === sha256);

  /** Has a file that was refused for its stored copy wait again. */
  const readOnceMore = (sha256: string): void => {
    const file = findOcrFile(db, sha256);
    if (file === undefined || !wasRefusedForItsCopy(file)) return;
    updateOcrFile(db, sha256, { state: 'waiting', code: null });
    tell(sha256);
  };

  return {
    index,
    queue: summaries.queue,
    of: summaries.of,
    reading: (sha256, page) => {
      const found = listReadingsInUse(db, sha256, [page]).get(page);
      return found === undefined || found.text === '' ? null : found;
    },
    readAgain: (sha256, languages) => {
      const file = findOcrFile(db, sha256);
      const document = documentOf(sha256);
      if (file === undefined || document === undefined) throw new AppError('library.not-found');
      if (file.code === 'ocr.locked') throw new AppError('ocr.locked');
      const unknown = languages.filter((language) => readBy(language) === null);
      if (unknown.length > 0) throw new AppError('ocr.no-data', { languages: unknown.join(' ') });
      const at = clock();
      db.transaction(() => {
        updateOcrFile(db, sha256, { state: 'waiting', languages, chosen: true, code: null, askedAt: at });
        resetOcrPages(db, sha256);
        appendHistory(db, {
          ...{ at, actor: actor(), entity: 'document', entityId: document.id, field: 'readingLanguages' },
          before: file.languages.join(' ') || null,
          after: languages.join(' '),
        });
      });
      tell(sha256);
      wake();
      return summaryOf(findOcrFile(db, sha256) ?? file);
    },
    stop: (sha256) => {
      for (const file of someOf(sha256)) {
        if (file.state !== 'waiting') continue;
        updateOcrFile(db, file.sha256, { state: 'stopped' });
        tell(file.sha256);
      }
    },
    goOn: (sha256) => {
      for (const file of someOf(sha256)) {
        if (file.state !== 'stopped') continue;
        updateOcrFile(db, file.sha256, { state: 'waiting' });
        tell(file.sha256);
      }
      wake();
    },
    readFirst: (sha256) => {
      wanted = sha256;
      const file = findOcrFile(db, sha256);
      // Before the page under way ends nothing else would say that this one is next.
      if (file?.state === 'waiting') tell(sha256);
    },
    healed: (sha256) => {
      readOnceMore(sha256);
      wake();
    },
    start: async () => {
      // Files come back also where nobody says so, as from a backup.
      for (const { sha256, code } of listOcrFiles(db)) {
        if (code === FILE_GONE && store.has(sha256)) readOnceMore(sha256);
      }
      const known = new Map((await inner.contents()).files.map((file) => [file.sha256, file]));
      for (const [sha256, count] of countReadingsInUse(db)) {
        const file = known.get(sha256);
        if (closed || file === undefined || file.machineRead === count) continue;
        const labels = new Map(listOcrPages(db, sha256).map(({ page, label }) => [page, label]));
        const pages = [...listReadingsInUse(db, sha256)].map(([n, reading]) =>
          asIndexed({ n, label: labels.get(n) ?? null }, reading),
        );
        await inner.replacePages(sha256, pages);
        settleText(sha256);
      }
      await noteEarlierPages({ db, clock, inner });
      started = true;
      wake();
    },
    close: () => {
      closed = true;
    },
    idle: async () => {
      for (let present = working; present !== null; present = working) await present;
    },
  };
}
