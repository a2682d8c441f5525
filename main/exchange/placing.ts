import { lstat, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type FoundSent, partName } from '../../shared/exchange';
import { hashFile, patiently, syncFolder } from '../platform';
import { findPart } from './parts';

/** Whether a folder answers. */
export type FolderAnswers = (folder: string) => Promise<boolean>;

const REACH_MS = 5000;
const MOST_HELD = 2;

/**
 * Asks folders whether they are there, and waits for none longer than `within`: a path on a network that is gone holds whoever asks for
 * minutes. One that holds is not asked again meanwhile, and no more than two are let hold: each takes one of the few threads that read files.
 */
export function createFolderAnswers(
  ask: (folder: string) => Promise<unknown> = lstat,
  within = REACH_MS,
): FolderAnswers {
  const holding = new Set<string>();
  return async (folder) => {
    if (holding.has(folder) || holding.size >= MOST_HELD) return false;
    holding.add(folder);
    const answer = ask(folder)
      .then(
        () => true,
        () => false,
      )
      .finally(() => holding.delete(folder));
    const { promise: late, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, within, false);
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  };
}

/** A pack that was being put in its place when the program ended. */
export interface Unplaced {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly parts: number;
}

const stands = async (file: string): Promise<boolean> =>
  (await lstat(file).catch(() => undefined)) !== undefined;

/** Whether a file is this very pack. What cannot be read, as it is held or gone, is not said to be. */
async function isWhole(file: string, { bytes, sha256 }: Unplaced): Promise<boolean> {
  const found = await lstat(file).catch(() => undefined);
  if (found?.isFile() !== true || found.size !== bytes) return false;
  return (await hashFile(file).catch(() => null)) === sha256;
}

/** Whether a file is the part of that number of this pack. */
async function isPart(file: string, number: number, { sha256, parts }: Unplaced): Promise<boolean> {
  const head = (await findPart(file).catch(() => undefined))?.head;
  return head?.sha256 === sha256 && head.part === number && head.of === parts;
}

/**
 * Parts get their names once all are written, one after the other: where some have theirs the others get them, or parts of two packs
 * would stand under one name. Says whether all have them.
 */
async function finishParts(folder: string, names: readonly string[], sent: Unplaced): Promise<boolean> {
  const here = await Promise.all(names.map((name, at) => isPart(path.join(folder, name), at + 1, sent)));
  if (!here.includes(true)) return false;
  const missing = names.flatMap((name, at) => (here[at] ? [] : [{ name, number: at + 1 }]));
  for (const { name, number } of missing)
    if (!(await isPart(path.join(folder, `.${name}.tmp`), number, sent))) return false;
  for (const { name } of missing)
    await patiently(() => rename(path.join(folder, `.${name}.tmp`), path.join(folder, name)));
  if (missing.length > 0) await syncFolder(folder).catch(() => undefined);
  return true;
}

/**
 * Removes what of this pack waits for its name, so that it is not carried away unseen. Parts of an earlier one get their places back, or go
 * the same way where this one stands in all of them.
 */
async function clearUnplaced(
  folder: string,
  names: readonly string[],
  sent: Unplaced,
  isThere: boolean,
): Promise<void> {
  const unfinished = path.join(folder, `.${path.basename(sent.file)}.tmp`);
  if (await isWhole(unfinished, sent)) await rm(unfinished, { force: true });
  for (const [at, name] of names.entries()) {
    const waiting = path.join(folder, `.${name}.tmp`);
    if (await isPart(waiting, at + 1, sent)) await rm(waiting, { force: true });
    const before = path.join(folder, `.${name}.before.tmp`);
    const place = path.join(folder, name);
    if (!(await stands(before))) continue;
    if (!(await stands(place))) await rename(before, place);
    else if (isThere && (await isPart(place, at + 1, sent))) await rm(before, { force: true });
  }
}

/**
 * Whether a pack stands where it was being put when the program ended. What waits there for its name is ended or removed; another file
 * that stands in its place is left alone. A folder that does not answer is not waited for.
 */
export async function lookForPlaced(sent: Unplaced, answers: FolderAnswers): Promise<FoundSent> {
  const folder = path.dirname(sent.file);
  if (!(await answers(folder))) return 'no-folder';
  const names = Array.from({ length: sent.parts }, (_, at) =>
    partName(path.basename(sent.file), at + 1, sent.parts),
  );
  const isThere =
    (sent.parts === 1 && (await isWhole(sent.file, sent))) ||
    (await finishParts(folder, names, sent).catch(() => false));
  // What is held stays; the next pack that is written there clears it.
  await clearUnplaced(folder, names, sent, isThere).catch(() => undefined);
  return isThere ? 'there' : 'not-there';
}
