import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';

// Left by systems and programs, never a document somebody wants to bring in; on a stick also what was deleted from it.
const IGNORED =
  /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|ehthumbs\.db$|\$recycle\.bin$|recycler$|system volume information$)/i;

/** Links that Windows keeps in Documents for programs of old, and hides. */
const LINK_OF_WINDOWS = /^my (?:music|pictures|videos)$/i;

/** A file to bring in, by the place where it lies and the name shown for it. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
}

/**
 * All files among the given files and folders, folders read through to the end, in the order of their names. Links inside
 * folders are not followed, so a folder that contains itself ends; system files are passed over. A file given by name is
 * kept whatever it is, and so is a folder that cannot be opened, and a link out of the folders: the import says that it was not read.
 */
export async function listSourceFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  const seen = new Set<string>();

  const add = (file: string, name: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    found.push({ path: file, name });
  };
  const trueNames = await Promise.all(paths.map((given) => realpath(given).catch(() => given)));
  /** Whether a link leads to what is found among the given files and folders anyway. */
  const leadsWithin = async (link: string): Promise<boolean> => {
    const target = await realpath(link).catch(() => null);
    if (target === null) return false;
    const ways = trueNames.map((given) => path.relative(given, target));
    return ways.some((way) => way.split(path.sep)[0] !== '..' && !path.isAbsolute(way));
  };
  const walk = async (folder: string, shown: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
    // What is in it was not found: the import says so of the folder.
    if (entries === null) return add(folder, shown === '' ? path.basename(folder) : shown);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (IGNORED.test(entry.name)) continue;
      const place = path.join(folder, entry.name);
      const name = shown === '' ? entry.name : `${shown}/${entry.name}`;
      if (entry.isDirectory()) await walk(place, name);
      else if (entry.isFile()) add(place, name);
      else if (!entry.isSymbolicLink() || LINK_OF_WINDOWS.test(entry.name)) continue;
      else if (!(await leadsWithin(place))) add(place, name);
    }
  };
  for (const given of paths) {
    const isFolder = await lstat(given)
      .then(async (stats) =>
        stats.isSymbolicLink() ? (await lstat(await realpath(given))).isDirectory() : stats.isDirectory(),
      )
      .catch(() => false);
    if (isFolder) await walk(given, '');
    else add(given, path.basename(given));
  }
  return found;
}
