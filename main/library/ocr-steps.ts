import type { AppEvent } from '../../shared/app';
import { type Clock, isAppError } from '../../shared/kernel';
import {
  isTranslation,
  type LibraryDocument,
  type PageReading,
  type ReadingData,
  readBy,
  readingIsBetter,
} from '../../shared/library';
import type { LanguageCode } from '../../shared/vocabulary';
import { appendHistory, type Db } from '../database';
import { THE_PROGRAM } from '../settings';
import type { FileStore } from './file-store';
import { guessFromReading, PAGES_GUESSED_FROM } from './guessing-again';
import { GUESSED, guessedText } from './history-text';
import { changeVersion } from './joining';
import { asIndexed, BLANK, withoutWords } from './ocr-index';
import { findLanguages, type LanguagesFound } from './ocr-languages';
import {
  countAttempt,
  findOcrFile,
  isOcrPage,
  listOcrPages,
  nextWaitingPage,
  type OcrFile,
  type OcrPage,
  updateOcrFile,
  updateOcrPage,
} from './ocr-repository';
import type { PageUnderWay } from './ocr-summaries';
import { findDocument, updateDocument } from './repository';
import type { TextIndex } from './text-index';
import { findTextFacts } from './text-readings-repository';
import { touchDocument } from './versions-repository';

/** Reads pictures in a process that can be killed. Failures are coded. */
export interface PictureReading {
  read(file: string, page: number, data: readonly ReadingData[]): Promise<PageReading | null>;
  compare(
    file: string,
    page: number,
    data: readonly ReadingData[],
  ): Promise<readonly { readonly data: ReadingData; readonly fit: number; readonly text: string }[]>;
}

export interface ReadingStepsDependencies {
  readonly db: Db;
  readonly store: FileStore;
  /** The index itself. */
  readonly inner: TextIndex;
  readonly reader: PictureReading;
  readonly clock: Clock;
  readonly announce: (event: AppEvent) => void;
  readonly documentOf: (sha256: string) => LibraryDocument | undefined;
  /** Hears of a document whose facts the search index must know anew. */
  readonly onChanged: (document: LibraryDocument) => void;
  readonly onBug: (cause: unknown) => void;
  /** Hears which page is under way, and of its end. */
  readonly onPage: (page: PageUnderWay | null) => void;
  /** Tells the windows how a file stands. */
  readonly tell: (sha256: string) => void;
  /** Notes how a file can be searched now, and whether it may have other words though as many pages as before. */
  readonly settleText: (sha256: string, hasOtherWords: boolean) => void;
  /** What comes afterwards is not kept any more. */
  readonly isClosed: () => boolean;
}

/** A page is tried so often while its reading ends with the process or the program; to find out its language counts as one. */
const MOST_ATTEMPTS = 4;
/** Readings of a page are told to the search screens so often, in pages. */
const TELL_EVERY = 10;
/** Name of the engine and its manners: noted with every reading, so that a later program knows what it could do better. */
const READ_BY = 'tesseract-5/4';

/** The code of a file that the store does not have. */
export const FILE_GONE = 'library.file-gone';

/** What is wrong with the file or the program and not with one page. */
const FILE_REFUSED: ReadonlySet<string> = new Set([
  'pdf.password',
  'pdf.invalid',
  'pdf.protected',
  'pdf.engine',
  'ocr.engine',
]);

/** Whether a file was refused for what its stored copy was like, which another copy may put right. */
export const wasRefusedForItsCopy = ({ state, code }: Pick<OcrFile, 'state' | 'code'>): boolean =>
  state === 'refused' && code !== null && (code === FILE_GONE || FILE_REFUSED.has(code));

const versionIn = ({ versions }: LibraryDocument, sha256: string) =>
  versions.find(({ file }) => file.sha256 === sha256);

/** Gives the work on one file in steps: the finding out of its languages, then page after page, each kept before the next. */
export function createReadingSteps(dependencies: ReadingStepsDependencies): (file: OcrFile) => Promise<void> {
  const { db, store, inner, reader, clock, announce, documentOf } = dependencies;
  const { onChanged, onBug, onPage, tell, settleText, isClosed } = dependencies;

  const refuse = (file: OcrFile, code: string, languages: readonly LanguageCode[] = file.languages) => {
    updateOcrFile(db, file.sha256, { state: 'refused', code, languages });
    tell(file.sha256);
  };

  /** Notes the language that was found out where there is none: of the text that speaks for the work in the catalogue, as a guess, else of itself. */
  const noteLanguage = (sha256: string, language: LanguageCode): void => {
    const document = documentOf(sha256);
    const version = document && versionIn(document, sha256);
    if (document === undefined || version === undefined || version.language !== null) return;
    const [first, ...others] = document.versions;
    const isOfWork = first === version && (others.length === 0 || !isTranslation(version.standing));
    if (isOfWork && document.language !== null) return;
    const stamp = { at: clock(), actor: THE_PROGRAM };
    db.transaction(() => {
      if (!isOfWork) {
        changeVersion(db, stamp, version, { language });
        touchDocument(db, document.id, stamp.at);
        return;
      }
      const guessed = [...new Set([...document.guessed, 'language' as const])];
      updateDocument(db, document.id, { language }, guessed, stamp.at);
      const of = { ...stamp, entity: 'document', entityId: document.id } as const;
      appendHistory(db, { ...of, field: 'language', before: null, after: language });
      const [before, after] = [guessedText(document.guessed), guessedText(guessed)];
      if (before !== after) appendHistory(db, { ...of, field: GUESSED, before, after });
    });
    const after = findDocument(db, document.id);
    if (after) onChanged(after);
    announce({ name: 'library.changed', ids: [document.id] });
  };

  /** The first pages say what the document is; they are known when the last of them that is a picture was read. */
  const guessFromFirstPages = (sha256: string, read: number): void => {
    if (read > PAGES_GUESSED_FROM) return;
    const isLast = listOcrPages(db, sha256).every(
      ({ page, outcome }) => page > PAGES_GUESSED_FROM || outcome !== 'waiting',
    );
    const document = isLast ? documentOf(sha256) : undefined;
    const after = document && guessFromReading({ db, clock }, document, sha256);
    if (!after) return;
    onChanged(after);
    announce({ name: 'library.changed', ids: [after.id] });
  };

  const languagesOf = async (file: OcrFile): Promise<LanguagesFound> => {
    const document = documentOf(file.sha256);
    const version = document && versionIn(document, file.sha256);
    // The language of a work is the one that a translation beside other texts of it is not in.
    const isOther = (document?.versions.length ?? 0) > 1 && isTranslation(version?.standing ?? null);
    const ofWork = isOther ? null : (document?.language ?? null);
    const pages = listOcrPages(db, file.sha256).filter(({ outcome }) => outcome === 'waiting');
    return findLanguages(
      { language: version?.language ?? ofWork, state: document?.state ?? null },
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

  /** Notes that a file is read, if it is. Not left to its next turn: files with other pages go before one that has none left. */
  const finishIfRead = (sha256: string): boolean => {
    if (findOcrFile(db, sha256)?.state !== 'waiting' || nextWaitingPage(db, sha256) !== undefined)
      return false;
    updateOcrFile(db, sha256, { state: 'done' });
    settleText(sha256, true);
    announce({ name: 'search.changed' });
    tell(sha256);
    return true;
  };

  /** Reads one page, or finds out the languages before the first. */
  const step = async (file: OcrFile): Promise<void> => {
    const { sha256 } = file;
    if (!store.has(sha256)) return refuse(file, FILE_GONE);
    if (findTextFacts(db, sha256).locked) return refuse(file, 'ocr.locked');
    if (finishIfRead(sha256)) return;
    const page = nextWaitingPage(db, sha256);
    // Stopped meanwhile.
    if (page === undefined) return;
    onPage({ sha256, page: page.page });
    try {
      if (page.attempts >= MOST_ATTEMPTS) {
        updateOcrPage(db, sha256, page.page, { outcome: 'failed', code: 'pdf.crashed', at: clock() });
        return;
      }
      countAttempt(db, sha256, page.page);
      tell(sha256);
      if (file.languages.length === 0) {
        const found = await languagesOf(file);
        if (isClosed()) return;
        if ('code' in found) return refuse(file, found.code, found.languages);
        updateOcrFile(db, sha256, { languages: found.languages });
        const [first] = found.languages;
        if (found.foundOut && first !== undefined) noteLanguage(sha256, first);
        return;
      }
      const reading = await reader.read(store.pathOf(sha256), page.page, dataOf(file.languages));
      if (isClosed()) return;
      // While it was read the user may have asked for other languages.
      if (findOcrFile(db, sha256)?.languages.join() !== file.languages.join()) return;
      // Or its own text turned out to be sound.
      if (!isOcrPage(db, sha256, page.page)) return;
      await keep(file, page, reading);
      guessFromFirstPages(sha256, page.page);
    } catch (cause) {
      if (!isClosed()) failed(file, page, cause);
    } finally {
      onPage(null);
    }
    if (isClosed() || finishIfRead(sha256)) return;
    tell(sha256);
    if (page.page % TELL_EVERY === 0) announce({ name: 'search.changed' });
  };

  return step;
}
