import path from 'node:path';
import { type BackupEntry, isSameContents, type RestoreDrill } from '../../shared/backup';
import { type Clock, isAppError } from '../../shared/kernel';
import { listFilesNamedIn, openDatabase } from '../database';
import { type Steps, storedFilePath, type WorkspaceFolder } from '../platform';
import { contentsOf } from './backup-files';
import type { Disk } from './disk';

export interface DrillDependencies {
  readonly folder: WorkspaceFolder;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly fileOf: (id: string) => string;
}

/** Room that a trial needs, in times the size of the backup: its copy, and what an upgrade of the copy takes. */
const TIMES = 3;

/**
 * Tries the way back on a copy: opens a backup as a restore would, brings it to the newest form, checks it in full and compares what it
 * holds with what is said of it. Nothing of the workspace is touched, and the copy is removed.
 *
 * @returns what was found; null when there is no room for a trial now
 */
export function* tryBackup(backup: BackupEntry, dependencies: DrillDependencies): Steps<RestoreDrill | null> {
  const { folder, disk, clock, fileOf } = dependencies;
  if (disk.freeBytes(folder.root) < backup.bytes * TIMES) return null;
  // Emptied at every start, should this be cut off.
  const copy = path.join(folder.staging, 'trial.db');
  const clear = () => {
    for (const ending of ['', '-wal', '-shm', '-journal', '.trial']) disk.remove(`${copy}${ending}`);
  };
  const found = (code: string | null, missingFiles = 0): RestoreDrill => ({
    ...{ at: clock(), backupId: backup.id, isSound: code === null, code, missingFiles },
  });
  try {
    clear();
    disk.makeFolder(folder.staging);
    disk.copy(fileOf(backup.id), copy);
    yield;
    const db = openDatabase({ file: copy });
    try {
      yield;
      const { structure, references } = db.findFaults();
      if (structure.length + references.length > 0) return found('backup.damaged');
      yield;
      const holds = contentsOf(db.facts());
      if (backup.contents === null || !isSameContents(holds, backup.contents)) return found('backup.damaged');
    } finally {
      db.close();
    }
    yield;
    const missing = listFilesNamedIn(copy).filter(
      (sha256) => !disk.exists(storedFilePath(folder.files, sha256)),
    );
    return found(null, missing.length);
  } catch (cause) {
    return found(isAppError(cause) ? cause.code : 'backup.damaged');
  } finally {
    clear();
  }
}
