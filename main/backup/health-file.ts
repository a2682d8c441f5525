import path from 'node:path';
import { z } from 'zod';
import { backupId, checkResult, filesCheck, outsideCopy, restoreDrill } from '../../shared/backup';
import type { Disk } from './disk';

const kept = z.object({
  outside: outsideCopy.nullable().catch(null),
  check: checkResult.nullable().catch(null),
  files: filesCheck.nullable().catch(null),
  drill: restoreDrill.nullable().catch(null).default(null),
  /** Backups that were there when one was put back: what they know of the history may have been taken back. */
  forked: z.array(backupId).nullable().catch(null).default(null),
});
export type KeptHealth = z.infer<typeof kept>;

/**
 * The last copy to another place and the last check, kept beside the backups: in the database they would be taken back by a
 * restore, and could not be read when it is damaged.
 */
export interface HealthFile {
  read(): KeptHealth;
  write(change: Partial<KeptHealth>): void;
}

export function createHealthFile(folder: string, disk: Disk): HealthFile {
  const file = path.join(folder, 'health.json');
  const read = (): KeptHealth => {
    try {
      return kept.parse(JSON.parse(disk.readText(file)));
    } catch {
      return { outside: null, check: null, files: null, drill: null, forked: null };
    }
  };
  return {
    read,
    write: (change) => {
      disk.makeFolder(folder);
      disk.writeText(`${file}.tmp`, `${JSON.stringify({ ...read(), ...change }, null, 2)}\n`);
      disk.rename(`${file}.tmp`, file);
      disk.syncFolder(folder);
    },
  };
}
