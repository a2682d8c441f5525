import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ShippedPackage } from './production.ts';

const LICENCE_FILE = /^(licen[cs]e|copying|notice|ofl)/i;
const RULE = '-'.repeat(100);

/**
 * Names and licence texts of everything shipped besides Electron, whose own notices lie beside it. Parts inside a package that have
 * their own licence file are told with it, but for those that `isLeftOut`, which are not shipped.
 */
export function noticesText(
  projectRoot: string,
  packages: readonly ShippedPackage[],
  isLeftOut: (file: string) => boolean,
): string {
  const entries = packages.flatMap((each) => {
    const home = path.join(projectRoot, each.folder);
    const files = licenceFiles(home);
    // Of packages that exist for several systems only this system's is installed.
    if (files === undefined) return [];
    const texts = files
      .filter((file) => !isLeftOut(file))
      .map((file) => `${path.relative(home, file)}\n\n${readFileSync(file, 'utf8').trim()}`);
    return [[`${each.name} ${each.version} (${each.licence ?? 'see below'})`, author(home), ...texts]];
  });
  const head =
    'Waymark contains the following software and fonts of others, with thanks to their authors.\n' +
    'SQLite, part of better-sqlite3, is in the public domain.';
  return `${[head, ...entries.map((parts) => parts.filter(Boolean).join('\n\n'))].join(`\n\n${RULE}\n\n`)}\n`;
}

function licenceFiles(folder: string): string[] | undefined {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !path.relative(folder, file).includes('node_modules'))
      .sort();
  } catch {
    return undefined;
  }
}

/** Some packages name a licence without its text; then at least their author is told. */
function author(home: string): string {
  const manifest = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as {
    author?: string | { name?: string };
  };
  const name = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  return name ? `by ${name}` : '';
}
