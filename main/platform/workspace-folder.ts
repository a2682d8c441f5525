import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Where everything of one workspace lies. All names are made by the program; none comes from a file or a pack. */
export interface WorkspaceFolder {
  readonly root: string;
  readonly database: string;
  readonly searchDatabase: string;
  readonly files: string;
  readonly staging: string;
  readonly backups: string;
  /** Files that nobody needs any more, until they are deleted. */
  readonly trash: string;
  /** What is typed into forms and not sent yet. */
  readonly unsent: string;
  readonly log: string;
}

export function workspaceFolder(root: string): WorkspaceFolder {
  return {
    root,
    database: path.join(root, 'waymark.db'),
    searchDatabase: path.join(root, 'search.db'),
    files: path.join(root, 'files'),
    staging: path.join(root, 'staging'),
    backups: path.join(root, 'backups'),
    trash: path.join(root, 'trash'),
    unsent: path.join(root, 'unsent.json'),
    log: path.join(root, 'log'),
  };
}

/** Place of a stored file: only ever built from a checked hash. */
export function storedFilePath(files: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('storedFilePath: not a SHA-256');
  return path.join(files, sha256.slice(0, 2), sha256);
}

/**
 * Empties the folder where rooms put what they copy and look at. Nothing in it is anybody's only copy, but what lies there may be in
 * use from the first call on: empty it before that. What cannot be removed, as while a virus scanner looks at it, waits for another start
 * and keeps nobody from working: whoever needs its name removes it first.
 *
 * @returns how many things stay.
 */
export function emptyStaging(staging: string): number {
  let left = 0;
  for (const name of namesIn(staging)) {
    try {
      rmSync(path.join(staging, name), { recursive: true, force: true });
    } catch {
      left += 1;
    }
  }
  return left;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Whoever needs it finds that it cannot be made.
    return [];
  }
}
