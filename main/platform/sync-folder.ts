import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes what was renamed or removed in a folder outlive a power cut. Windows cannot sync a folder; its file system orders that itself. */
export function syncFolderAtOnce(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
