import { open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PART_MAGIC } from './parts';
import { SEAL_MAGIC } from './sealing';

/** What a pack is called while it is written, what its parts are, and parts of an earlier one whose place they take. */
const UNFINISHED = /^\..+\.waymark(?:-part(?:\.before)?)?\.tmp$/i;
const SET_ASIDE = /\.before\.tmp$/i;
const ZIP_MAGIC = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const MAGICS = [ZIP_MAGIC, SEAL_MAGIC, PART_MAGIC];
/** What grew lately may be a pack that another computer writes into a folder of many offices. */
const QUIET_MS = 3_600_000;

/** What tells when a file was written: what was set aside is older than the one that takes its place, and the only one before. */
function datedBy(file: string): string {
  const name = path.basename(file);
  return SET_ASIDE.test(name) ? path.join(path.dirname(file), name.slice(1).replace(SET_ASIDE, '')) : file;
}

async function isLeftOfOurs(file: string, now: number): Promise<boolean> {
  const { mtimeMs } = await stat(datedBy(file));
  if (Math.abs(now - mtimeMs) < QUIET_MS) return false;
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
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

/**
 * Removes what a kill left of packs that were written in the folder of a file that was begun just now: the clock of a drive that offices
 * share is another than that of this computer. What may be anything else stays, and so does what is held.
 */
export async function clearLeftBehind(begun: string): Promise<void> {
  const folder = path.dirname(begun);
  const { mtimeMs: now } = await stat(begun);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!UNFINISHED.test(name)) continue;
    const file = path.join(folder, name);
    if (await isLeftOfOurs(file, now).catch(() => false))
      await rm(file, { force: true }).catch(() => undefined);
  }
}
