import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot, type SourceFile, sourceFiles } from './sources/files';
import { importsOf } from './sources/imports';
import { FLOORS, INFRASTRUCTURE, MAY_ASK } from './walls/house';
import { brokenWalls } from './walls/survey';

const isFile = (file: string) =>
  statSync(path.join(projectRoot, file), { throwIfNoEntry: false })?.isFile() ?? false;

describe('the house', () => {
  const files = sourceFiles(FLOORS);

  test('no wall is broken', () => {
    expect(brokenWalls(files, isFile)).toEqual([]);
  });

  test('the survey sees every floor and what its files import', () => {
    for (const floor of FLOORS) {
      const there = files.filter((file) => file.path.startsWith(`${floor}/`));
      expect(there.flatMap(importsOf).length, floor).toBeGreaterThan(0);
    }
  });

  test('rooms ask in one direction only', () => {
    const settled = new Set<string>();
    for (const [room, asked] of Object.entries(MAY_ASK)) {
      for (const each of asked) expect([...settled, ...Object.keys(MAY_ASK)], `${room} asks`).toContain(each);
    }
    const rooms = Object.keys(MAY_ASK);
    while (settled.size < rooms.length) {
      const next = rooms.filter(
        (room) => !settled.has(room) && MAY_ASK[room]?.every((each) => settled.has(each)),
      );
      expect(next, 'rooms that ask only settled ones').not.toEqual([]);
      for (const room of next) settled.add(room);
    }
  });

  test('no part of a floor is named like a room', () => {
    const parts = FLOORS.flatMap((floor) => Object.keys(INFRASTRUCTURE[floor]));
    expect(parts.filter((part) => Object.hasOwn(MAY_ASK, part))).toEqual([]);
  });
});

describe('every way to import is seen', () => {
  const imports = (text: string) => importsOf({ path: 'main/app/sample.ts', text });
  const specifiers = (text: string) => imports(text).map((found) => found.specifier);

  test.each([
    ["import './a';"],
    ["import a from './a';"],
    ["import * as a from './a';"],
    ["import { a } from './a';"],
    ["import type { A } from './a';"],
    ["export * from './a';"],
    ["export * as a from './a';"],
    ["export { a } from './a';"],
    ["export type { A } from './a';"],
    ["const a = import('./a');"],
    ['const a = import(`./a`);'],
    ["type A = import('./a').A;"],
    ["type A = typeof import('./a');"],
    ["const a = require('./a');"],
    ["const a = require.resolve('./a');"],
    ["import a = require('./a');"],
    ["const a = import.meta.glob('./a');"],
    ["const a = import.meta.glob(['./a'], { eager: true });"],
    ["if (true) { (async () => { for (;;) { await import('./a'); } })(); }"],
  ])('%s', (text) => expect(specifiers(text)).toEqual(['./a']));

  test.each([
    ["// import './a';"],
    ["/* import './a'; */"],
    ['const a = "import \'./a\'";'],
    ["const a = `import './a'`;"],
    ["const a = /import '.\\/a'/;"],
  ])('and this is none: %s', (text) => expect(specifiers(text)).toEqual([]));

  test('types are told from values', () => {
    const text = [
      "import type { A } from './a';",
      "import { type B } from './b';",
      "import { type C, c } from './c';",
      "import './d';",
      "export type { E } from './e';",
      "export { type F } from './f';",
      "export { g } from './g';",
    ].join('\n');
    expect(imports(text).map((found) => found.typeOnly)).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(imports(text).map((found) => found.line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('what is computed is reported, and so is what does not parse', () => {
    expect(specifiers('const a = import(name);')).toEqual([undefined]);
    expect(() => specifiers("import { from './a'")).toThrow();
  });
});

/** A small house in which every import is allowed. */
const SOUND: Readonly<Record<string, string>> = {
  'shared/kernel/index.ts': "import { z } from 'zod'; export const kernel = z;",
  'shared/vocabulary/index.ts': "export * from './model';",
  'shared/vocabulary/model.ts': "import { kernel } from '../kernel'; export const model = kernel;",
  'shared/settings/index.ts': 'export const settings = 1;',
  'shared/library/index.ts': "export { vocabulary } from './model';",
  'shared/library/model.ts': "import * as vocabulary from '../vocabulary'; export { vocabulary };",
  'shared/app/index.ts': "export * from '../library'; export * from '../settings'; export * from './bridge';",
  'shared/app/bridge.ts': 'export const channels = 1;',
  'main/platform/index.ts': "import { app } from 'electron'; export const platform = app;",
  'main/database/index.ts':
    "import { kernel } from '../../shared/kernel'; import Database from 'better-sqlite3'; export const database = [Database, kernel];",
  'main/ipc/index.ts': "import { ipcMain } from 'electron'; export const ipc = ipcMain;",
  'main/jobs/index.ts': "import { ipc } from '../ipc'; export const jobs = ipc;",
  'main/search/index.ts': "import Database from 'better-sqlite3'; export const search = Database;",
  'main/settings/index.ts': 'export const settings = 1;',
  'main/library/index.ts': "export { handlers } from './handlers';",
  'main/library/handlers.ts':
    "import { ipc } from '../ipc'; import { service } from './service'; export const handlers = [ipc, service];",
  'main/library/service.ts':
    "import type { database } from '../database'; import { platform } from '../platform'; import { settings } from '../settings'; import { repository } from './repository'; export const service = [platform, settings, repository]; export type D = typeof database;",
  'main/library/repository.ts':
    "import { sql } from 'kysely'; import { database } from '../database'; import * as library from '../../shared/library'; export const repository = [sql, database, library];",
  'main/app/index.ts':
    "import { handlers } from '../library'; import { app } from 'electron'; export const all = [handlers, app];",
  'preload/index.ts':
    "import { contextBridge } from 'electron'; import type { vocabulary } from '../shared/app'; import { channels } from '../shared/app/bridge'; export const bridge = [contextBridge, channels]; export type V = typeof vocabulary;",
  'renderer/platform/index.ts': "import * as shared from '../../shared/app'; export const client = shared;",
  'renderer/ui/index.ts':
    "import { useState } from 'react'; import './base.css'; export const ui = useState;",
  'renderer/library/index.ts': "export { LibraryScreen } from './screens/LibraryScreen';",
  'renderer/library/screens/LibraryScreen.tsx':
    "import { ui } from '../../ui'; import { client } from '../../platform'; import { HomeScreen } from '../../home'; export const LibraryScreen = () => <p>{String([ui, client, HomeScreen])}</p>;",
  'renderer/home/index.ts': 'export const HomeScreen = 1;',
  'renderer/app/main.tsx':
    "import '../ui/base.css'; import { LibraryScreen } from '../library'; const doors = import.meta.glob('../*/index.ts'); export const all = [doors, LibraryScreen];",
};

const DATA = new Set([
  'renderer/ui/base.css',
  'resources/locales/en/ui.json',
  'resources/questionnaires/a.json',
]);

const survey = (changes: Readonly<Record<string, string>> = {}) =>
  brokenWalls(
    Object.entries({ ...SOUND, ...changes }).map(([file, text]): SourceFile => ({ path: file, text })),
    (file) => DATA.has(file),
  );

describe('the rules themselves', () => {
  test('a sound house has no fault', () => expect(survey()).toEqual([]));

  const planted: readonly (readonly [file: string, text: string, fault: RegExp])[] = [
    // The kernel and the shared floor.
    ['shared/kernel/index.ts', "import '../vocabulary';", /shared\/kernel does not use shared\/vocabulary/],
    ['shared/kernel/index.ts', "import 'uuid';", /shared does not use uuid/],
    ['shared/vocabulary/model.ts', "import 'node:fs';", /shared has no Node/],
    ['shared/vocabulary/model.ts', "import 'react';", /shared does not use react/],
    ['shared/vocabulary/model.ts', "import type { A } from 'electron';", /shared does not use electron/],
    ['shared/vocabulary/model.ts', "import '../../main/settings';", /shared may see shared, not main/],
    ['shared/vocabulary/model.ts', "import '../../renderer/home';", /shared may see shared, not renderer/],
    ['shared/vocabulary/model.ts', "import '../library';", /vocabulary may not ask library/],
    ['shared/library/model.ts', "import '../vocabulary/model';", /entered by its door/],
    ['shared/library/model.ts', "import '../app';", /nothing on the floor shared imports its app/],
    ['shared/library/model.ts', "import '../../resources/questionnaires/a.json';", /shared does not read/],
    // Repositories, services and handlers.
    ['main/library/repository.ts', "import '../settings';", /a repository knows no other room/],
    ['main/library/repository.ts', "import 'electron';", /Electron belongs to/],
    ['main/library/repository.ts', "import 'better-sqlite3';", /only main\/database and main\/search/],
    ['main/library/repository.ts', "import './handlers';", /a repository knows nothing of calls/],
    ['main/library/repository.ts', "import '../ipc';", /only handlers know how calls arrive/],
    ['main/library/service.ts', "import 'kysely';", /SQL belongs to repository/],
    ['main/library/service.ts', "import 'electron';", /Electron belongs to/],
    ['main/library/service.ts', "import '../ipc';", /only handlers know how calls arrive/],
    ['main/library/service.ts', "import '../jobs';", /main\/app joins them/],
    ['main/library/service.ts', "import '../search';", /library may not ask search/],
    ['main/settings/index.ts', "import '../library/service';", /entered by its door/],
    ['main/settings/index.ts', "import '../library';", /settings may not ask library/],
    ['main/library/handlers.ts', "import './repository';", /handlers ask the service/],
    ['main/library/handlers.ts', "import 'kysely';", /SQL belongs to repository/],
    ['main/library/handlers.ts', "import '../database';", /handlers know the database by its type only/],
    ['main/library/versions/parts.ts', "import { sql } from 'kysely';", /SQL belongs to repository/],
    // Parts of main.
    ['main/platform/index.ts', "import '../library';", /main\/platform does not use main\/library/],
    ['main/database/index.ts', "import '../ipc';", /main\/database does not use main\/ipc/],
    ['main/database/index.ts', "import 'electron';", /Electron belongs to/],
    ['main/library/service.ts', "import '../app';", /nothing on the floor main imports its app/],
    ['main/library/service.ts', "import 'react';", /main does not use react/],
    ['main/app/index.ts', "import '../../renderer/home';", /main may see shared, not renderer/],
    ['main/app/index.ts', "import '../library/service';", /entered by its door/],
    // The preload.
    ['preload/index.ts', "import { vocabulary } from '../shared/app';", /takes only types/],
    ['preload/index.ts', "import 'zod';", /preload does not use zod/],
    ['preload/index.ts', "import 'node:path';", /preload has no Node/],
    ['preload/index.ts', "import type { A } from '../main/platform';", /preload may see shared, not main/],
    [
      'preload/index.ts',
      "import type { A } from '../renderer/home';",
      /preload may see shared, not renderer/,
    ],
    // The window.
    ['renderer/home/index.ts', "import 'node:fs';", /renderer has no Node/],
    ['renderer/home/index.ts', "import 'electron';", /renderer does not use electron/],
    ['renderer/home/index.ts', "import 'kysely';", /renderer does not use kysely/],
    ['renderer/home/index.ts', "import type { A } from '../../main/library';", /may see shared, not main/],
    ['renderer/home/index.ts', "import '../../preload/index';", /may see shared, not preload/],
    ['renderer/home/index.ts', "import '../library/screens/LibraryScreen';", /entered by its door/],
    ['renderer/home/index.ts', "import '../ui/base.css';", /entered by its door/],
    ['renderer/home/index.ts', "import '../app/main';", /nothing on the floor renderer imports its app/],
    ['renderer/home/index.ts', "const a = import.meta.glob('../*/index.ts');", /hides what is imported/],
    ['renderer/home/index.ts', "import 'pdfjs-dist';", /renderer does not use pdfjs-dist/],
    ['renderer/home/index.ts', "import '../../resources/questionnaires/a.json';", /renderer does not read/],
    ['renderer/home/index.ts', "import '../../tests/support';", /does not exist/],
    ['renderer/ui/index.ts', "import '../home';", /renderer\/ui does not use renderer\/home/],
    ['renderer/platform/index.ts', "import '../home';", /renderer\/platform does not use renderer\/home/],
    // Anywhere.
    ['main/library/service.ts', "import './nowhere';", /main\/library\/nowhere does not exist/],
    ['main/library/service.ts', 'import(name);', /computed/],
    ['main/library/service.ts', "import './service';", /import each other in a circle/],
    ['renderer/home/index.ts', "import type { A } from '../library';", /import each other in a circle/],
    ['main/attic/index.ts', 'export const attic = 1;', /main\/attic is neither a room nor a part/],
    ['main/home/index.ts', 'export const home = 1;', /main\/home is neither a room nor a part/],
  ];

  test.each(planted)('%s: %s', (file, text, fault) => {
    const faults = survey({ [file]: `${SOUND[file] ?? ''}\n${text}` });
    expect(faults.join('\n')).toMatch(fault);
  });

  test('a fault says where it is', () => {
    expect(survey({ 'main/settings/index.ts': "\n\nimport 'kysely';" })).toEqual([
      'main/settings/index.ts:3 SQL belongs to repository and tables files',
    ]);
  });
});
