import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { reconcileIndex } from '../../../main/library';
import { libraryBench, textReader } from '../../support/library-bench';

it('the index hides documents that a restored library does not have, and shows them when they come back', async () => {
  const bench = libraryBench();
  const database = path.join(bench.root, 'waymark.db');
  const keep = (name: string) => path.join(bench.root, name);
  const settle = async ({ db, index, store }: ReturnType<typeof bench.open>) =>
    reconcileIndex({
      ...{ db, index, store },
      reader: textReader,
      onRead: () => undefined,
      shouldStop: () => false,
      onBug: () => undefined,
    });
  const hidden = () =>
    [...bench.memory.documents.values()].filter(({ removed }) => removed).map(({ id }) => id);
  try {
    const first = bench.open();
    await first.imports.start([bench.put('a.pdf', 'first act')]);
    await first.imports.idle();
    first.close();
    copyFileSync(database, keep('older.db'));
    const second = bench.open();
    await second.imports.start([bench.put('b.pdf', 'second act')]);
    await second.imports.idle();
    const [added] = second.library.list({
      ...{
        text: '',
        types: [],
        states: [],
        languages: [],
        statuses: [],
        pillars: [],
        topics: [],
        senders: [],
      },
      ...{ appliesTo: [] },
      ...{ removed: false, guessed: false, asAt: null, sort: 'updated' },
    });
    second.close();
    copyFileSync(database, keep('newer.db'));

    copyFileSync(keep('older.db'), database);
    const restored = bench.open();
    expect(await settle(restored)).toEqual({ documents: 1, files: 0 });
    expect(hidden()).toHaveLength(1);
    // It is told once, not at every start.
    expect(await settle(restored)).toEqual({ documents: 0, files: 0 });
    restored.close();

    copyFileSync(keep('newer.db'), database);
    const back = bench.open();
    expect(await settle(back)).toEqual({ documents: 1, files: 0 });
    expect(hidden()).toEqual([]);
    expect(bench.memory.documents.get(added?.id ?? '')).toMatchObject({ title: added?.title });
    back.close();
  } finally {
    rmSync(bench.root, { recursive: true, force: true });
  }
});
