import { readFileSync, realpathSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { placeOf, type WorkspacePlace } from '../../shared/backup';

/** Whether the disk under a folder can be taken out, from what Linux tells of its block device; null where it tells nothing. */
function isRemovable(folder: string): boolean | null {
  try {
    const mounts = readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, place = '']) => place === '/' || `${folder}/`.startsWith(`${unescaped(place)}/`))
      .toSorted(([, a = ''], [, b = '']) => b.length - a.length);
    const device = path.basename(realpathSync(mounts[0]?.[0] ?? ''));
    const block = realpathSync(`/sys/class/block/${device}`);
    // A part of a disk has no say; the disk it lies on has.
    for (const place of [block, path.dirname(block)]) {
      const said = readIfThere(path.join(place, 'removable'));
      if (said !== null) return said.trim() === '1';
    }
    return null;
  } catch {
    return null;
  }
}

/** Blanks in the list of mounts are written as octal numbers. */
const unescaped = (text: string) =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Where the folder of a workspace lies, as far as this system tells: Linux tells most, Windows a network path and OneDrive. */
export function findPlace(root: string): WorkspacePlace {
  let folder = root;
  try {
    folder = realpathSync.native(root);
  } catch {
    // It may not be there yet.
  }
  let fileSystem: number | null = null;
  try {
    if (process.platform === 'linux') fileSystem = statfsSync(folder).type;
  } catch {
    // Then the path alone has to tell.
  }
  const { OneDrive, OneDriveCommercial, OneDriveConsumer } = process.env;
  return placeOf({
    path: folder,
    fileSystem,
    isRemovable: process.platform === 'linux' ? isRemovable(folder) : null,
    syncedFolders: [OneDrive, OneDriveCommercial, OneDriveConsumer].filter((each) => each !== undefined),
  });
}
