import { open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PART_MAGIC } from './parts';
import { SEAL_MAGIC } from './sealing';

/** What a pack is called while it is written, what its parts are, and parts of an earlier one whose place they take. */
const UNFINISHED = /^\..+\.waymark(?:-part(?:\.before)?)?\.tmp$/i;
const ZIP_MAGIC = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const MAGICS = [ZIP_MAGIC, SEAL_MAGIC, PART_MAGIC];
/** What grew lately may be a pack that another computer writes into a folder of many offices. */
const QUIET_MS = 3_600_000;

async function isLeftOfOurs(file: string): Promise<boolean> {
  const { size, mtimeMs } = await stat(file);
  if (Math.abs(Date.now() - mtimeMs) < QUIET_MS) return false;
  const handle = await open(file, 'r');
  try {
    const begin = Buffer.alloc(Math.min(size, PART_MAGIC.length));
    await handle.read(begin, 0, begin.length, 0);
    return MAGICS.some((magic) => {
      const length = Math.min(magic.length, begin.length);
      return magic.subarray(0, length).equals(begin.subarray(0, length));
    });
  } finally {
    await handle.close();
  }
}

/** Removes what a kill left of packs that were written in a folder. What may be anything else stays, and so does what is held. */
export async function clearLeftBehind(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!UNFINISHED.test(name)) continue;
    const file = path.join(folder, name);
    if (await isLeftOfOurs(file).catch(() => false)) await rm(file, { force: true }).catch(() => undefined);
  }
}
