import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { AppError } from '../../shared/kernel';
import { isHeld, patientlyAtOnce, syncFolder, syncFolderAtOnce } from '../platform';

/**
 * What backups do to a disk, one step a function, so that a test can end the work at every step. Everything waits until it is
 * done: the longest step copies one database. A file that a virus scanner or indexer holds is waited for a little (Windows).
 */
export interface Disk {
  makeFolder(folder: string): void;
  /** Names in a folder; none when it is not there. */
  list(folder: string): string[];
  exists(file: string): boolean;
  bytes(file: string): number;
  freeBytes(folder: string): number;
  /** Identifies the disk a folder lies on. */
  deviceOf(folder: string): number;
  readText(file: string): string;
  /** Writes a new text and syncs it. */
  writeText(file: string, text: string): void;
  /** Copies a file and syncs the copy. */
  copy(from: string, to: string): void;
  sync(file: string): void;
  /** Makes renames in a folder outlive a power cut. */
  syncFolder(folder: string): void;
  /** The same without holding anybody up: a slow stick takes its time for each of many folders. */
  syncFolderBeside(folder: string): Promise<void>;
  rename(from: string, to: string): void;
  remove(file: string): void;
  /** SHA-256 of a file in lower-case hex, giving way after every few megabytes. */
  hash(file: string): Generator<void, string>;
}

const PART_BYTES = 4 * 1024 * 1024;

const codeOf = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? '';

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function createDisk(): Disk {
  return {
    makeFolder: (folder) => void mkdirSync(folder, { recursive: true }),
    list: (folder) => {
      try {
        return readdirSync(folder);
      } catch (cause) {
        if (codeOf(cause) === 'ENOENT') return [];
        throw cause;
      }
    },
    exists: existsSync,
    bytes: (file) => statSync(file).size,
    freeBytes: (folder) => {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    },
    deviceOf: (folder) => statSync(folder).dev,
    readText: (file) => patientlyAtOnce(() => readFileSync(file, 'utf8')),
    writeText: (file, text) => {
      patientlyAtOnce(() => writeFileSync(file, text));
      patientlyAtOnce(() => syncFile(file));
    },
    copy: (from, to) => {
      patientlyAtOnce(() => copyFileSync(from, to));
      patientlyAtOnce(() => syncFile(to));
    },
    sync: (file) => patientlyAtOnce(() => syncFile(file)),
    syncFolder: syncFolderAtOnce,
    syncFolderBeside: syncFolder,
    rename: (from, to) => patientlyAtOnce(() => renameSync(from, to)),
    remove: (file) => patientlyAtOnce(() => rmSync(file, { force: true })),
    hash: function* (file) {
      const hash = createHash('sha256');
      const part = Buffer.allocUnsafe(PART_BYTES);
      const handle = patientlyAtOnce(() => openSync(file, 'r'));
      try {
        for (;;) {
          const read = readSync(handle, part, 0, PART_BYTES, null);
          if (read === 0) return hash.digest('hex');
          hash.update(part.subarray(0, read));
          yield;
        }
      } finally {
        closeSync(handle);
      }
    },
  };
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'db.full']);
const REFUSED = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'db.readonly', 'db.busy']);

/** The trouble a disk made, as the code people are told; what is coded already stays as it is. */
export function diskTrouble(cause: unknown): AppError {
  const code = codeOf(cause);
  if (FULL.has(code) || code.startsWith('SQLITE_FULL')) return new AppError('backup.full', {}, cause);
  if (REFUSED.has(code) || isHeld(cause) || /^SQLITE_(?:READONLY|CANTOPEN)/.test(code))
    return new AppError('backup.refused', {}, cause);
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return new AppError('db.corrupt', {}, cause);
  if (cause instanceof AppError) return cause;
  return new AppError('backup.failed', {}, cause);
}
