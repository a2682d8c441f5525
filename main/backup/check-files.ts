import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileFault, FilesCheck } from '../../shared/backup';
import { hashFile, storedFilePath } from '../platform';

/** A PDF that the library says is stored. */
export interface ExpectedFile {
  readonly sha256: string;
  readonly sourceName: string;
  /** A document that has it, if any. */
  readonly documentId: string | null;
}

/** Files that are being brought in stand in the store a moment before the library knows them. */
const YOUNG_MS = 10 * 60_000;

/** What is wrong with a file that must have this hash, or null. */
export async function faultOfFile(file: string, sha256: string): Promise<FileFault['kind'] | null> {
  try {
    return (await hashFile(file)) === sha256 ? null : 'changed';
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable';
  }
}

/** Reads every stored file again, one after the other; `step` is awaited after each. Changes nothing. */
export async function checkStoredFiles(
  folder: string,
  expected: readonly ExpectedFile[],
  step: () => Promise<void>,
): Promise<FileFault[]> {
  const faults: FileFault[] = [];
  for (const { sha256, sourceName, documentId } of expected) {
    const kind = await faultOfFile(storedFilePath(folder, sha256), sha256);
    if (kind !== null) faults.push({ kind, sha256, name: sourceName, documentId });
    await step();
  }
  return faults;
}

/** Files in the store that the library does not know, by their paths; `now` in milliseconds. */
export async function listOrphans(
  folder: string,
  expected: readonly Pick<ExpectedFile, 'sha256'>[],
  now: number,
): Promise<
  { readonly file: string; readonly name: string; readonly bytes: number; readonly changedAt: number }[]
> {
  const known = new Set(expected.map(({ sha256 }) => sha256));
  const found: { file: string; name: string; bytes: number; changedAt: number }[] = [];
  for (const part of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (!part.isDirectory()) continue;
    for (const name of await readdir(path.join(folder, part.name)).catch(() => [])) {
      if (known.has(name)) continue;
      const file = path.join(folder, part.name, name);
      const facts = await stat(file).catch(() => null);
      if (facts === null || now - facts.mtimeMs < YOUNG_MS) continue;
      found.push({ file, name, bytes: facts.size, changedAt: facts.mtimeMs });
    }
  }
  return found;
}

/** What the check of the stored files found, in the form in which it is kept. */
export function filesCheckOf(
  at: string,
  looked: number,
  faults: readonly FileFault[],
  orphans: readonly { readonly bytes: number }[],
): FilesCheck {
  const most = 100;
  return {
    at,
    looked,
    faults: faults.slice(0, most),
    faultCount: faults.length,
    orphans: orphans.length,
    orphanBytes: orphans.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
