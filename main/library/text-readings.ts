import type { AppEvent } from '../../shared/app';
import { AppError, type Clock, isAppError } from '../../shared/kernel';
import type {
  ExtractionWarning,
  LibraryDocument,
  TextReading,
  VersionReading,
  WordOnPage,
} from '../../shared/library';
import { appendHistory } from '../database';
import { type ReadingAgain, readFileAgain } from './reading-again';
import { findDocument, noteUnread } from './repository';
import { findTextFacts, updateTextReading } from './text-readings-repository';

export interface TextReadings {
  /** How the text of each version is read, newest first. @throws AppError `library.not-found` */
  list(documentId: string): VersionReading[];
  /**
   * Notes how the user wants a document's text to be read and reads its files again that way, also those that could not be read so
   * before. Where one fails the others are read all the same.
   *
   * @throws AppError `library.not-found`, `library.file-gone` (that file stays as it is), and what else reading a file may fail with;
   *   the wish is kept then and followed at the next start.
   */
  set(documentId: string, reading: TextReading): Promise<VersionReading[]>;
  /** The words of a page (from 1) with where they stand; none where the file is gone, locked or broken, or is not read in time. */
  words(sha256: string, page: number): Promise<readonly WordOnPage[]>;
}

/** Why a process was lost over a page. */
const LOST: ReadonlySet<string> = new Set(['pdf.timeout', 'pdf.memory', 'pdf.crashed']);

/** Somebody waits to see a place marked; behind a large import it is shown about where it is. */
const MOST_WAIT_MS = 4000;

/** What reads files, and the words of one page. */
type Reader = ReadingAgain['reader'] & {
  words(file: string, page: number, reading: TextReading): Promise<readonly WordOnPage[]>;
};

export interface TextReadingsDependencies extends Omit<ReadingAgain, 'reader'> {
  /** The first of them reads again, the last gives words. */
  readonly readers: readonly Reader[];
  readonly clock: Clock;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** Hears of a document whose text in the index is another now. */
  readonly onRead: (document: LibraryDocument) => void;
}

export function createTextReadings(dependencies: TextReadingsDependencies): TextReadings {
  const { db, index, store, readers, clock, actor, announce, onRead } = dependencies;
  /** Pages whose words are on their way, and those over which the process was lost: these are not read again as long as this process runs. */
  const asked = new Map<string, Promise<readonly WordOnPage[]>>();
  /** Whether a page could not be read with its file: it is stored as that until the file is read again, as it is by a newer program. */
  const isLostPage = async (sha256: string, page: number): Promise<boolean> => {
    const file = (await index.qualities()).find((one) => one.sha256 === sha256);
    return (file?.troubles ?? []).some(
      ({ reasons, pages }) => reasons.length === 1 && reasons[0] === 'page-damaged' && pages.includes(page),
    );
  };

  /** One wish is followed at a time: what it has read is not to be read again for the next one. */
  let before: Promise<unknown> = Promise.resolve();

  const get = (documentId: string): LibraryDocument => {
    const found = findDocument(db, documentId);
    if (found === undefined) throw new AppError('library.not-found');
    return found;
  };
  const list = (documentId: string): VersionReading[] =>
    get(documentId).versions.map(({ id, file }) => {
      const { warnings, ...facts } = findTextFacts(db, file.sha256);
      const has = (warning: ExtractionWarning) => warnings.includes(warning);
      return { versionId: id, ...facts, cutOff: has('cut-off'), formNotShown: has('form-not-shown') };
    });

  const readAll = async (documentId: string, reading: TextReading): Promise<VersionReading[]> => {
    const [reader] = readers;
    const files = get(documentId).versions.map(({ file }) => file);
    const changed = files.filter((file) => {
      const facts = findTextFacts(db, file.sha256);
      return !facts.locked && (facts.reading !== reading || file.textState === 'pending');
    });
    const there = changed.filter(({ sha256 }) => store.has(sha256));
    if (reader === undefined) throw new AppError('library.file-gone');
    const at = clock();
    // All of them at once: should the program end before the last is read, the next start reads the rest.
    db.transaction(() => {
      for (const { sha256 } of there) {
        noteUnread(db, sha256);
        const before = findTextFacts(db, sha256).reading;
        if (before === reading) continue;
        appendHistory(db, {
          ...{ at, actor: actor(), entity: 'document', entityId: documentId, field: 'textReading' },
          ...{ before, after: reading },
        });
        updateTextReading(db, sha256, reading);
      }
    });
    const failures: unknown[] = there.length < changed.length ? [new AppError('library.file-gone')] : [];
    for (const file of there) {
      await readFileAgain({ db, index, store, reader }, file).catch((cause: unknown) => {
        failures.push(cause);
      });
    }
    if (there.length > 0) {
      onRead(get(documentId));
      announce({ name: 'library.changed', ids: [documentId] });
    }
    if (failures.length > 0) throw failures[0];
    return list(documentId);
  };

  return {
    list,
    words: async (sha256, page) => {
      const reader = readers.at(-1);
      if (reader === undefined || !store.has(sha256)) return [];
      const { reading, warnings } = findTextFacts(db, sha256);
      if (warnings.includes('pages-damaged') && (await isLostPage(sha256, page))) return [];
      const key = `${sha256} ${page} ${reading}`;
      const found =
        asked.get(key) ??
        reader.words(store.pathOf(sha256), page, reading).then(
          (words) => {
            asked.delete(key);
            return words;
          },
          (cause: unknown) => {
            if (!isAppError(cause) || !LOST.has(cause.code)) asked.delete(key);
            if (isAppError(cause)) return [];
            throw cause;
          },
        );
      asked.set(key, found);
      const late = Promise.withResolvers<readonly WordOnPage[]>();
      const timer = setTimeout(() => late.resolve([]), MOST_WAIT_MS);
      return Promise.race([found, late.promise]).finally(() => clearTimeout(timer));
    },
    set: (documentId, reading) => {
      const work = () => readAll(documentId, reading);
      const result = before.then(work, work);
      before = result.catch(() => undefined);
      return result;
    },
  };
}
