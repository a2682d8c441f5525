import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** The project's own folder. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** Where what takes long to make is kept: outside node_modules, so that `npm ci` does not throw it away. */
export const cacheFolder = path.resolve(process.env.WAYMARK_CACHE || path.join(projectRoot, '.runtime'));

/** A short name for what something was made from: another input gives another name, and so a fresh build. */
export function keyOf(...inputs: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(input).update('\0');
  return hash.digest('hex').slice(0, 12);
}

const UNFINISHED = 'unfinished-';
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/** Removes what a killed run left behind; younger leftovers may be somebody's work in progress. */
function removeAbandoned(): void {
  for (const name of readdirSync(cacheFolder)) {
    const folder = path.join(cacheFolder, name);
    if (name.startsWith(UNFINISHED) && Date.now() - statSync(folder).mtimeMs > ABANDONED_AFTER_MS) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/**
 * Gives the folder `name` of the cache, filling it when it is not there. It is filled under another name and renamed
 * when complete, so nobody ever meets half of it; of two who fill it at once the second throws its own work away.
 */
export async function filledOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const target = path.join(cacheFolder, name);
  if (existsSync(target)) return target;
  mkdirSync(cacheFolder, { recursive: true });
  removeAbandoned();
  const unfinished = mkdtempSync(path.join(cacheFolder, UNFINISHED));
  try {
    await fill(unfinished);
    if (!existsSync(target)) renameSync(unfinished, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return target;
}
