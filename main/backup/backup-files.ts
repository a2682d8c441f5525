import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  type BackupEntry,
  type BackupReason,
  backupId,
  backupIdOf,
  type Contents,
  expiredBackups,
  isOwn,
  newestFirst,
  partsOfBackupId,
} from '../../shared/backup';
import { AppError, type Clock, instant, sha256 } from '../../shared/kernel';
import type { CopySource, DatabaseFacts } from '../database';
import type { Steps } from '../platform';
import { type Disk, diskTrouble } from './disk';

/** The side file of a backup: proof that it was complete and sound when it was written. */
const sideFile = z.object({
  format: z.literal('waymark-backup/1'),
  id: backupId,
  sha256,
  bytes: z.number().int().positive(),
  schemaVersion: z.number().int().positive(),
  rows: z.record(z.string(), z.number().int().nonnegative()),
  historyHead: z.object({ seq: z.number().int(), at: instant, hash: sha256 }).nullable(),
  number: z.number().int().positive().optional(),
  brought: z.literal(true).optional(),
});
export type SideFile = z.infer<typeof sideFile>;

/** A backup on disk with its proof. */
export interface ProvenBackup {
  readonly entry: BackupEntry;
  readonly side: SideFile;
}

export interface BackupFilesDependencies {
  readonly folder: string;
  readonly disk: Disk;
  /** Checks a closed database file in full and gives its facts. */
  readonly inspect: (file: string) => DatabaseFacts;
  readonly clock: Clock;
  /** Newest schema this program can read. */
  readonly knownSchema: number;
  /** Bytes to leave free on the disk: what is being worked on must always find room. */
  readonly reserveBytes?: number;
}

/** A folder of backups. */
export interface BackupFiles {
  readonly folder: string;
  /** All backups, newest first. @throws AppError `backup.refused` when the folder cannot be read. */
  list(): BackupEntry[];
  /** The newest verified one that was made here. */
  newest(): BackupEntry | null;
  /** The backup of an id with its proof; undefined when one of its two files is missing or is not what it should be. */
  find(id: string): ProvenBackup | undefined;
  fileOf(id: string): string;
  /**
   * Copies a database, checks the copy against the source and only then gives it its name; afterwards removes what may go,
   * but never those `needed`.
   *
   * @throws AppError `backup.full`, `backup.refused`, `backup.failed`, `db.corrupt` (the source is damaged).
   */
  write(source: CopySource, reason: BackupReason, needed?: readonly string[]): Steps<BackupEntry>;
  /**
   * Takes a copied database file, which ends in `.tmp`, for a backup: checks it in full in the first step, and gives it its name in the
   * last.
   *
   * @param known whether it is marked as brought, or its number where it was made here
   * @throws AppError `backup.failed` when it is unsound or another program's.
   */
  adopt(copied: string, id: string, known: Pick<SideFile, 'number' | 'brought'>): Steps<void>;
  /** Removes what may go by `expiredBackups`. */
  rotate(needed: readonly string[]): void;
  /** Whether a backup still is byte for byte what was verified; one that is not is listed as unsound from then on. */
  isUnchanged(backup: ProvenBackup): Steps<boolean>;
  /** Removes what an interrupted backup left, and proves a finished one whose proof was not written any more. */
  tidy(): Steps<void>;
}

/** What a database holds, in the numbers people compare. */
export function contentsOf({ rows, historyHead }: Omit<DatabaseFacts, 'schemaVersion'>): Contents {
  return {
    documents: rows.documents ?? 0,
    assessments: rows.assessments ?? 0,
    // Those of the agencies too: in their own offices there are no others.
    answers: (rows.answers ?? 0) + (rows.agency_answers ?? 0),
    snapshots: rows.snapshots ?? 0,
    changes: rows.history ?? 0,
    lastChangeAt: historyHead?.at ?? null,
  };
}

// A backup must not take the room the next answer needs.
const RESERVE_BYTES = 64 * 1024 * 1024;

export function createBackupFiles({
  folder,
  disk,
  inspect,
  clock,
  knownSchema,
  reserveBytes = RESERVE_BYTES,
}: BackupFilesDependencies): BackupFiles {
  const fileOf = (id: string) => path.join(folder, `${backupId.parse(id)}.db`);
  const sideOf = (id: string) => path.join(folder, `${backupId.parse(id)}.json`);

  const readSide = (id: string): SideFile | undefined => {
    try {
      const side = sideFile.parse(JSON.parse(disk.readText(sideOf(id))));
      return side.id === id ? side : undefined;
    } catch {
      // Absent, cut off or not ours: then nothing proves the backup.
      return undefined;
    }
  };

  const numberIn = (file: string): number | undefined => {
    try {
      return sideFile.parse(JSON.parse(disk.readText(file))).number;
    } catch {
      return undefined;
    }
  };

  const entryOf = (id: string): { entry: BackupEntry; side: SideFile | undefined } => {
    const side = readSide(id);
    const bytes = disk.bytes(fileOf(id));
    return {
      side,
      entry: {
        id,
        ...partsOfBackupId(id),
        ...(side?.number === undefined ? {} : { number: side.number }),
        ...(side?.brought === undefined ? {} : { brought: true }),
        bytes,
        verified: side !== undefined && side.bytes === bytes,
        newer: side !== undefined && side.schemaVersion > knownSchema,
        contents: side === undefined ? null : contentsOf(side),
      },
    };
  };

  const ids = (): string[] =>
    disk
      .list(folder)
      .filter((name) => name.endsWith('.db'))
      .map((name) => name.slice(0, -'.db'.length))
      .filter((id) => backupId.safeParse(id).success);

  /** Those that were read since the start and are not what was verified; the proof beside them still says that they are. */
  const foundChanged = new Set<string>();

  const list = (): BackupEntry[] => {
    try {
      return newestFirst(
        ids().map((id) => {
          const { entry } = entryOf(id);
          return { ...entry, verified: entry.verified && !foundChanged.has(id) };
        }),
      );
    } catch (cause) {
      throw diskTrouble(cause);
    }
  };

  const freeId = (reason: BackupReason): string => {
    for (let ms = Date.parse(clock()); ; ms += 1) {
      const id = backupIdOf(new Date(ms).toISOString(), reason);
      if (!disk.exists(fileOf(id))) return id;
    }
  };

  const inspectCopy = (file: string): DatabaseFacts => {
    try {
      return inspect(file);
    } catch (cause) {
      // The copy is unsound, which says nothing yet about what it was copied from.
      throw new AppError('backup.failed', {}, cause);
    }
  };

  /** Checks a finished copy and writes its proof under a name that does not count yet. */
  function* prove(
    file: string,
    id: string,
    known: Pick<SideFile, 'number' | 'brought'> = {},
  ): Steps<DatabaseFacts> {
    const facts = inspectCopy(file);
    yield;
    const side: SideFile = {
      format: 'waymark-backup/1',
      id,
      sha256: yield* disk.hash(file),
      bytes: disk.bytes(file),
      ...known,
      ...facts,
    };
    disk.writeText(`${sideOf(id)}.tmp`, `${JSON.stringify(side, null, 2)}\n`);
    return facts;
  }

  const rotate = (needed: readonly string[]): void => {
    for (const id of expiredBackups(list(), needed)) {
      // The proof goes first: what is left half removed must not look sound.
      disk.remove(sideOf(id));
      disk.remove(fileOf(id));
    }
  };

  return {
    folder,
    list,
    newest: () => list().find((one) => one.verified && !one.newer && isOwn(one)) ?? null,
    find: (id) => {
      if (!disk.exists(fileOf(id))) return undefined;
      const { entry, side } = entryOf(id);
      return side !== undefined && entry.verified ? { entry, side } : undefined;
    },
    fileOf,

    *write(source, reason, needed = []) {
      let unfinished: string | undefined;
      try {
        disk.makeFolder(folder);
        const id = freeId(reason);
        unfinished = `${fileOf(id)}.tmp`;
        disk.remove(unfinished);
        // In one step, so that nothing is written between the two.
        const expected = source.facts();
        source.copyInto(unfinished);
        if (disk.freeBytes(folder) < reserveBytes) throw new AppError('backup.full');
        yield;
        disk.sync(unfinished);
        yield;
        const last = Math.max(0, ...list().map(({ number = 0 }) => number));
        const found = yield* prove(unfinished, id, { number: last + 1 });
        if (!isDeepStrictEqual(found, expected)) throw new AppError('backup.failed');
        disk.rename(unfinished, fileOf(id));
        disk.rename(`${sideOf(id)}.tmp`, sideOf(id));
        disk.syncFolder(folder);
        const { entry } = entryOf(id);
        try {
          rotate([...needed, id]);
        } catch {
          // One too many harms nobody; the next backup tries again.
        }
        return entry;
      } catch (cause) {
        const trouble = diskTrouble(cause);
        try {
          if (unfinished !== undefined) disk.remove(unfinished);
        } catch {
          // The next opening removes it.
        }
        throw trouble;
      }
    },

    *adopt(copied, id, known) {
      yield* prove(copied, id, known);
      // Cut off in between, it must not be proven as one that was made here.
      disk.rename(`${sideOf(id)}.tmp`, sideOf(id));
      disk.rename(copied, fileOf(id));
      // What was found here before is no longer there.
      foundChanged.delete(id);
      disk.syncFolder(folder);
    },

    *isUnchanged({ entry, side }) {
      const isSame = (yield* disk.hash(fileOf(entry.id))) === side.sha256;
      if (isSame) foundChanged.delete(entry.id);
      else foundChanged.add(entry.id);
      return isSame;
    },

    *tidy() {
      // Its place among the others is known by its number only, and that stands in the proof that got no name any more.
      const numbers = new Map(ids().map((id) => [id, numberIn(`${sideOf(id)}.tmp`)]));
      for (const name of disk.list(folder)) {
        if (name.endsWith('.tmp')) disk.remove(path.join(folder, name));
      }
      for (const id of ids()) {
        if (readSide(id) !== undefined) continue;
        try {
          const number = numbers.get(id);
          yield* prove(fileOf(id), id, number === undefined ? {} : { number });
          disk.rename(`${sideOf(id)}.tmp`, sideOf(id));
          disk.syncFolder(folder);
        } catch {
          // Damaged or not ours: it stays in the list as one that nobody has found sound.
        }
      }
    },

    rotate,
  };
}
