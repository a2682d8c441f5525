import type { AppEvent } from '../../shared/app';
import { type Clock, isAppError, type NewId } from '../../shared/kernel';
import { type LibraryDocument, readableText } from '../../shared/library';
import type { PageText } from '../../shared/search';
import type { Db } from '../database';
import type { Caller } from '../ipc';
import type { JobPool, OcrPool } from '../jobs';
import {
  createBulkEditing,
  createCopiesOut,
  createFileStore,
  createImportPipeline,
  createLibraryService,
  createLookalikes,
  createOcr,
  createPersonalData,
  createSearchability,
  createSoundFiles,
  createTextReadings,
  createWorks,
  indexDocuments,
  type LibraryDependencies,
  reconcileIndex,
  toIndexed,
} from '../library';
import type { WorkspaceFolder } from '../platform';
import { callingIndex } from './index-caller';

export interface LibraryRoomOptions {
  readonly db: Db;
  readonly folder: WorkspaceFolder;
  readonly jobs: JobPool;
  readonly pictures: OcrPool;
  /** The search process. */
  readonly search: Pick<Caller, 'call'>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** Hears that a stored file that was missing or damaged is sound again. */
  readonly onHealed: (sha256: string) => void;
  /** The texts of some files were read anew, which may have other words now. */
  readonly onTextRead: (files: readonly string[]) => void;
  /** The pack that brought a stored file; null for none. */
  readonly packOf: NonNullable<LibraryDependencies['packOf']>;
  /** Every stored file that a pack brought, with its sender. */
  readonly senders: NonNullable<LibraryDependencies['senders']>;
  /** Hears of failures that are bugs. */
  readonly onBug: (cause: unknown) => void;
}

const COMPARE_AFTER_MS = 10_000;

/** The services of the library, each telling the others and the search what it changed. */
export function createLibraryRoom(options: LibraryRoomOptions) {
  const { db, folder, jobs, pictures, search, clock, newId, actor, announce } = options;
  const { onHealed, onTextRead, onBug } = options;
  const { readers } = jobs;
  const store = createFileStore(folder.files);
  let isClosing = false;

  const ocr = createOcr({
    ...{ db, store, index: callingIndex(search), reader: pictures.reader, clock, actor, announce, onBug },
    isImporting: () => imports.isRunning(),
    onChanged: (document) => textRead(document),
  });
  const { index } = ocr;
  const putFacts = async (document: LibraryDocument) => {
    await index.putDocuments([toIndexed(document)]);
    announce({ name: 'search.changed' });
  };
  /** Tells the search what is known of documents now. */
  const putManyFacts = async (ids: readonly string[]) => {
    await indexDocuments(db, index, ids);
    announce({ name: 'search.changed' });
  };
  const onManyChanged = (ids: readonly string[]) => void putManyFacts(ids).catch(onBug);

  const library = createLibraryService({
    ...{ db, clock, actor, announce },
    packOf: options.packOf,
    senders: options.senders,
    onChanged: (document) => void putFacts(document).catch(onBug),
  });
  const bulk = createBulkEditing({ db, clock, newId, actor, announce, onChanged: onManyChanged });
  const works = createWorks({ db, clock, newId, actor, announce, onChanged: onManyChanged });

  /** What a page says as the search reads it; empty where it has none. */
  const pageText = async (sha256: string, page: number): Promise<string> => {
    try {
      return readableText(await search.call<PageText>('index.pageText', { sha256, page }));
    } catch (cause) {
      if (isAppError(cause) && cause.code === 'search.page-not-indexed') return '';
      throw cause;
    }
  };
  const copiesOut = createCopiesOut({ store, documentOf: library.getOfVersion });
  const soundFiles = createSoundFiles({ store });
  const shouldWait = () => isClosing || imports.isRunning();
  const personal = createPersonalData({
    ...{ db, clock, actor, announce, onBug, pageText, shouldWait },
  });
  const lookalikes = createLookalikes({
    ...{ db, clock, actor, announce, onBug, pageText, shouldWait },
    alsoHears: personal.hear,
    onChanged: onManyChanged,
  });
  /** Compares the texts of new files, and looks through those that were not read for that. */
  const lookThrough = async (): Promise<void> => {
    await lookalikes.look();
    await personal.look();
  };
  let comparing: NodeJS.Timeout | undefined;
  /** The text of a document's files was read anew. */
  const textRead = (document: LibraryDocument) => {
    void putFacts(document).catch(onBug);
    const hashes = document.versions.map(({ file }) => file.sha256);
    lookalikes.forget(hashes);
    personal.forget(hashes);
    onTextRead(hashes);
    // Pages of a picture are read one after the other: the text is compared when no more have come for a while.
    clearTimeout(comparing);
    comparing = setTimeout(() => void lookThrough(), COMPARE_AFTER_MS);
  };

  const imports = createImportPipeline({
    ...{ db, store, index, readers, staging: folder.staging, clock, newId, actor, onBug },
    onHealed: (sha256) => {
      ocr.healed(sha256);
      onHealed(sha256);
    },
    announce: (event) => {
      announce(event);
      if (event.name === 'library.import-progressed' && event.summary.state !== 'running') {
        void lookThrough();
      }
    },
    onAdded: putFacts,
  });
  const searchability = createSearchability({ ...{ db, index, store, readers }, onRead: textRead });
  const readings = createTextReadings({
    ...{ db, index, store, readers, clock, actor, announce },
    onRead: textRead,
  });

  const [firstReader] = readers;
  let reading: Promise<void> = Promise.resolve();
  /** How often the index is still to be looked at for what it lacks. */
  let looksLeft = 0;
  let hasLooked = false;
  /** Whether the index has all that can be read of the library. */
  const isIndexWhole = (): boolean => hasLooked && looksLeft === 0;
  /** Reads what the index lacks, one file after the other; asked for meanwhile, it looks once more at the end. */
  const readNewFiles = (): Promise<void> => {
    looksLeft += 1;
    const fill = async () => {
      try {
        if (!firstReader || isClosing) return null;
        const settled = await reconcileIndex({
          ...{ db, index, store, reader: firstReader, onBug },
          shouldStop: () => isClosing,
          onRead: (documentId) => textRead(library.get(documentId)),
        });
        hasLooked = true;
        return settled;
      } finally {
        looksLeft -= 1;
      }
    };
    const lookOnce = async () => {
      const settled = await fill();
      if (settled === null) return;
      if (settled.documents + settled.files > 0) announce({ name: 'search.changed' });
      await lookThrough();
      await ocr.start();
    };
    // Also after a look that failed, as one does that finds the index damaged.
    reading = reading.then(lookOnce, lookOnce);
    return reading;
  };

  /** Begins nothing more; resolves when nothing of it touches the database any more. */
  const close = async (): Promise<void> => {
    isClosing = true;
    ocr.close();
    clearTimeout(comparing);
    await imports.stop();
    await lookalikes.idle();
    await personal.idle();
  };

  return {
    ...{ store, index, library, bulk, works, imports, lookalikes, personal, searchability, readings, ocr },
    ...{ copiesOut, soundFiles, pageText, putManyFacts, readNewFiles, isIndexWhole, close },
  };
}
