import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/kernel';
import { patiently } from './patience';

/** What a file is called while it is written: nothing else has such a name, so that what a kill left can be told. */
const UNFINISHED = /^\.waymark-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/;
/** What grew lately may be a file that another computer writes into a folder of many offices. */
const QUIET_MS = 3_600_000;

/** Whether a file has not grown for so long that nobody is writing it, by the clock of its folder: `now` is when another was begun there, in ms. */
export const isQuietFile = (mtimeMs: number, now: number): boolean => Math.abs(now - mtimeMs) >= QUIET_MS;

/** Removes what a kill left in the folder of a file that was begun just now, whose clock is that of the folder. */
async function clearLeftBehind(begun: string): Promise<void> {
  const { mtimeMs: now } = await stat(begun);
  const folder = path.dirname(begun);
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (!UNFINISHED.test(name) || file === begun) continue;
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() === true && isQuietFile(found.mtimeMs, now))
      await rm(file, { force: true }).catch(() => undefined);
  }
}

/**
 * Puts a file in a place that somebody chose, whole or not at all: `write` fills an unfinished one beside it, to the disk, that then takes
 * its name. What a kill left of others in that folder goes.
 *
 * @throws AppError `workspace.save-full`, `workspace.save-refused`; what `write` throws as an AppError is thrown on.
 */
export async function putWhole(file: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = path.join(path.dirname(file), `.waymark-${randomUUID()}.tmp`);
  try {
    await writeFile(unfinished, '');
    // What can be cleared another time keeps nothing from being saved.
    await clearLeftBehind(unfinished).catch(() => undefined);
    await write(unfinished);
    await patiently(() => rename(unfinished, file));
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    if (cause instanceof AppError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError(
      code === 'ENOSPC' || code === 'EDQUOT' ? 'workspace.save-full' : 'workspace.save-refused',
      {},
      cause,
    );
  }
}
