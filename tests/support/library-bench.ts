import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createChangesService } from '../../main/changes';
import { type Db, openDatabase } from '../../main/database';
import {
  createBulkEditing,
  createFileStore,
  createImportPipeline,
  createLibraryService,
  createLookalikes,
  createPersonalData,
  createSearchability,
  createTextReadings,
  createWorks,
  type FileReader,
  type IndexedDocument,
  type IndexedPage,
  indexDocuments,
  type LibraryService,
  type TextIndex,
  toIndexed,
} from '../../main/library';
import { emptyStaging } from '../../main/platform';
import type { AppEvent } from '../../shared/app';
import { AppError } from '../../shared/kernel';
import {
  type ExtractedPage,
  type ExtractionSummary,
  TEXT_VERSION,
  type TextReading,
  type WordOnPage,
} from '../../shared/library';
import { heldClock } from './builders/ids';

/** An index in memory that outlives a restart of the library, as search.db does. */
export function memoryIndex() {
  const files = new Map<
    string,
    { pages: Map<number, IndexedPage>; complete: boolean; textVersion: number }
  >();
  const empty = () => ({
    ...{ pages: new Map<number, IndexedPage>(), complete: false },
    textVersion: TEXT_VERSION as number,
  });
  const documents = new Map<string, IndexedDocument>();
  const index: TextIndex = {
    putPages: async (sha256, pages) => {
      const known = files.get(sha256);
      const file = known?.textVersion === TEXT_VERSION ? known : empty();
      for (const page of pages) file.pages.set(page.n, page);
      files.set(sha256, file);
    },
    replacePages: async (sha256, pages) => {
      const file = files.get(sha256);
      for (const page of pages) if (file?.pages.has(page.n)) file.pages.set(page.n, page);
    },
    finishFile: async (sha256) => {
      const file = files.get(sha256) ?? empty();
      files.set(sha256, { ...file, complete: true });
    },
    removeFile: async (sha256) => void files.delete(sha256),
    putDocuments: async (given) => {
      for (const document of given) documents.set(document.id, document);
    },
    qualities: async () =>
      [...files].map(([sha256, { pages, complete }]) => ({
        sha256,
        pages: pages.size,
        complete,
        troubles: [...pages.values()]
          .filter(({ quality }) => quality !== 'good')
          .map(({ n, quality, reasons }) => ({ quality, reasons, pages: [n] })),
      })),
    contents: async () => ({
      files: [...files].map(([sha256, { pages, complete, textVersion }]) => ({
        sha256,
        pages: pages.size,
        textVersion,
        machineRead: [...pages.values()].filter(({ quality }) => quality === 'ocr').length,
        complete,
      })),
      documents: [...documents.values()].map(({ id, updatedAt }) => ({ documentId: id, updatedAt })),
    }),
  };
  return { index, files, documents };
}

/**
 * A reader for text files standing in for PDFs: pages are parted by form feeds; `LOCKED` first asks for the password
 * "open", `BROKEN` cannot be read, `SLOW` ends with a time-out. What stands behind `%attached` is attached inside the file, on no page.
 */
export const textReader: FileReader = {
  stage: async (sourcePath, stagedPath) => {
    if (!existsSync(sourcePath)) throw new AppError('library.file-gone');
    copyFileSync(sourcePath, stagedPath);
    const bytes = readFileSync(stagedPath);
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  },
  extract: async (stagedPath, { password, onPages }): Promise<ExtractionSummary> => {
    const [text = '', ...attached] = readFileSync(stagedPath, 'utf8').split('%attached');
    if (text.startsWith('LOCKED') && password !== 'open') throw new AppError('pdf.password');
    const pages = text.split('\f').map(
      (each, position): ExtractedPage => ({
        n: position + 1,
        label: null,
        width: 595,
        height: 842,
        rotation: 0,
        text: each,
        quality: each === '' ? 'empty' : 'good',
        reasons: each === '' ? ['no-text'] : [],
        conversion: null,
      }),
    );
    await onPages(pages.slice(0, 1));
    if (text.startsWith('BROKEN')) throw new AppError('pdf.invalid');
    if (text.startsWith('SLOW')) throw new AppError('pdf.timeout');
    await onPages(pages.slice(1));
    const empty = pages.filter((page) => page.quality === 'empty').length;
    return {
      facts: {
        pageCount: pages.length,
        pagesRead: pages.length,
        title: null,
        author: null,
        subject: null,
        keywords: null,
        creator: null,
        producer: null,
        created: null,
        modified: null,
        language: null,
        pdfVersion: '1.7',
        encrypted: text.startsWith('LOCKED'),
        hasForms: false,
        hasJavascript: false,
        hasAttachments: attached.length > 0,
        outline: [],
        legacyFonts: [],
        converted: [],
        uncertainPages: 0,
        warnings: [],
      },
      good: pages.length - empty,
      empty,
      suspect: 0,
      firstPagesText: pages[0]?.text ?? '',
    };
  },
};

/** A workspace folder with a library in it that can be closed and opened again. */
export function libraryBench() {
  const root = mkdtempSync(path.join(tmpdir(), 'waymark-library-'));
  const sources = path.join(root, 'sources');
  const staging = path.join(root, 'staging');
  for (const each of [sources, staging, path.join(root, 'files')]) mkdirSync(each);
  const memory = memoryIndex();
  let count = 0;
  const opened = new Set<Db>();

  const open = (
    options: {
      readers?: readonly FileReader[];
      /** Gives the words of a page of a stored file. */
      words?: (file: string, page: number, reading: TextReading) => Promise<readonly WordOnPage[]>;
      wrap?: <T extends object>(name: string, part: T) => T;
      onBug?: (cause: unknown) => void;
      /** Asked by the search for texts that look alike. */
      shouldWait?: () => boolean;
      onHealed?: (sha256: string) => void;
    } = {},
  ) => {
    const wrap = options.wrap ?? (<T>(_name: string, part: T) => part);
    const events: AppEvent[] = [];
    const bugs: unknown[] = [];
    emptyStaging(staging);
    const db: Db = wrap('db', openDatabase({ file: path.join(root, 'waymark.db') }));
    opened.add(db);
    const store = wrap('store', createFileStore(path.join(root, 'files')));
    const index = wrap('index', memory.index);
    // Far-off ids and a still clock: results must not hang on either.
    const newId = () => {
      count += 1;
      return `0190b000-0000-7000-8000-${String(count).padStart(12, '0')}`;
    };
    const shared = {
      db,
      clock: heldClock('2026-01-02T03:04:05.000Z'),
      actor: () => 'Tester',
      announce: (event: AppEvent) => void events.push(event),
    };
    const library: LibraryService = createLibraryService({
      ...shared,
      onChanged: (document) => void index.putDocuments([toIndexed(document)]),
    });
    // A test may end while the index is still told.
    const tellIndex = (ids: readonly string[]) =>
      void indexDocuments(db, index, ids).catch((cause: unknown) => {
        if (opened.has(db)) throw cause;
      });
    const bulk = createBulkEditing({ ...shared, newId, onChanged: tellIndex });
    const changes = createChangesService({
      ...shared,
      newId,
      undoers: { document: bulk.undoer },
      namings: {},
    });
    const works = createWorks({ ...shared, newId, onChanged: tellIndex });
    const reading = {
      pageText: async (sha256: string, page: number) => memory.files.get(sha256)?.pages.get(page)?.text ?? '',
      shouldWait: options.shouldWait ?? (() => false),
    };
    const personal = createPersonalData({
      ...{ ...shared, ...reading },
      onBug: options.onBug ?? ((cause) => void bugs.push(cause)),
    });
    const lookalikes = createLookalikes({
      ...{ ...shared, ...reading },
      alsoHears: personal.hear,
      onChanged: tellIndex,
      onBug: options.onBug ?? ((cause) => void bugs.push(cause)),
    });
    const imports = createImportPipeline({
      ...shared,
      store,
      index,
      readers: (options.readers ?? [textReader]).map((reader) => wrap('reader', reader)),
      staging,
      newId,
      onAdded: (document) => index.putDocuments([toIndexed(document)]),
      ...(options.onHealed ? { onHealed: options.onHealed } : {}),
      onBug: options.onBug ?? ((cause) => void bugs.push(cause)),
      announceEvery: 0,
    });
    const searchability = createSearchability({
      ...{ db, index, store },
      readers: options.readers ?? [textReader],
      onRead: (document) => void index.putDocuments([toIndexed(document)]),
    });
    const readings = createTextReadings({
      ...shared,
      ...{ store, index },
      readers: (options.readers ?? [textReader]).map((reader) => ({
        ...reader,
        words: options.words ?? (async () => []),
      })),
      onRead: (document) => void index.putDocuments([toIndexed(document)]),
    });
    return {
      db,
      clock: shared.clock,
      store,
      index,
      library,
      readings,
      bulk,
      changes,
      searchability,
      works,
      lookalikes,
      personal,
      imports,
      events,
      bugs,
      close: () => {
        opened.delete(db);
        db.close();
      },
    };
  };

  return {
    root,
    sources,
    staging,
    memory,
    open,
    /** Writes a source file; a name with folders makes them. */
    put: (name: string, text: string) => {
      const file = path.join(sources, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    remove: () => {
      // Windows removes nothing that is open.
      for (const db of opened) db.close();
      opened.clear();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
