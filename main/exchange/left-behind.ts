import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { partsFault } from '../../shared/exchange';
import { isQuietFile, patiently } from '../platform';
import { type FoundPart, findPart, PART_MAGIC } from './parts';
import { SEAL_MAGIC } from './sealing';

/** What a pack is called while it is written, what its parts are, and parts of an earlier one whose place they take. */
const UNFINISHED = /^\..+\.waymark(?:-part(?:\.before)?)?\.tmp$/i;
const UNFINISHED_PART = /^\.(.+\.waymark-part)\.tmp$/i;
const SET_ASIDE = /^\.(.+\.waymark-part)\.before\.tmp$/i;
const PART = /^[^.].*\.waymark-part$/i;
const ZIP_MAGIC = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const MAGICS = [ZIP_MAGIC, SEAL_MAGIC, PART_MAGIC];

/** A folder in which packs are written, and what its clock says. */
interface Place {
  readonly folder: string;
  readonly now: number;
}

const stands = async (file: string): Promise<boolean> =>
  (await stat(file).catch(() => undefined)) !== undefined;

async function isQuiet(file: string, now: number): Promise<boolean> {
  const { mtimeMs } = await stat(file);
  return isQuietFile(mtimeMs, now);
}

/** The place of a part that was set aside; null for any other file. */
function placeOf(file: string): string | null {
  const name = SET_ASIDE.exec(path.basename(file))?.[1];
  return name === undefined ? null : path.join(path.dirname(file), name);
}

async function isLeftOfOurs(file: string, now: number): Promise<boolean> {
  // What was set aside is older than the one that takes its place, and the only one before.
  if (!(await isQuiet(placeOf(file) ?? file, now))) return false;
  return isOfOurs(file);
}

async function isOfOurs(file: string): Promise<boolean> {
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

/** Parts among some names; what is none, or not whole, is passed over. */
async function partsAmong(folder: string, names: readonly string[]): Promise<FoundPart[]> {
  const found: FoundPart[] = [];
  for (const name of names) {
    const part = await findPart(path.join(folder, name)).catch(() => undefined);
    if (part !== undefined) found.push(part);
  }
  return found;
}

/**
 * Gives the rest of a pack its names, of which some parts got theirs before a kill: till then parts of two packs stand under one name. Of
 * what was cut off before that nothing can be seen, and it stays so.
 */
async function finishPlacing({ folder, now }: Place, names: readonly string[]): Promise<void> {
  const waiting = await partsAmong(
    folder,
    names.filter((name) => UNFINISHED_PART.test(name)),
  );
  if (waiting.length === 0) return;
  const placed = Map.groupBy(
    await partsAmong(
      folder,
      names.filter((name) => PART.test(name)),
    ),
    ({ head }) => head.sha256,
  );
  for (const [pack, left] of Map.groupBy(waiting, ({ head }) => head.sha256)) {
    const begun = placed.get(pack);
    if (begun === undefined || partsFault([...begun, ...left].map(({ head }) => head)) !== null) continue;
    const numbers = new Set(begun.map(({ head }) => head.part));
    const missing = left.filter(({ head }) => !numbers.has(head.part));
    const areQuiet = await Promise.all([...begun, ...missing].map(({ file }) => isQuiet(file, now)));
    if (areQuiet.includes(false)) continue;
    for (const { file } of missing) {
      const name = UNFINISHED_PART.exec(path.basename(file))?.[1] as string;
      await patiently(() => rename(file, path.join(folder, name)));
    }
  }
}

/** Gives a part that was set aside its place back where no other came. Says whether it has it. */
async function giveBack(file: string, now: number): Promise<boolean> {
  const place = placeOf(file);
  if (place === null || (await stands(place))) return false;
  // The one that was to come stands beside it as long as somebody is at work.
  const coming = path.join(path.dirname(file), `.${path.basename(place)}.tmp`);
  if ((await stands(coming)) && !(await isQuiet(coming, now))) return false;
  if (!(await isOfOurs(file))) return false;
  await patiently(() => rename(file, place));
  return true;
}

/**
 * Ends or removes what a kill left of packs that were written in the folder of a file that was begun just now: the clock of a drive that
 * offices share is another than that of this computer. Parts of which some had their names get the others; a part of before whose place
 * stayed empty gets it back. What may be anything else stays, and so does what is held.
 */
export async function clearLeftBehind(begun: string): Promise<void> {
  const folder = path.dirname(begun);
  const { mtimeMs: now } = await stat(begun);
  const list = () => readdir(folder).catch((): string[] => []);
  await finishPlacing({ folder, now }, await list()).catch(() => undefined);
  for (const name of await list()) {
    if (!UNFINISHED.test(name)) continue;
    const file = path.join(folder, name);
    if (await giveBack(file, now).catch(() => false)) continue;
    if (await isLeftOfOurs(file, now).catch(() => false))
      await rm(file, { force: true }).catch(() => undefined);
  }
}
