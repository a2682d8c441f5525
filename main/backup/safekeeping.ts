import path from 'node:path';
import type { AppEvent } from '../../shared/app';
import { AppError, type Clock } from '../../shared/kernel';
import {
  type CopySource,
  type DatabaseFacts,
  inspectDatabase,
  listFilesNamedIn,
  MIGRATIONS,
} from '../database';
import { runAtOnce, type WorkspaceFolder } from '../platform';
import { createBackupFiles } from './backup-files';
import { createDisk, type Disk } from './disk';
import { tryBackup } from './drill';
import { createHealthFile } from './health-file';
import { findPlace } from './place';
import { createReserve, type Reserve } from './reserve';
import { createRestore } from './restore';
import { type BackupService, createBackupService } from './service';

export interface SafekeepingDependencies {
  readonly folder: WorkspaceFolder;
  readonly isSample: boolean;
  readonly clock: Clock;
  readonly announce: (event: AppEvent) => void;
  readonly onTrouble: (cause: unknown) => void;
  readonly disk?: Disk;
  readonly inspect?: (file: string) => DatabaseFacts;
  /** Bytes of the disk that a backup leaves free. */
  readonly reserveBytes?: number;
  /** Bytes of the reserve for the last answers. */
  readonly keptFree?: number;
  readonly announceEvery?: number;
}

/** Everything about the safety of one workspace; works before its database is opened, and when it cannot be. */
export interface Safekeeping {
  readonly service: BackupService;
  /**
   * To be called before the database is opened: carries out a restore that was interrupted and clears away what an
   * interrupted backup left.
   *
   * @throws AppError `db.missing` when there is no database but a backup of one, `db.corrupt` when nothing is left in its file: an
   * empty workspace in its place would look as if everything were lost. `backup.restore-waits` when a restore that was prepared cannot be carried out now.
   */
  beforeOpening(): void;
  /** Space for the last answers on a full disk. */
  readonly reserve: Reserve;
  /** Backs a database of an older schema up before it is upgraded. */
  beforeUpgrade(source: CopySource): void;
  /**
   * Puts aside what is left of a database whose file was replaced from outside: nothing of what stands there now is touched. Says
   * whether the folder of the workspace is there at all.
   */
  onReplaced(source: CopySource, moveLog: (to: string) => void): boolean;
}

export function createSafekeeping({
  folder,
  isSample,
  clock,
  announce,
  onTrouble,
  disk = createDisk(),
  inspect = inspectDatabase,
  reserveBytes,
  keptFree,
  announceEvery,
}: SafekeepingDependencies): Safekeeping {
  const knownSchema = MIGRATIONS.at(-1)?.version ?? 0;
  const backupsIn = (place: string) =>
    createBackupFiles({
      folder: place,
      disk,
      inspect,
      clock,
      knownSchema,
      ...(reserveBytes === undefined ? {} : { reserveBytes }),
    });
  const files = backupsIn(folder.backups);
  const restore = createRestore({
    root: folder.root,
    database: folder.database,
    files,
    disk,
    inspect,
    clock,
  });
  return {
    service: createBackupService({
      folder,
      disk,
      files,
      backupsIn,
      filesNamedIn: listFilesNamedIn,
      healthFile: createHealthFile(folder.backups, disk),
      restore,
      tryBackup: (backup) => tryBackup(backup, { folder, disk, clock, fileOf: files.fileOf }),
      place: findPlace(folder.root),
      outsideName: isSample ? 'waymark-copy-sample' : 'waymark-copy',
      clock,
      announce,
      onTrouble,
      ...(announceEvery === undefined ? {} : { announceEvery }),
    }),
    beforeOpening: () => {
      try {
        restore.finish();
      } catch (cause) {
        // The database may be out of its place already: nothing else that a folder refuses is as half done as this.
        throw new AppError('backup.restore-waits', {}, cause);
      }
      try {
        runAtOnce(files.tidy());
      } catch (cause) {
        // Backups that cannot be reached are told by the health; the workspace itself may be fine.
        onTrouble(cause);
      }
      const isThere = disk.exists(folder.database);
      if ((isThere && disk.bytes(folder.database) > 0) || files.newest() === null) return;
      // SQLite takes a file without a byte, as a disk that lost power leaves it, for a database that begins.
      throw new AppError(isThere ? 'db.corrupt' : 'db.missing');
    },
    reserve: createReserve(folder.root, keptFree),
    beforeUpgrade: (source) => void runAtOnce(files.write(source, 'before-upgrade')),
    onReplaced: (source, moveLog) => {
      const aside = path.join(folder.root, 'quarantine', `${clock().replace(/[-:.]/g, '')}-replaced`);
      try {
        // Where nothing stands in its place, the next start would begin with an empty one, as if there had never been anything.
        if (!disk.exists(folder.database)) runAtOnce(files.write(source, 'hourly'));
      } catch (cause) {
        onTrouble(cause);
      }
      try {
        disk.makeFolder(aside);
        source.copyInto(path.join(aside, 'waymark.db'));
        disk.sync(path.join(aside, 'waymark.db'));
        moveLog(path.join(aside, 'log-of-the-file-before'));
        disk.syncFolder(aside);
      } catch (cause) {
        onTrouble(cause);
      }
      announce({ name: 'backup.changed' });
      return disk.exists(folder.root);
    },
  };
}
