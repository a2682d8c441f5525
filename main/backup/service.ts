import path from 'node:path';
import type { AppEvent } from '../../shared/app';
import {
  type BackupEntry,
  type BackupOccasion,
  type BackupReason,
  type BroughtCopy,
  type CheckFault,
  type CheckResult,
  type Contents,
  type FileFault,
  type FilesCheck,
  type Health,
  type HistoryCheckFault,
  isBackupDue,
  isDrillDue,
  isOutsideCopyDue,
  isOwn,
  isSameContents,
  type OutsideCopy,
  type RestoreDrill,
  type SafetyWork,
  type SeveralCopies,
  type WorkspacePlace,
} from '../../shared/backup';
import { AppError, type Clock } from '../../shared/kernel';
import type { AssessmentsService } from '../assessments';
import { compareWithHead, type Db, HISTORY_KEPT_SINCE } from '../database';
import type { LibraryService } from '../library';
import { runBetweenCalls, type Steps, type WorkspaceFolder } from '../platform';
import { type BackupFiles, contentsOf, type SideFile } from './backup-files';
import { checkWorkspace, type ImportedResults } from './check';
import { checkStoredFiles, type ExpectedFile, filesCheckOf, listOrphans } from './check-files';
import { checkHistoryQuickly, historyHeads } from './check-history';
import { type Disk, diskTrouble } from './disk';
import type { HealthFile } from './health-file';
import { bringCopy, copyOutside, standingAt, type Whose } from './outside-copy';
import type { Restore } from './restore';

/** What of an open workspace is backed up and checked. */
export interface GuardedWorkspace {
  readonly db: Db;
  readonly assessments: Pick<
    AssessmentsService,
    'list' | 'get' | 'answeringAgencies' | 'countSound' | 'listDecisions' | 'listSnapshots' | 'getSnapshot'
  >;
  readonly library: Pick<LibraryService, 'storedFiles'>;
  /** What was imported from tables and frozen. */
  readonly imported?: ImportedResults;
  /** Ends all work on the database and closes it. */
  close(): Promise<void>;
}

export interface BackupService {
  /** The workspace has been opened. Until then, and when it cannot be, everything that needs no database works. */
  guard(workspace: GuardedWorkspace): void;
  /** @throws AppError `backup.refused` */
  list(): { present: Contents | null; backups: BackupEntry[] };
  /** @throws AppError `backup.refused` */
  health(): Health;
  /**
   * Makes a backup now.
   *
   * @throws AppError `backup.full`, `backup.refused`, `backup.failed`, `backup.gone`, `backup.restoring`, `db.corrupt`.
   */
  make(): Promise<BackupEntry>;
  /** Looks whether a backup is due and makes it. Never throws: the failure is told in the health. */
  lookAfter(occasion: BackupOccasion): Promise<void>;
  /** Makes a backup unless the newest one holds everything. @throws AppError as `make` */
  makeIfChanged(reason: BackupReason): Promise<void>;
  /** Hashes of all PDFs that a backup names, so that they are not removed; null when a backup cannot be read. */
  filesHeld(): Promise<ReadonlySet<string> | null>;
  /** @throws AppError `backup.busy`, `backup.restoring`, `db.corrupt` when no database is open. */
  check(): Promise<CheckResult>;
  /** Reads all stored PDFs again. @throws AppError as `check`; `backup.stopped`. */
  checkFiles(): Promise<FilesCheck>;
  /** Ends a check after the file under way. */
  stopCheck(): void;
  /** A stored PDF is sound again: what the last check said of it holds no longer. */
  noteHealed(sha256: string): void;
  /** See `copyOutside`; a fresh backup is made first if something has changed. */
  copyTo(place: string): Promise<OutsideCopy>;
  /** See `bringCopy`; needs no open database. @throws AppError also `backup.busy`, `backup.restoring`. */
  bringFrom(place: string, copy?: string): Promise<BroughtCopy | SeveralCopies>;
  /**
   * Backs up what is there, closes it and puts a backup in its place; afterwards the workspace must be opened anew. A throw
   * means that nothing was changed and work can go on.
   *
   * @throws AppError as `Restore.prepare`, `backup.gone`, `backup.busy`, `backup.restoring`.
   */
  restore(id: string): Promise<void>;
  /** Why no other work may be done now, or null. */
  refusal(): AppError | null;
  /** Ends long work between two files. */
  stop(): void;
}

export interface BackupServiceDependencies {
  readonly folder: WorkspaceFolder;
  readonly disk: Disk;
  readonly files: BackupFiles;
  readonly backupsIn: (folder: string) => BackupFiles;
  readonly healthFile: HealthFile;
  /** Hashes of the PDFs that a backup's file names. */
  readonly filesNamedIn: (file: string) => readonly string[];
  readonly restore: Restore;
  /** Tries the way back on a copy of a backup; see `tryBackup`. */
  readonly tryBackup: (backup: BackupEntry) => Steps<RestoreDrill | null>;
  /** Where the workspace lies. */
  readonly place: WorkspacePlace;
  /** Name of the folder that a copy in another place gets. */
  readonly outsideName: string;
  readonly clock: Clock;
  readonly announce: (event: AppEvent) => void;
  /** Hears why an automatic backup failed. */
  readonly onTrouble: (cause: unknown) => void;
  /** Milliseconds between two announcements of progress. */
  readonly announceEvery?: number;
}

/** After a failure the disk is left alone for a while. */
const PAUSE_AFTER_FAILURE_MS = 10 * 60_000;

const ANNOUNCE_EVERY_MS = 200;

/** Folders in quarantine that a restore made. */
const isOfRestore = (name: string) => /^\d{8}T\d{9}Z$/.test(name);

export function createBackupService(dependencies: BackupServiceDependencies): BackupService {
  const { folder, disk, files, healthFile, clock, announce, onTrouble } = dependencies;
  const { announceEvery = ANNOUNCE_EVERY_MS } = dependencies;
  let workspace: GuardedWorkspace | null = null;
  /** Rows changed when the newest backup was made; null when it does not hold what the workspace held at opening. */
  let changesInBackup: number | null = null;
  let historyFault: HistoryCheckFault | null = null;
  let isFirstLook = true;
  let failure: { readonly code: string; readonly at: string } | null = null;
  let work: SafetyWork | null = null;
  let isRestoring = false;
  let isStopped = false;
  let isCheckStopped = false;
  let writing: Promise<unknown> = Promise.resolve();

  const open = (): GuardedWorkspace => {
    if (isRestoring) throw new AppError('backup.restoring');
    if (workspace === null) throw new AppError('db.corrupt');
    return workspace;
  };
  const newestContents = (): Contents | null => {
    try {
      return files.newest()?.contents ?? null;
    } catch {
      // Backups that cannot be reached must not keep a workspace from opening.
      return null;
    }
  };
  const headsOf = (db: Db) => {
    const { forked } = healthFile.read();
    return historyHeads(
      files,
      forked ?? (disk.list(path.join(folder.root, 'quarantine')).some(isOfRestore) ? null : []),
      db.facts().schemaVersion,
    );
  };
  /** Whether the newest entry of a backup is one of the history here; null where that cannot be told. */
  const isInHistory = ({ historyHead, schemaVersion }: SideFile): boolean | null => {
    if (workspace === null || historyHead === null) return null;
    try {
      if (compareWithHead(workspace.db, historyHead) === null) return true;
      return schemaVersion >= HISTORY_KEPT_SINCE ? false : null;
    } catch (cause) {
      // A damaged database is what a copy is brought for.
      onTrouble(cause);
      return null;
    }
  };
  /** By the last backup in it: one that was made here, or whose newest entry is one of the history here. */
  const whose: Whose = (backups) => {
    let side: SideFile | undefined;
    try {
      const last = backups.newest();
      side = last === null ? undefined : backups.find(last.id)?.side;
    } catch {
      // As in a place that offices share, where each may look into its own folder only.
      return 'others';
    }
    if (side === undefined) return 'unknown';
    const here = files.find(side.id);
    if (here?.side.sha256 === side.sha256 && isOwn(here.entry)) return 'ours';
    const isOurs = isInHistory(side);
    return isOurs === null ? 'unknown' : isOurs ? 'ours' : 'others';
  };
  const isChanged = (): boolean =>
    workspace !== null && (changesInBackup === null || workspace.db.changeCount() !== changesInBackup);

  /** A failure as it is told: whatever it says, with the folder of the workspace the stick or the disk under it is gone. */
  const goneOr = (cause: unknown): unknown =>
    disk.exists(folder.root) ? cause : new AppError('backup.gone', {}, cause);

  /** Writes a backup, after the one that may be under way. */
  const write = (
    reason: BackupReason,
    needed: readonly string[] = [],
    { db }: Pick<GuardedWorkspace, 'db'> = open(),
  ): Promise<BackupEntry> => {
    const turn = writing.then(async () => {
      const steps = files.write(db, reason, needed);
      // The copy is made before the first step gives way, so this is the state it holds.
      const before = db.changeCount();
      const entry = await runBetweenCalls(steps).catch((cause) => {
        throw goneOr(cause);
      });
      changesInBackup = before;
      failure = null;
      announce({ name: 'backup.changed' });
      return entry;
    });
    writing = turn.catch(() => undefined);
    return turn;
  };

  /** Whether the newest backup still is what was verified, where there is one: nobody is to carry a damaged one away. */
  const isNewestWhole = async (): Promise<boolean> => {
    const newest = files.newest();
    const proven = newest === null ? undefined : files.find(newest.id);
    return proven === undefined || runBetweenCalls(files.isUnchanged(proven)).catch(() => false);
  };

  const during = async <T>(
    kind: SafetyWork['kind'],
    doIt: (onProgress: (done: number, total: number) => void) => Promise<T>,
  ): Promise<T> => {
    if (work !== null) throw new AppError('backup.busy');
    let toldAt = Number.NEGATIVE_INFINITY;
    work = { kind, done: 0, total: 0 };
    try {
      return await doIt((done, total) => {
        work = { kind, done, total };
        const now = performance.now();
        if (now - toldAt < announceEvery) return;
        toldAt = now;
        announce({ name: 'backup.progressed', work });
      });
    } finally {
      work = null;
      announce({ name: 'backup.changed' });
    }
  };

  /** A check that the user can end early. */
  const checking = async <T>(
    kind: 'check' | 'files',
    look: (onProgress: (done: number, total: number) => void, shouldStop: () => boolean) => Promise<T>,
  ): Promise<T> =>
    during(kind, async (onProgress) => {
      isCheckStopped = false;
      try {
        return await look(onProgress, () => isStopped || isRestoring || isCheckStopped);
      } catch (cause) {
        throw isCheckStopped ? new AppError('backup.stopped') : cause;
      }
    });

  const filesCheck = async (
    expected: readonly ExpectedFile[],
    faults: readonly FileFault[],
  ): Promise<FilesCheck> => {
    const now = clock();
    const orphans = await listOrphans(folder.files, expected, Date.parse(now));
    return filesCheckOf(now, expected.length, faults, orphans);
  };

  const noteHealed = (sha256: string): void => {
    const { check, files: last } = healthFile.read();
    const healed = last?.faults.find((fault) => fault.sha256 === sha256);
    if (last === null || healed === undefined) return;
    const isHealed = ({ part, name }: CheckFault) => part === 'files' && name === healed.name;
    const known = check?.faults.filter(isHealed).length ?? 0;
    healthFile.write({
      files: {
        ...last,
        faults: last.faults.filter((fault) => fault !== healed),
        faultCount: last.faultCount - 1,
      },
      check: check && {
        ...check,
        faults: check.faults.filter((fault) => !isHealed(fault)),
        faultCount: check.faultCount - known,
      },
    });
    announce({ name: 'backup.changed' });
  };

  return {
    guard: (opened) => {
      workspace = opened;
      const present = contentsOf(opened.db.facts());
      const saved = newestContents();
      const isCovered = saved !== null && isSameContents(saved, present);
      // A workspace in which nothing was ever recorded needs no backup.
      changesInBackup = isCovered || present.changes === 0 ? opened.db.changeCount() : null;
      try {
        historyFault = checkHistoryQuickly(opened.db, headsOf(opened.db));
      } catch (cause) {
        // What cannot be looked at now must not keep the workspace from opening; the whole check looks again.
        onTrouble(cause);
      }
    },

    list: () => ({
      present: workspace === null ? null : contentsOf(workspace.db.facts()),
      backups: files.list(),
    }),

    health: () => {
      const backups = files.list().filter(isOwn);
      const { outside, check, files: filesCheck, drill } = healthFile.read();
      return {
        newest: files.newest(),
        outside,
        isOutsideDue: isOutsideCopyDue(outside?.at ?? null, backups, clock()),
        check,
        history: historyFault,
        files: filesCheck,
        failure: failure?.code ?? null,
        work,
        drill,
        place: dependencies.place,
        lost: workspace?.db.lost() ?? null,
      };
    },

    make: async () => write('by-hand'),

    makeIfChanged: async (reason) => {
      if (isChanged() || files.newest() === null) await write(reason);
    },

    filesHeld: async () => {
      const held = new Set<string>();
      for (const { id } of files.list()) {
        try {
          for (const sha256 of dependencies.filesNamedIn(files.fileOf(id))) held.add(sha256);
        } catch {
          return null;
        }
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
      return held;
    },

    lookAfter: async (occasion) => {
      if (workspace === null || isRestoring) return;
      // Whoever replaced the file wanted another state: backups of the one before would push out those that are wanted.
      if (!workspace.db.isInPlace()) return;
      try {
        const now = clock();
        if (failure !== null && Math.abs(Date.parse(now) - Date.parse(failure.at)) < PAUSE_AFTER_FAILURE_MS)
          return;
        const reason = occasion === 'before-import' ? occasion : isFirstLook ? 'opening' : 'hourly';
        isFirstLook = false;
        if (isBackupDue(occasion, files.newest(), isChanged(), now)) await write(reason);
        else if (occasion === 'working') await tryTheWayBack(now);
      } catch (cause) {
        failure = { code: diskTrouble(cause).code, at: clock() };
        onTrouble(cause);
        announce({ name: 'backup.changed' });
      }
    },

    check: async () => {
      const { db, assessments, library, imported } = open();
      return checking('check', async (onProgress, shouldStop) => {
        const parts = {
          ...{ db, assessments, library, files: folder.files, backups: files, heads: headsOf(db) },
          ...(imported === undefined ? {} : { imported }),
        };
        const { result: found, files: faults } = await checkWorkspace(parts, { onProgress, shouldStop });
        const result: CheckResult = { at: clock(), ...found };
        healthFile.write({ check: result, files: await filesCheck(library.storedFiles(), faults) });
        return result;
      });
    },

    checkFiles: async () => {
      const { library } = open();
      return checking('files', async (onProgress, shouldStop) => {
        const expected = library.storedFiles();
        let done = 0;
        const faults = await checkStoredFiles(folder.files, expected, async () => {
          done += 1;
          onProgress(done, expected.length);
          if (shouldStop()) throw new AppError('app.process-restarted');
        });
        const result = await filesCheck(expected, faults);
        healthFile.write({ files: result });
        return result;
      });
    },

    stopCheck: () => {
      isCheckStopped = work?.kind === 'check' || work?.kind === 'files';
    },

    noteHealed,

    copyTo: async (place) => {
      const { library } = open();
      // Before the backup is made, for which a stick may be pulled too.
      const stood = standingAt(place);
      return during('copy', async (onProgress) => {
        if (isChanged() || !(await isNewestWhole())) await write('by-hand');
        const newest = files.newest();
        const backup = newest === null ? undefined : files.find(newest.id);
        if (backup === undefined) throw new AppError('backup.none');
        const copied = await copyOutside(
          {
            root: folder.root,
            files: folder.files,
            hashes: library.storedFiles().map(({ sha256 }) => sha256),
            backup,
            backupFile: files.fileOf(backup.entry.id),
          },
          {
            disk,
            place,
            stood,
            name: dependencies.outsideName,
            ...{ whose, backupsIn: dependencies.backupsIn },
            onProgress,
            onHealed: noteHealed,
            shouldStop: () => isStopped || isRestoring,
          },
        );
        const result: OutsideCopy = { at: clock(), ...copied };
        healthFile.write({ outside: result });
        return result;
      });
    },

    bringFrom: async (place, copy) => {
      if (isRestoring) throw new AppError('backup.restoring');
      return during('bring', (onProgress) =>
        bringCopy(
          { root: folder.root, files: folder.files, backups: files },
          {
            ...{ disk, place, copy, whose, onProgress },
            ...{ name: dependencies.outsideName, backupsIn: dependencies.backupsIn },
            filesNamedIn: dependencies.filesNamedIn,
            onHealed: noteHealed,
            shouldStop: () => isStopped || isRestoring,
          },
        ),
      );
    },

    restore: async (id) => {
      if (isRestoring) throw new AppError('backup.restoring');
      if (work !== null) throw new AppError('backup.busy');
      // First of all: what is answered while what is there is copied would be shown as saved and stand in no backup.
      isRestoring = true;
      let isPrepared = false;
      const { forked } = healthFile.read();
      let isForkedNoted = false;
      try {
        if (workspace !== null) await backUpPresent(id, workspace);
        await writing;
        await runBetweenCalls(dependencies.restore.prepare(id));
        isPrepared = true;
        // Calls and imports that were under way may have gone on.
        if (workspace !== null && isChanged()) await backUpPresent(id, workspace);
        isForkedNoted = true;
        noteForked(files.list().map((each) => each.id));
        dependencies.restore.plan(id);
        await workspace?.close();
        workspace = null;
      } catch (cause) {
        // Who was told that nothing was changed goes on working: another start must not carry it out.
        if (isPrepared) dependencies.restore.cancel();
        if (isForkedNoted) noteForkedAsBefore(forked);
        isRestoring = false;
        throw goneOr(cause);
      }
      try {
        dependencies.restore.finish();
      } catch (cause) {
        // The plan is on disk: opening the workspace anew carries it out.
        onTrouble(cause);
      }
    },

    refusal: () => (isRestoring ? new AppError('backup.restoring') : null),
    stop: () => {
      isStopped = true;
    },
  };

  /** Once a month, in a quiet moment: a backup that nobody ever put back is a hope. */
  async function tryTheWayBack(now: string): Promise<void> {
    if (work !== null || !isDrillDue(healthFile.read().drill?.at ?? null, files.list().filter(isOwn), now))
      return;
    const newest = files.newest();
    if (newest === null || newest.newer) return;
    const drill = await runBetweenCalls(dependencies.tryBackup(newest));
    if (drill === null || isRestoring) return;
    healthFile.write({ drill });
    announce({ name: 'backup.changed' });
  }

  /** After a restore the history goes on from an older entry: what the backups of now know is then no proof any more. */
  function noteForked(forked: readonly string[] | null): void {
    try {
      healthFile.write({ forked: forked === null ? null : [...forked] });
    } catch (cause) {
      throw diskTrouble(cause);
    }
  }

  function noteForkedAsBefore(forked: readonly string[] | null): void {
    try {
      noteForked(forked);
    } catch (cause) {
      // Backups that could prove something are then not asked; nothing else is lost.
      onTrouble(cause);
    }
  }

  async function backUpPresent(needed: string, present: GuardedWorkspace): Promise<void> {
    try {
      await write('before-restore', [needed], present);
    } catch (cause) {
      // A database too damaged to be copied goes to quarantine whole; for anything else nothing is moved yet.
      if (!(cause instanceof AppError) || (cause.code !== 'db.corrupt' && cause.code !== 'backup.failed'))
        throw cause;
      onTrouble(cause);
    }
  }
}
