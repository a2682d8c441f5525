import { lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stageFile } from '../../../main/jobs/file-intake';
import type { FileReader } from '../../../main/library';
import { libraryBench, textReader } from '../../support/library-bench';

// The tests may run as somebody who may read everything.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return { ...real, readdir: vi.fn(real.readdir) };
});

let bench: ReturnType<typeof libraryBench>;
beforeEach(() => {
  bench = libraryBench();
});
afterEach(() => {
  vi.mocked(readdir).mockRestore();
  bench.remove();
});

/** Stages as the program does what is no file. */
const reader: FileReader = {
  ...textReader,
  stage: (source, staged) =>
    lstatSync(source).isFile() ? textReader.stage(source, staged) : stageFile(source, staged),
};

it('tells of links that lead out of the folder, and not of those to what is found in it anyway', async () => {
  bench.put('laws/a.pdf', 'act');
  const elsewhere = path.join(bench.root, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(path.join(elsewhere, 'b.pdf'), 'second act');
  const link = (name: string, target: string) =>
    symlinkSync(target, path.join(bench.sources, name), 'junction');
  link('again', path.join(bench.sources, 'laws'));
  link('laws/loop', bench.sources);
  link('laws/other', elsewhere);
  link('lost', path.join(bench.root, 'not there'));
  // Windows has these in Documents, and hides them.
  for (const name of ['My Music', 'My Pictures', 'My Videos']) link(name, elsewhere);
  const { imports, close } = bench.open({ readers: [reader] });
  const id = await imports.start([bench.sources]);
  await imports.idle();
  expect(imports.get(id).files.map(({ name, outcome, code }) => [name, outcome, code])).toEqual([
    ['laws/a.pdf', 'added', null],
    ['laws/other', 'refused', 'library.not-a-file'],
    ['lost', 'refused', 'library.not-a-file'],
  ]);
  close();
});

it('tells of a folder that cannot be opened, beside what was found in the others', async () => {
  bench.put('a.pdf', 'act');
  bench.put('laws/closed/b.pdf', 'second act');
  const read = vi.mocked(readdir).getMockImplementation();
  vi.mocked(readdir).mockImplementation(((folder: string, options: never) =>
    String(folder).endsWith('closed')
      ? Promise.reject(Object.assign(new Error('not permitted'), { code: 'EPERM' }))
      : read?.(folder, options)) as typeof readdir);
  const { imports, close } = bench.open({ readers: [reader] });
  const id = await imports.start([bench.sources]);
  await imports.idle();
  expect(imports.get(id).files.map(({ name, outcome, code }) => [name, outcome, code])).toEqual([
    ['a.pdf', 'added', null],
    ['laws/closed', 'failed', 'library.folder-unread'],
  ]);
  close();
});
