import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/kernel';
import { hashFile, storedFilePath } from '../platform';

const RETRIED = new Set(['EPERM', 'EACCES', 'EBUSY']);
const TRIES = 12;

/** The content-addressed store of a workspace's PDFs: `files/<2 hex>/<sha256>`. */
export interface FileStore {
  /**
   * Moves a staged file (already synced) to its place. A file that is there already stays when it is sound; a damaged one goes to
   * quarantine and is replaced.
   */
  keep(stagedPath: string, sha256: string): Promise<'new' | 'present' | 'healed'>;
  pathOf(sha256: string): string;
  has(sha256: string): boolean;
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot sync a folder; its file system orders the rename itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames, waiting a little longer each time a virus scanner or indexer holds the file (Windows). */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? '';
      if (code === 'ENOSPC') throw new AppError('store.full', {}, cause);
      if (!RETRIED.has(code)) throw cause;
      if (attempt === TRIES) throw new AppError('fs.locked', {}, cause);
      await new Promise((resolve) => setTimeout(resolve, attempt * 10));
    }
  }
}

async function isSound(file: string, sha256: string): Promise<boolean> {
  try {
    return (await hashFile(file)) === sha256;
  } catch {
    // What cannot be read to its end is as good as damaged.
    return false;
  }
}

export function createFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => storedFilePath(folder, sha256);
  const quarantine = path.join(path.dirname(folder), 'quarantine', 'files');
  return {
    pathOf,
    has: (sha256) => existsSync(pathOf(sha256)),
    keep: async (stagedPath, sha256) => {
      const target = pathOf(sha256);
      let kept: 'new' | 'healed' = 'new';
      if (existsSync(target)) {
        if (await isSound(target, sha256)) {
          await rm(stagedPath, { force: true });
          return 'present';
        }
        await mkdir(quarantine, { recursive: true });
        await renamePatiently(target, path.join(quarantine, sha256));
        kept = 'healed';
      }
      await mkdir(path.dirname(target), { recursive: true });
      await renamePatiently(stagedPath, target);
      await syncFolder(path.dirname(target));
      return kept;
    },
  };
}
