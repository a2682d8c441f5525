import type { AppEvent } from '../../shared/app';
import { AppError, type Clock, isAppError } from '../../shared/kernel';
import {
  type LibraryDocument,
  type PageReading,
  type ReadingData,
  type ReadingPage,
  type ReadingSummary,
  readBy,
  readingIsBetter,
  type StoredFile,
  textStateWithReading,
  wantsReading,
} from '../../shared/library';
import type { LanguageCode } from '../../shared/vocabulary';
import { appendHistory, type Db } from '../database';
import type { FileStore } from './file-store';
import { findLanguages, type LanguagesFound } from './ocr-languages';
import {
  countAttempt,
  countReadingsInUse,
  findOcrFile,
  forgetOrphans,
  listOcrFiles,
  listOcrPages,
  listReadingsInUse,
  nextWaitingPage,
  noteWantedPages,
  type OcrFile,
  type OcrPage,
  resetOcrPages,
  updateOcrFile,
  updateOcrPage,
} from './ocr-repository';
import { findDocument, findDocumentByHash, listFiles, updateDocument } from './repository';
import type { IndexedPage, TextIndex } from './text-index';

/** Reads pictures in a process that can be killed. Failures are coded. */
export interface PictureReading {
  read(file: string, page: number, data: readonly ReadingData[]): Promise<PageReading | null>;
  compare(
    file: string,
    page: number,
    data: readonly ReadingData[],
  ): Promise<readonly { readonly data: ReadingData; readonly fit: number; readonly text: string }[]>;
}

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
  /** One file, or all with null. */
  stop(sha256: string | null): void;
  goOn(sha256: string | null): void;
  /** Brings the index up to the readings it lacks and begins to work. Call once, when the index has been brought up to the library. */
  start(): Promise<void>;
  /** Begins no further page. */
  close(): void;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
}

/** A page is tried so often while its reading ends with the process or the program; to find out its language counts as one. */
const MOST_ATTEMPTS = 4;
/** Readings of a page are told to the search screens so often, in pages. */
const TELL_EVERY = 10;
/** Name of the engine and its manners: noted with every reading, so that a later program knows what it could do better. */
const READ_BY = 'tesseract-5/1';

/** What is wrong with the file or the program and not with one page. */
const FILE_REFUSED: ReadonlySet<string> = new Set([
  'pdf.password',
  'pdf.invalid',
  'pdf.protected',
  'pdf.engine',
  'ocr.engine',
]);

function asIndexed(page: Pick<IndexedPage, 'n' | 'label'>, reading: PageReading): IndexedPage {
  return { n: page.n, label: page.label, text: reading.text, quality: 'ocr', reasons: [], conversion: null };
}

const BLANK: PageReading = { text: '', places: [], confidence: 0 };

/** A page that is a picture as it was before any reading of it. */
function withoutWords(page: Pick<IndexedPage, 'n' | 'label'>): IndexedPage {
  return { ...page, text: '', quality: 'empty', reasons: ['no-text'], conversion: null };
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
  let underWay: { readonly sha256: string; readonly page: number } | null = null;
  let working: Promise<void> | null = null;

  forgetOrphans(db);

  const documentOf = (sha256: string): LibraryDocument | undefined => {
    const found = findDocumentByHash(db, sha256);
    return found && findDocument(db, found.id);
  };
  const fileOf = (document: LibraryDocument | undefined, sha256: string): StoredFile | undefined =>
    document?.versions.find(({ file }) => file.sha256 === sha256)?.file;

  const summaryOf = (file: OcrFile): ReadingSummary => {
    const pages = listOcrPages(db, file.sha256);
    const document = documentOf(file.sha256);
    const version = document?.versions.find((each) => each.file.sha256 === file.sha256);
    const count = (outcome: OcrPage['outcome']) => pages.filter((page) => page.outcome === outcome).length;
    const sure = pages.flatMap(({ confidence, inUse }) => (inUse && confidence !== null ? [confidence] : []));
    return {
      sha256: file.sha256,
      documentId: document?.id ?? null,
      versionId: version?.id ?? null,
      title: document?.title ?? version?.file.sourceName ?? '',
      state: file.state,
      languages: [...file.languages],
      chosen: file.chosen,
      code: file.code,
      total: pages.length,
      done: pages.length - count('waiting'),
      read: count('read') + count('worse'),
      blank: count('blank'),
      nothing: count('nothing'),
      failed: count('failed'),
      confidence:
        sure.length === 0 ? null : Math.round(sure.reduce((sum, one) => sum + one, 0) / sure.length),
      current: underWay?.sha256 === file.sha256 ? underWay.page : null,
    };
  };

  const tell = (sha256: string): void => {
    const file = findOcrFile(db, sha256);
    if (file) announce({ name: 'library.reading-progressed', summary: summaryOf(file) });
  };

  /** Notes how a file can be searched with what was read, and tells everybody when that has changed. */
  const settleText = (sha256: string): void => {
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
    if (now.textState === file.textState && now.searchablePages === file.searchablePages) return;
    onChanged(after);
    announce({ name: 'library.changed', ids: [document.id] });
  };

  const index: TextIndex = {
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
      const readings =
        wanted.length === 0
          ? new Map<number, PageReading>()
          : listReadingsInUse(
              db,
              sha256,
              wanted.map(({ n }) => n),
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
      settleText(sha256);
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
    },
  };

  /** The file to read on with: one that waits, is in the library and has pages left. */
  const nextFile = (): OcrFile | undefined =>
    listOcrFiles(db).find(
      ({ sha256, state }) => state === 'waiting' && findDocumentByHash(db, sha256)?.removed === false,
    );

  const refuse = (file: OcrFile, code: string, languages: readonly LanguageCode[] = file.languages) => {
    updateOcrFile(db, file.sha256, { state: 'refused', code, languages });
    tell(file.sha256);
  };

  /** Notes the language that was found out in the catalogue, as a guess, where there is none. */
  const guessInCatalogue = (sha256: string, language: LanguageCode): void => {
    const document = documentOf(sha256);
    if (document === undefined || document.language !== null) return;
    const at = clock();
    db.transaction(() => {
      const guessed = [...new Set([...document.guessed, 'language' as const])];
      updateDocument(db, document.id, { language }, guessed, at);
      appendHistory(db, {
        ...{ at, actor: actor(), entity: 'document', entityId: document.id, field: 'language' },
        before: null,
        after: language,
      });
    });
    const after = findDocument(db, document.id);
    if (after) onChanged(after);
    announce({ name: 'library.changed', ids: [document.id] });
  };

  const languagesOf = async (file: OcrFile): Promise<LanguagesFound> => {
    const document = documentOf(file.sha256);
    const version = document?.versions.find((each) => each.file.sha256 === file.sha256);
    const pages = listOcrPages(db, file.sha256).filter(({ outcome }) => outcome === 'waiting');
    return findLanguages(
      { language: version?.language ?? document?.language ?? null, state: document?.state ?? null },
      pages.map(({ page }) => page),
      (page, data) => reader.compare(store.pathOf(file.sha256), page, data),
    );
  };

  const dataOf = (languages: readonly LanguageCode[]): ReadingData[] => [
    ...new Set(languages.flatMap((language) => readBy(language)?.data ?? [])),
  ];

  const keep = async (file: OcrFile, page: OcrPage, reading: PageReading | null): Promise<void> => {
    const { sha256 } = file;
    const label = { n: page.page, label: page.label };
    const hasWords = reading !== null && reading.text !== '';
    const better = hasWords && readingIsBetter(page.reasons, reading);
    const by = `${READ_BY} ${dataOf(file.languages).join('+')}`;
    const at = clock();
    if (page.quality === 'suspect' && !better) {
      // The text layer stays, or what was read before in its place.
      updateOcrPage(db, sha256, page.page, { outcome: page.inUse ? 'read' : 'worse', at });
      return;
    }
    const inUse = reading === null || better;
    updateOcrPage(db, sha256, page.page, {
      outcome: reading === null ? 'blank' : better ? 'read' : 'nothing',
      reading: { by, value: better ? reading : null, inUse },
      at,
    });
    if (inUse) await inner.replacePages(sha256, [asIndexed(label, better ? reading : BLANK)]);
    else if (page.inUse) await inner.replacePages(sha256, [withoutWords(label)]);
  };

  const failed = (file: OcrFile, page: OcrPage, cause: unknown): void => {
    if (!isAppError(cause)) onBug(cause);
    const code = isAppError(cause) ? cause.code : 'app.internal';
    if (FILE_REFUSED.has(code)) {
      refuse(file, code === 'pdf.password' ? 'ocr.locked' : code);
      return;
    }
    // A process that merely ended may have been ended from outside; it is given further tries.
    if (code === 'pdf.crashed' && page.attempts + 1 < MOST_ATTEMPTS) return;
    updateOcrPage(db, file.sha256, page.page, { outcome: 'failed', code, at: clock() });
  };

  /** Reads one page, or finds out the languages before the first. */
  const step = async (file: OcrFile): Promise<void> => {
    const { sha256 } = file;
    if (!store.has(sha256)) return refuse(file, 'library.file-gone');
    if (listFiles(db).some((each) => each.sha256 === sha256 && each.locked))
      return refuse(file, 'ocr.locked');
    const page = nextWaitingPage(db, sha256);
    if (page === undefined) {
      updateOcrFile(db, sha256, { state: 'done' });
      settleText(sha256);
      announce({ name: 'search.changed' });
      tell(sha256);
      return;
    }
    underWay = { sha256, page: page.page };
    try {
      if (page.attempts >= MOST_ATTEMPTS) {
        updateOcrPage(db, sha256, page.page, { outcome: 'failed', code: 'pdf.crashed', at: clock() });
        return;
      }
      countAttempt(db, sha256, page.page);
      tell(sha256);
      if (file.languages.length === 0) {
        const found = await languagesOf(file);
        if (closed) return;
        if ('code' in found) return refuse(file, found.code, found.languages);
        updateOcrFile(db, sha256, { languages: found.languages });
        const [first] = found.languages;
        if (found.foundOut && first !== undefined) guessInCatalogue(sha256, first);
        return;
      }
      const reading = await reader.read(store.pathOf(sha256), page.page, dataOf(file.languages));
      if (closed) return;
      // While it was read the user may have asked for other languages.
      if (findOcrFile(db, sha256)?.languages.join() !== file.languages.join()) return;
      await keep(file, page, reading);
    } catch (cause) {
      if (!closed) failed(file, page, cause);
    } finally {
      underWay = null;
    }
    if (closed) return;
    tell(sha256);
    if (page.page % TELL_EVERY === 0) announce({ name: 'search.changed' });
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

  return {
    index,
    queue: () => {
      const place = (one: ReadingSummary) =>
        one.current !== null ? 0 : ['waiting', 'stopped', 'refused', 'done'].indexOf(one.state) + 1;
      return listOcrFiles(db)
        .filter(({ sha256 }) => findDocumentByHash(db, sha256)?.removed === false)
        .map(summaryOf)
        .filter(({ total }) => total > 0)
        .map((summary, at) => ({ summary, at }))
        .sort((a, b) => place(a.summary) - place(b.summary) || a.at - b.at)
        .map(({ summary }) => summary);
    },
    of: (sha256) => {
      const file = findOcrFile(db, sha256);
      if (file === undefined) return null;
      const pages = listOcrPages(db, sha256).map(
        ({ page, outcome, confidence, code, inUse, readAt }): ReadingPage => ({
          page,
          outcome,
          confidence,
          code,
          inUse,
          readAt,
        }),
      );
      return pages.length === 0 ? null : { summary: summaryOf(file), pages };
    },
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
    start: async () => {
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
