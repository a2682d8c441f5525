import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupBench, dumpHash } from '../../support/backup-bench';

let bench: ReturnType<typeof backupBench>;
beforeEach(() => {
  bench = backupBench();
});
afterEach(() => bench.remove());

const staged = () => (existsSync(bench.folder.staging) ? readdirSync(bench.folder.staging) : []);

it('the way back is tried by itself once a month, on a copy, and nothing else is touched', async () => {
  const { open, service, events } = bench.start();
  const { answer, close } = open();
  answer('POL-01', 'one');
  await service.lookAfter('working');
  expect(service.health().drill).toBeNull();
  await service.lookAfter('working');
  // A workspace of the first day has nothing to try yet.
  expect(service.health().drill).toBeNull();
  bench.later(25);
  events.splice(0);
  await service.lookAfter('working');
  const [backup] = service.list().backups;
  expect(service.health().drill).toEqual({
    ...{ at: bench.clock(), backupId: backup?.id, isSound: true, code: null, missingFiles: 0 },
  });
  expect(events).toContainEqual({ name: 'backup.changed' });
  expect(staged()).toEqual([]);
  const first = bench.clock();
  bench.later(29 * 24);
  await service.lookAfter('working');
  expect(service.health().drill?.at).toBe(first);
  bench.later(24);
  await service.lookAfter('working');
  expect(service.health().drill?.at).toBe(bench.clock());
  await close();
  // What was tried is kept, and the workspace is as its backup says.
  expect(bench.start().service.health().drill?.isSound).toBe(true);
  expect(dumpHash(path.join(bench.folder.backups, `${backup?.id}.db`))).toBe(dumpHash(bench.folder.database));
});

it('a trial that fails says so, and one names the PDFs that would be missing', async () => {
  const { open, service } = bench.start();
  const { answer, db, close } = open();
  const { place } = bench.keepFile(db, 'The act');
  answer('POL-01', 'one');
  const { id } = await service.make();
  rmSync(place);
  bench.later(25);
  await service.lookAfter('working');
  expect(service.health().drill).toMatchObject({ backupId: id, isSound: true, missingFiles: 1 });

  const file = path.join(bench.folder.backups, `${id}.db`);
  const bytes = readFileSync(file);
  bytes.fill(0, 4096, 3 * 4096);
  writeFileSync(file, bytes);
  bench.later(31 * 24);
  await service.lookAfter('working');
  expect(service.health().drill).toMatchObject({ isSound: false, missingFiles: 0 });
  expect(service.health().drill?.code).toMatch(/^(?:db|backup)\.[a-z]/);
  expect(staged()).toEqual([]);
  await close();
});
