import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { hashFile, patiently } from '../platform';

/** Size in bytes, or null when the file is not there. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}

/** Makes a folder in one that is there. */
export async function makeWithin(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
}

/**
 * Copies a file whose hash is known and reads the copy back before it gets its name. Slow disks hold nobody up. The folder around that
 * of the copy has to be there: where a stick was, an empty folder of this disk is left, and a whole path would be made in it.
 *
 * @returns false, with nothing left behind, when what was read is not what the hash names.
 */
export async function copyHashed(from: string, to: string, sha256: string): Promise<boolean> {
  const unfinished = `${to}.tmp`;
  await makeWithin(path.dirname(to));
  try {
    const handle = await patiently(() => open(unfinished, 'w'));
    try {
      for await (const part of createReadStream(from, { highWaterMark: 1024 * 1024 }))
        await handle.writeFile(part as Buffer);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if ((await hashFile(unfinished)) !== sha256) {
      await rm(unfinished, { force: true });
      return false;
    }
    await patiently(() => rename(unfinished, to));
    return true;
  } catch (cause) {
    // A stick that was pulled takes the half copy with it; on a full one it is in the way.
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw cause;
  }
}
