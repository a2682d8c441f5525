import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../shared/kernel';
import type { Db } from '../database';
import { isHeld, patiently, storedFilePath } from '../platform';
import { isKnownFile } from './trash-repository';

/** Days a file that nobody needs lies aside before it is deleted, and days it stays in the store before it is moved there. */
const DAYS = 30;
const DAY_MS = 86_400_000;

export interface StoreKeeper {
  /** Moves files aside that the library does not know and no backup holds. Gives what was moved and what stays. */
  setAside(hashes: readonly string[]): Promise<{ readonly moved: string[]; readonly kept: string[] }>;
  /**
   * Puts the store in order: brings back what the library knows again, moves aside what nobody has needed for thirty days, and
   * deletes what has lain aside for as long.
   */
  tidy(): Promise<{ readonly back: number; readonly moved: number; readonly deleted: number }>;
}

export interface StoreKeeperDependencies {
  readonly db: Db;
  readonly clock: Clock;
  /** Folder of the stored files, and the folder where files lie aside. */
  readonly files: string;
  readonly aside: string;
  /** Hashes that a backup names; null when a backup cannot be read, so that nobody knows. */
  readonly heldByBackups: () => Promise<ReadonlySet<string> | null>;
  /** Never while files are brought in: they stand in the store before the library knows them. */
  readonly isImporting: () => boolean;
}

/** `20260302T080000000Z`, the name of a folder of files that were set aside together. */
const folderName = (at: string) => at.replace(/[-:.]/g, '');
const momentOf = (name: string): number => {
  const [, y, mo, d, h, mi, s, ms] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(name) ?? [];
  return y === undefined ? Number.NaN : Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z`);
};

const isHash = (name: string) => /^[0-9a-f]{64}$/.test(name);

/** Does a step that can wait for another time: whether it was done, or somebody holds the file. Whatever else goes wrong is thrown. */
async function isDone(step: () => Promise<void>): Promise<boolean> {
  try {
    await patiently(step);
    return true;
  } catch (cause) {
    if (isHeld(cause)) return false;
    throw cause;
  }
}

/** Keeps the store free of files that nobody needs, without ever deleting one that somebody may. */
export function createStoreKeeper(dependencies: StoreKeeperDependencies): StoreKeeper {
  const { db, clock, files, aside, heldByBackups, isImporting } = dependencies;

  const moveAside = async (sha256: string): Promise<boolean> => {
    const folder = path.join(aside, folderName(clock()));
    await mkdir(folder, { recursive: true });
    try {
      return await isDone(() => rename(storedFilePath(files, sha256), path.join(folder, sha256)));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw cause;
    }
  };

  const setAside: StoreKeeper['setAside'] = async (hashes) => {
    const unknown = hashes.filter((sha256) => !isKnownFile(db, sha256));
    const kept = hashes.filter((sha256) => !unknown.includes(sha256));
    const moved: string[] = [];
    const held = unknown.length === 0 ? null : await heldByBackups();
    for (const sha256 of unknown) {
      // The library may have got to know it again while the backups were read.
      const isFree = held !== null && !held.has(sha256) && !isImporting() && !isKnownFile(db, sha256);
      if (isFree && (await moveAside(sha256))) moved.push(sha256);
      else kept.push(sha256);
    }
    return { moved, kept };
  };

  /** Stored files that are unknown and old, by their names in the store. */
  const oldOrphans = async (now: number): Promise<string[]> => {
    const found: string[] = [];
    for (const part of await readdir(files).catch(() => [])) {
      for (const name of await readdir(path.join(files, part)).catch(() => [])) {
        if (!isHash(name) || isKnownFile(db, name)) continue;
        const facts = await stat(path.join(files, part, name)).catch(() => null);
        if (facts !== null && now - facts.mtimeMs > DAYS * DAY_MS) found.push(name);
      }
    }
    return found;
  };

  /** Goes through what lies aside; a clock that was set back deletes nothing. */
  const lookAside = async (now: number): Promise<{ back: number; deleted: number }> => {
    let [back, deleted] = [0, 0];
    for (const name of await readdir(aside).catch(() => [])) {
      const folder = path.join(aside, name);
      const isOld = now - momentOf(name) > DAYS * DAY_MS;
      for (const file of (await readdir(folder).catch(() => [])).filter(isHash)) {
        const place = storedFilePath(files, file);
        const isStored = (await stat(place).catch(() => null)) !== null;
        if (isKnownFile(db, file) && !isStored) {
          // As after a restore of a backup that knows the document.
          await mkdir(path.dirname(place), { recursive: true });
          if (await isDone(() => rename(path.join(folder, file), place))) back += 1;
        } else if (isOld && (await isDone(() => rm(path.join(folder, file), { force: true })))) {
          deleted += 1;
        }
      }
      if ((await readdir(folder).catch(() => ['unknown'])).length === 0) {
        await isDone(() => rm(folder, { recursive: true, force: true }));
      }
    }
    return { back, deleted };
  };

  return {
    setAside,
    tidy: async () => {
      const now = Date.parse(clock());
      const { back, deleted } = await lookAside(now);
      const moved = isImporting() ? [] : (await setAside(await oldOrphans(now))).moved;
      return { back, moved: moved.length, deleted };
    },
  };
}
