import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { AppEvent } from '../../shared/app';
import { AppError, type Clock, isAppError, type NewId } from '../../shared/kernel';
import {
  CUT_OFF,
  type ExtractedPage,
  type ExtractionSummary,
  type ExtractionWarning,
  FORM_NOT_SHOWN,
  guessCatalogue,
  type ImportedFile,
  type ImportOutcome,
  type ImportSummary,
  importOutcome,
  type LibraryDocument,
  NEAR_DUPLICATE,
  SAME_TEXT,
  type StagedFile,
  type TextReading,
  textStateOf,
} from '../../shared/library';
import { appendHistory, type Db } from '../database';
import { pairsToDecide } from './alike-pairs';
import { bikramToIso } from './bikram-days';
import type { FileStore } from './file-store';
import {
  countImportFiles,
  findCurrentFileName,
  findImport,
  findImportFile,
  findVersionOf,
  type ImportFileChange,
  type ImportFileRow,
  insertImport,
  listImportFiles,
  listImports,
  listLeftUnderWay,
  moveImportFiles,
  takeWaitingFile,
  updateImport,
  updateImportFile,
  type VersionOf,
} from './imports-repository';
import { joinDocuments } from './joining';
import { findDocument, findDocumentByHash, insertDocument } from './repository';
import { listSourceFiles } from './source-files';
import type { TextIndex } from './text-index';
import { followMerges } from './versions-repository';

/** What is told of a file that was added, of its making. */
function codeOfAdded(warnings: readonly ExtractionWarning[]): string | null {
  if (warnings.includes('cut-off')) return CUT_OFF;
  return warnings.includes('form-not-shown') ? FORM_NOT_SHOWN : null;
}

/** Stages and reads files in a process that can be killed. Failures are coded. */
export interface FileReader {
  /** Copies a file into staging, synced, and names it by its hash. */
  stage(sourcePath: string, stagedPath: string): Promise<StagedFile>;
  /** Reads a staged file page by page; the next batch is read when `onPages` has resolved. */
  extract(
    stagedPath: string,
    options: {
      readonly password?: string;
      /** The user's word about the text; `auto` unless given. */
      readonly reading?: TextReading;
      readonly onPages: (pages: readonly ExtractedPage[]) => Promise<void>;
    },
  ): Promise<ExtractionSummary>;
}

export interface ImportDependencies {
  readonly db: Db;
  readonly store: FileStore;
  readonly index: TextIndex;
  /** One reader a lane: so many files are read at the same time. */
  readonly readers: readonly FileReader[];
  readonly staging: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  readonly onAdded: (document: LibraryDocument) => Promise<void>;
  /** Hears that a stored file that was missing or damaged is sound again. */
  readonly onHealed?: (sha256: string) => void;
  /** Hears of failures that are bugs. */
  readonly onBug: (cause: unknown) => void;
  /** Milliseconds between two progress announcements; 0 announces every step. */
  readonly announceEvery?: number;
}

export interface ImportPipeline {
  /** Notes all files and starts; resolves when the list is on disk. @throws AppError `library.nothing-to-import` */
  start(paths: readonly string[], versionOf?: VersionOf): Promise<string>;
  cancel(importId: string): ImportSummary;
  resume(importId: string): ImportSummary;
  /** The newest first; all of them, or those under way and those cut off. */
  list(unfinished?: boolean): ImportSummary[];
  get(importId: string): { summary: ImportSummary; files: ImportedFile[] };
  /**
   * Tries a locked file with a password, which is used once and kept nowhere, and gives what became of it. A file that could not be
   * fetched or read on this PC is given as failed and stays locked. @throws AppError `pdf.password`
   */
  unlock(importId: string, fileId: string, password: string): Promise<ImportedFile>;
  /**
   * Goes on with what a closed or killed program left behind, and ends what it left under way of an import that was stopped; what was
   * begun since is left alone.
   */
  resumeInterrupted(): void;
  /** Stops taking new files; resolves when the ones under way have ended. */
  stop(): Promise<void>;
  /** Whether files are being brought in. */
  isRunning(): boolean;
  /** Resolves when no import is running. */
  idle(): Promise<void>;
}

// What is wrong with the file itself, in contrast to trouble on this PC.
const REFUSALS = /^(?:pdf\.|library\.(?:is-pack|is-answers|not-a-pdf|file-empty|too-large|not-a-file))/;

const outcomeOf = (code: string): ImportOutcome =>
  code === 'pdf.password' ? 'locked' : REFUSALS.test(code) ? 'refused' : 'failed';

/**
 * Brings files into the library, one row a file in the database, so that the job can be stopped or killed at any point
 * and goes on where it was: a file's bytes are stored first, then its document, version and outcome in one transaction.
 * What is done twice after a kill (staging, storing, indexing) gives the same result the second time.
 */
export function createImportPipeline(dependencies: ImportDependencies): ImportPipeline {
  const { db, store, index, readers, staging, clock, newId, actor, announce, onAdded, onBug } = dependencies;
  const onHealed = dependencies.onHealed ?? (() => undefined);
  const announceEvery = dependencies.announceEvery ?? 1_000;
  let stopped = false;
  /** Hashes under way, so that two copies of a file in one folder cannot both be added. */
  const underWay = new Map<string, Promise<void>>();
  const running = new Map<string, Promise<void>>();
  /** Locked files that are tried with a password, each by one run: two would write the same staged file. */
  const unlocking = new Map<string, Promise<ImportFileChange>>();
  /** Imports that were running when the program ended; nobody works on them now. */
  const cutOff = listImports(db, true)
    .filter(({ state }) => state === 'running')
    .map(({ id }) => id);
  const lastAnnounced = new Map<string, number>();

  const summaryOf = (importId: string): ImportSummary => {
    const row = findImport(db, importId);
    if (!row) throw new AppError('library.import-not-found');
    const known = countImportFiles(db, importId);
    const counts = Object.fromEntries(
      importOutcome.options.map((outcome) => [outcome, known[outcome] ?? 0]),
    ) as ImportSummary['counts'];
    return {
      ...row,
      total: Object.values(counts).reduce((sum, count) => sum + count, 0),
      counts,
      current: findCurrentFileName(db, importId),
    };
  };

  const progressed = (importId: string, always: boolean): void => {
    const now = performance.now();
    if (!always && now - (lastAnnounced.get(importId) ?? Number.NEGATIVE_INFINITY) < announceEvery) return;
    lastAnnounced.set(importId, now);
    announce({ name: 'library.import-progressed', summary: summaryOf(importId) });
  };

  /** Makes a new document a version of the one its import names. Where that cannot be, it stays a document of its own. */
  const joinWanted = (fileId: string, documentId: string, at: string): void => {
    const wanted = findVersionOf(db, fileId);
    if (wanted === null) return;
    const into = followMerges(db, wanted.documentId);
    const whole = findDocument(db, into);
    if (whole === undefined || whole.removedAt !== null) return;
    joinDocuments(db, { at, actor: actor() }, { documentId, into, as: wanted.as });
  };

  const isWorking = (): boolean => running.size + unlocking.size > 0;
  const workUnderWay = () => Promise.allSettled([...running.values(), ...unlocking.values()]);

  /** What becomes of a file of which the library has the bytes. */
  const asKnown = (
    { id, removed }: { readonly id: string; readonly removed: boolean },
    sha256: string,
  ): ImportFileChange => ({
    outcome: 'duplicate',
    code: removed ? 'library.duplicate-in-trash' : 'library.duplicate',
    sha256,
    documentId: id,
  });

  /** Reads one staged file into the index and adds its document. */
  const addStaged = async (
    file: ImportFileRow,
    staged: StagedFile,
    stagedPath: string,
    reader: FileReader,
    password: string | undefined,
  ): Promise<ImportFileChange> => {
    const { sha256 } = staged;
    const existing = findDocumentByHash(db, sha256);
    if (existing) {
      // The same bytes: should the stored copy be missing or damaged, this one takes its place.
      const healed = (await store.keep(stagedPath, sha256)) !== 'present';
      if (healed) onHealed(sha256);
      return { ...asKnown(existing, sha256), ...(healed ? { code: 'library.healed' } : {}) };
    }
    let searchable = 0;
    let summary: ExtractionSummary;
    let isLocked = false;
    const extract = (options: { readonly password?: string }) =>
      reader.extract(stagedPath, {
        ...options,
        onPages: async (pages) => {
          searchable += pages.filter((page) => page.quality !== 'empty').length;
          await index.putPages(sha256, pages);
        },
      });
    try {
      // Another file may have come to the place of the locked one, which opens by itself; of it nothing is locked.
      summary = await extract({}).catch((cause: unknown) => {
        if (password === undefined || !isAppError(cause, 'pdf.password')) throw cause;
        isLocked = true;
        return extract({ password });
      });
      await index.finishFile(sha256, summary.facts.pagesRead);
    } catch (cause) {
      if (findDocumentByHash(db, sha256) === undefined) await index.removeFile(sha256);
      throw cause;
    }
    await store.keep(stagedPath, sha256);

    const { fields, guessed } = guessCatalogue({
      sourceName: file.name,
      firstPagesText: summary.firstPagesText,
      facts: summary.facts,
      bikramToIso,
    });
    const documentId = newId();
    const at = clock();
    const pageCount = summary.facts.pageCount;
    const change: ImportFileChange = {
      outcome: 'added',
      code: codeOfAdded(summary.facts.warnings),
      sha256,
      documentId,
      pageCount,
      searchablePages: searchable,
    };
    const { outline: _outline, ...facts } = summary.facts;
    const known = db.transaction(() => {
      // A pack that has it may have been taken in while it was read.
      const meanwhile = findDocumentByHash(db, sha256);
      if (meanwhile !== undefined) return asKnown(meanwhile, sha256);
      insertDocument(db, {
        documentId,
        versionId: newId(),
        fields,
        guessed,
        file: {
          sha256,
          bytes: staged.bytes,
          pageCount,
          searchablePages: searchable,
          textState: textStateOf({ total: pageCount, searchable, suspect: summary.suspect }),
          sourceName: file.name,
          addedAt: at,
        },
        fileFacts: JSON.stringify({ ...facts, locked: isLocked }),
        at,
      });
      appendHistory(db, {
        at,
        actor: actor(),
        entity: 'document',
        entityId: documentId,
        field: 'added',
        before: null,
        after: sha256,
      });
      joinWanted(file.id, documentId, at);
      updateImportFile(db, file.id, change);
      return null;
    });
    if (known !== null) return known;
    const work = followMerges(db, documentId);
    const added = findDocument(db, work);
    // It is in, whatever the search says; what the search lacks is put right when it starts again.
    if (added) await onAdded(added).catch(onBug);
    announce({ name: 'library.changed', ids: [work] });
    return change;
  };

  /** Takes one file from its place to its outcome. Never throws: whatever happens is the outcome. */
  const bringIn = async (
    file: ImportFileRow,
    reader: FileReader,
    password?: string,
  ): Promise<ImportFileChange> => {
    const stagedPath = path.join(staging, file.id);
    let change: ImportFileChange;
    let release: () => void = () => undefined;
    try {
      const staged = await reader.stage(file.sourcePath, stagedPath);
      for (let other = underWay.get(staged.sha256); other; other = underWay.get(staged.sha256)) await other;
      underWay.set(
        staged.sha256,
        new Promise((resolve) => {
          release = () => {
            underWay.delete(staged.sha256);
            resolve();
          };
        }),
      );
      change = await addStaged(file, staged, stagedPath, reader, password);
    } catch (cause) {
      if (!isAppError(cause)) onBug(cause);
      const code = isAppError(cause) ? cause.code : 'app.internal';
      change = { outcome: outcomeOf(code), code };
    } finally {
      release();
      await rm(stagedPath, { force: true }).catch(() => undefined);
    }
    const staysLocked = password !== undefined && change.outcome === 'failed';
    if (change.outcome !== 'added' && !staysLocked) updateImportFile(db, file.id, change);
    return change;
  };

  const lane = async (importId: string, reader: FileReader): Promise<void> => {
    while (!stopped && findImport(db, importId)?.state === 'running') {
      const file = takeWaitingFile(db, importId);
      if (!file) return;
      progressed(importId, false);
      await bringIn(file, reader);
      progressed(importId, false);
    }
  };

  /** The outcome of a file cannot be noted, so going on would only fail again and again: the user is told and may go on later. */
  const interrupt = (importId: string): void => {
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      try {
        db.transaction(() => {
          moveImportFiles(db, importId, 'working', 'waiting');
          updateImport(db, importId, 'interrupted', clock());
        });
        return;
      } catch {
        // A full disk gives its reserve back at the first try. Else the next start goes on with the import.
      }
    }
  };

  const run = (importId: string): void => {
    if (running.has(importId)) return;
    let isBroken = false;
    const work = Promise.allSettled(readers.map((reader) => lane(importId, reader)))
      .then((ends) => {
        const broken = ends.find((end) => end.status === 'rejected');
        if (broken !== undefined) throw broken.reason;
        if (stopped) return;
        const { state } = summaryOf(importId);
        if (state === 'running') updateImport(db, importId, 'done', clock());
      })
      .catch((cause: unknown) => {
        isBroken = true;
        onBug(cause);
        interrupt(importId);
      })
      .finally(() => {
        running.delete(importId);
        if (stopped) return;
        progressed(importId, true);
        // Resumed while its last file was ending.
        const { state, counts } = summaryOf(importId);
        if (!isBroken && state === 'running' && counts.waiting > 0) run(importId);
      });
    running.set(importId, work);
  };

  const resume = (importId: string): ImportSummary => {
    const before = summaryOf(importId);
    // Nobody works on it, so what was under way when it broke off waits again.
    if (!running.has(importId) && before.counts.working > 0)
      moveImportFiles(db, importId, 'working', 'waiting');
    if (before.state !== 'running') {
      db.transaction(() => {
        moveImportFiles(db, importId, 'cancelled', 'waiting');
        moveImportFiles(db, importId, 'failed', 'waiting');
        updateImport(db, importId, 'running', null);
      });
    }
    run(importId);
    return summaryOf(importId);
  };

  return {
    start: async (paths, versionOf) => {
      const files = await listSourceFiles(paths);
      if (files.length === 0) throw new AppError('library.nothing-to-import');
      const importId = newId();
      db.transaction(() =>
        insertImport(
          db,
          importId,
          clock(),
          files.map((file) => ({ id: newId(), name: file.name, sourcePath: file.path })),
          versionOf ?? null,
        ),
      );
      run(importId);
      return importId;
    },
    cancel: (importId) => {
      if (summaryOf(importId).state === 'running') {
        db.transaction(() => {
          moveImportFiles(db, importId, 'waiting', 'cancelled');
          updateImport(db, importId, 'cancelled', clock());
        });
        progressed(importId, true);
      }
      return summaryOf(importId);
    },
    resume,
    list: (unfinished = false) => listImports(db, unfinished).map((row) => summaryOf(row.id)),
    get: (importId) => {
      const files = listImportFiles(db, importId);
      const isAnyAlike = files.some(({ code }) => code === NEAR_DUPLICATE);
      const pairs = isAnyAlike ? pairsToDecide(db) : [];
      const open = new Set(pairs.flatMap(({ later, earlier }) => [later.documentId, earlier.documentId]));
      const copies = new Set(pairs.flatMap(({ isCopy, later }) => (isCopy ? later.documentId : [])));
      // What was decided since asks for nothing any more.
      const isSettled = ({ code, documentId }: ImportedFile) =>
        code === NEAR_DUPLICATE && !open.has(documentId ?? '');
      const nowOf = (file: ImportedFile): ImportedFile => {
        if (isSettled(file)) return { ...file, code: null };
        const isCopy = file.code === NEAR_DUPLICATE && copies.has(file.documentId ?? '');
        return isCopy ? { ...file, code: SAME_TEXT } : file;
      };
      return { summary: summaryOf(importId), files: files.map(nowOf) };
    },
    unlock: async (importId, fileId, password) => {
      const reader = readers[0];
      const rowNow = () => listImportFiles(db, importId).find((each) => each.id === fileId);
      const file = findImportFile(db, importId, fileId);
      if (!file || !reader) throw new AppError('library.import-not-found');
      for (let other = unlocking.get(fileId); other; other = unlocking.get(fileId)) await other;
      const before = rowNow();
      if (before !== undefined && before.outcome !== 'locked') return before;
      const work = bringIn(file, reader, password).finally(() => unlocking.delete(fileId));
      unlocking.set(fileId, work);
      const { outcome, code } = await work;
      progressed(importId, true);
      if (outcome === 'locked') throw new AppError('pdf.password');
      const after = rowNow();
      if (!after) throw new AppError('library.import-not-found');
      return outcome === 'failed' ? { ...after, outcome, code } : after;
    },
    resumeInterrupted: () => {
      // The file under way when an import was stopped was to be brought to its end; then the program ended.
      for (const id of listLeftUnderWay(db))
        if (!running.has(id)) moveImportFiles(db, id, 'working', 'cancelled');
      for (const id of cutOff.splice(0)) {
        // Somebody may have gone on with it, or stopped it, in the meantime.
        if (running.has(id) || findImport(db, id)?.state !== 'running') continue;
        moveImportFiles(db, id, 'working', 'waiting');
        run(id);
      }
    },
    stop: async () => {
      stopped = true;
      while (isWorking()) await workUnderWay();
    },
    isRunning: isWorking,
    idle: async () => {
      while (isWorking()) await workUnderWay();
    },
  };
}
