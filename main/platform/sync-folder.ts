import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** What a disk says that cannot sync folders, as some sticks and network drives: it keeps them in its own way. */
const UNABLE = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EBADF']);

function passUnable(cause: unknown): void {
  if (!UNABLE.has((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
}

/** Makes what was renamed or removed in a folder outlive a power cut. Windows cannot sync a folder; its file system orders that itself. */
export function syncFolderAtOnce(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (cause) {
    passUnable(cause);
  } finally {
    closeSync(handle);
  }
}

/** The same without holding anybody up. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync().catch(passUnable);
  } finally {
    await handle.close();
  }
}
