import { mkdir, rename } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { libraryFilter } from '../../../shared/library';
import { libraryBench } from '../../support/library-bench';

// A disk that is full, or a quota that is used up, cannot be had on every PC.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return { ...real, mkdir: vi.fn(real.mkdir), rename: vi.fn(real.rename) };
});

let bench: ReturnType<typeof libraryBench>;
beforeEach(() => {
  bench = libraryBench();
});
afterEach(() => {
  vi.mocked(mkdir).mockRestore();
  vi.mocked(rename).mockRestore();
  bench.remove();
});

it.each([
  ['a folder of the store', mkdir, 'ENOSPC'],
  ['a folder of the store', mkdir, 'EDQUOT'],
  ['a file of the store', rename, 'ENOSPC'],
  ['a file of the store', rename, 'EDQUOT'],
] as const)('says that the disk is full where %s finds no room (%#)', async (_what, writes, code) => {
  const { imports, library, bugs, close } = bench.open();
  vi.mocked(writes as typeof mkdir).mockRejectedValueOnce(Object.assign(new Error('no room'), { code }));
  const id = await imports.start([bench.put('a.pdf', 'act')]);
  await imports.idle();
  expect(imports.get(id).files).toMatchObject([{ outcome: 'failed', code: 'store.full' }]);
  expect(bugs).toEqual([]);
  // With room again it is brought in.
  imports.resume(id);
  await imports.idle();
  expect(library.list(libraryFilter.parse({}))).toHaveLength(1);
  close();
});
