import { afterEach, beforeEach, expect, it } from 'vitest';
import { libraryFilter } from '../../../shared/library';
import { libraryBench } from '../../support/library-bench';

let bench: ReturnType<typeof libraryBench>;
let room: ReturnType<typeof bench.open>;
/** Queries that were asked of the database. */
let asked = 0;
/** While it is set, lists cannot be read, as on a share that is away for a moment. */
let isAway = false;
beforeEach(() => {
  bench = libraryBench();
  asked = 0;
  isAway = false;
  room = bench.open({
    wrap: (name, part) =>
      name !== 'db'
        ? part
        : new Proxy(part, {
            get: (whole, field) => {
              const found: unknown = Reflect.get(whole, field);
              if (typeof found !== 'function' || (field !== 'first' && field !== 'all')) return found;
              return (...given: unknown[]) => {
                asked += 1;
                if (isAway && field === 'all') throw new Error('disk I/O error');
                return found(...given);
              };
            },
          }),
  });
});
afterEach(() => {
  room.close();
  bench.remove();
});

async function bringIn(
  many: number,
): Promise<readonly { readonly id: string; readonly versionId: string }[]> {
  const files = Array.from({ length: many }, (_, at) => bench.put(`Law ${at}.txt`, `Words of law ${at}`));
  await room.imports.start(files);
  await room.imports.idle();
  return room.library.list(libraryFilter.parse({}));
}

it('what answers ask of every version that they cite costs some dozens of queries, however many there are', async () => {
  const documents = await bringIn(80);
  asked = 0;
  for (let round = 0; round < 3; round += 1)
    for (const { id, versionId } of documents)
      expect(room.library.findVersion(versionId)).toMatchObject({ documentId: id, isRemoved: false });
  expect(asked).toBeLessThan(40);
  expect(room.library.findVersion('0190b000-0000-7000-8000-999999999999')).toBeUndefined();
});

it('every version is found, also after all of them could not be read at once', async () => {
  const documents = await bringIn(60);
  room.library.update(documents[0]?.id ?? '', { title: 'Act on fishing' });
  isAway = true;
  for (let round = 0; round < 2; round += 1) {
    for (const { id, versionId } of documents)
      expect(room.library.findVersion(versionId)).toMatchObject({ documentId: id });
    isAway = false;
  }
});

it('is never older than the library, also where a change was undone half-way', async () => {
  const [{ id, versionId } = { id: '', versionId: '' }] = await bringIn(60);
  const titleNow = () => room.library.findVersion(versionId)?.title;
  room.library.update(id, { title: 'Act on fishing' });
  expect(titleNow()).toBe('Act on fishing');
  expect(() =>
    room.db.transaction(() => {
      room.library.update(id, { title: 'Act on mines' });
      expect(titleNow()).toBe('Act on mines');
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(titleNow()).toBe('Act on fishing');
  room.library.remove(id);
  expect(room.library.findVersion(versionId)?.isRemoved).toBe(true);
});

it('the versions of many documents are told at once, also of those that became versions of others', async () => {
  const [one, other, third] = (await bringIn(3)).map(({ id }) => id) as [string, string, string];
  const own = (id: string) => room.library.get(id).versions.map((version) => version.id);
  const before = [...own(one), ...own(other), ...own(third)];
  room.works.join({ documentId: other, into: one, as: 'version' });
  asked = 0;
  expect(room.library.versionsOf([other]).toSorted()).toEqual(own(one).toSorted());
  expect(room.library.versionsOf([one, other, third]).toSorted()).toEqual(before.toSorted());
  expect(room.library.versionsOf(['0190b000-0000-7000-8000-999999999999'])).toEqual([]);
});
