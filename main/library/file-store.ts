import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/kernel';
import { hashFile, isHeld, patiently, storedFilePath, syncFolder } from '../platform';

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

/** Puts a file where it is to lie in the store; what keeps it from that is told by its code. */
async function moveInStore(from: string, to: string): Promise<void> {
  try {
    await mkdir(path.dirname(to), { recursive: true });
    await patiently(() => rename(from, to));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('store.full', {}, cause);
    throw isHeld(cause) ? new AppError('fs.locked', {}, cause) : cause;
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
          // What stays in staging is cleared away at the next start.
          await rm(stagedPath, { force: true }).catch(() => undefined);
          return 'present';
        }
        await moveInStore(target, path.join(quarantine, sha256));
        kept = 'healed';
      }
      await moveInStore(stagedPath, target);
      await syncFolder(path.dirname(target));
      return kept;
    },
  };
}
