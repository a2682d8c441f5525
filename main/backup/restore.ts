import path from 'node:path';
import { z } from 'zod';
import { backupId } from '../../shared/backup';
import { AppError, type Clock } from '../../shared/kernel';
import type { DatabaseFacts } from '../database';
import type { Steps } from '../platform';
import type { BackupFiles } from './backup-files';
import { type Disk, diskTrouble } from './disk';

const restorePlan = z.object({
  format: z.literal('waymark-restore/1'),
  backup: backupId,
  quarantine: z.string().regex(/^\d{8}T\d{9}Z$/),
});

export interface RestoreDependencies {
  readonly root: string;
  readonly database: string;
  readonly files: BackupFiles;
  readonly disk: Disk;
  readonly inspect: (file: string) => DatabaseFacts;
  readonly clock: Clock;
}

export interface Restore {
  /**
   * Lays a checked copy of a backup ready beside the database. Changes nothing that is in use, and by itself leads to nothing.
   *
   * @throws AppError `backup.not-found`, `backup.damaged`, `backup.newer`, `backup.full`, `backup.refused`, `backup.failed`.
   */
  prepare(id: string): Steps<void>;
  /** Notes that what was prepared is to be carried out: from then on every start does. @throws AppError as `prepare`. */
  plan(id: string): void;
  /** Forgets a restore that was prepared or planned and is not to be carried out. */
  cancel(): void;
  /**
   * Moves the database to quarantine and puts the copy in its place, if a restore was planned. Needs the database to be
   * closed. Asked at every start too, since a program that ends in the middle must not leave a workspace without a database:
   * each step can be done again.
   *
   * @returns whether a restore was carried out.
   */
  finish(): boolean;
}

/** A leftover of these beside another database would be taken for its newest changes. */
const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

export function createRestore({ root, database, files, disk, inspect, clock }: RestoreDependencies): Restore {
  const plan = path.join(root, 'restore-plan.json');
  const ready = `${database}.restoring`;

  const readPlan = (): z.infer<typeof restorePlan> | undefined => {
    if (!disk.exists(plan)) return undefined;
    // One that cannot be read for now is not forgotten: the database may lie in quarantine already, and the copy is what takes its place.
    const text = disk.readText(plan);
    try {
      return restorePlan.parse(JSON.parse(text));
    } catch {
      // Written in full before it got its name, so this is none of ours; nothing may hang on it.
      return undefined;
    }
  };

  /** A copy without a plan and a plan without a copy do nothing: where they cannot be removed, they wait for another start. */
  const clearAway = (...leftovers: readonly string[]): void => {
    for (const file of leftovers) {
      try {
        disk.remove(file);
      } catch {
        // A virus scanner may be looking at it.
      }
    }
  };

  const finish = (): boolean => {
    clearAway(`${plan}.tmp`);
    const found = readPlan();
    if (found === undefined || !disk.exists(ready)) {
      clearAway(ready, plan);
      return false;
    }
    const quarantine = path.join(root, 'quarantine', found.quarantine);
    disk.makeFolder(quarantine);
    for (const ending of ['', ...COMPANIONS]) {
      const file = `${database}${ending}`;
      if (disk.exists(file)) disk.rename(file, path.join(quarantine, path.basename(file)));
    }
    disk.syncFolder(quarantine);
    disk.rename(ready, database);
    disk.syncFolder(root);
    clearAway(plan);
    return true;
  };

  return {
    *prepare(id) {
      const proven = files.find(id);
      if (proven === undefined) {
        throw new AppError(disk.exists(files.fileOf(id)) ? 'backup.damaged' : 'backup.not-found');
      }
      if (proven.entry.newer) throw new AppError('backup.newer', { found: proven.side.schemaVersion });
      try {
        if (!(yield* files.isUnchanged(proven))) throw new AppError('backup.damaged');
        // A plan left over from before would count for a copy that is not whole yet.
        disk.remove(plan);
        disk.remove(ready);
        disk.copy(files.fileOf(id), ready);
        yield;
        if ((yield* disk.hash(ready)) !== proven.side.sha256) throw new AppError('backup.failed');
        inspect(ready);
      } catch (cause) {
        clearAway(ready, plan);
        const trouble = diskTrouble(cause);
        throw trouble.code === 'db.corrupt' || trouble.code === 'db.foreign'
          ? new AppError('backup.damaged', {}, cause)
          : trouble;
      }
    },
    plan: (id) => {
      try {
        const text = JSON.stringify({
          format: 'waymark-restore/1',
          backup: id,
          quarantine: clock().replace(/[-:.]/g, ''),
        } satisfies z.infer<typeof restorePlan>);
        disk.writeText(`${plan}.tmp`, text);
        disk.rename(`${plan}.tmp`, plan);
        disk.syncFolder(root);
      } catch (cause) {
        throw diskTrouble(cause);
      }
    },
    cancel: () => clearAway(plan, ready),
    finish,
  };
}
