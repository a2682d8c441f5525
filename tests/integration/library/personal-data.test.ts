import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listHistory } from '../../../main/database';
import { libraryBench } from '../../support/library-bench';

let bench: ReturnType<typeof libraryBench>;
let room: ReturnType<ReturnType<typeof libraryBench>['open']>;
beforeEach(() => {
  bench = libraryBench();
  room = bench.open();
});
afterEach(() => {
  room.close();
  bench.remove();
});

/** Brings in texts, one document each with one page, and gives their ids in the given order. */
async function bringIn(...texts: readonly string[]): Promise<string[]> {
  const id = await room.imports.start(texts.map((text, at) => bench.put(`${String(at)}.pdf`, text)));
  await room.imports.idle();
  return room.imports.get(id).files.map(({ documentId }) => documentId ?? '');
}

const LIST = 'The victim Ms Nok Suwan holds passport No. AB1234567.';
const found = () => room.personal.list().map(({ documentId, pages }) => [documentId, pages]);

describe('what of persons stands in the library', () => {
  it('is found when the text is read for its likeness, and said until somebody lets it stay', async () => {
    const [list = '', act = ''] = await bringIn(LIST, 'An act against trafficking in persons.');
    expect(found()).toEqual([]);
    await room.lookalikes.look();
    expect(found()).toEqual([[list, [{ page: 1, kinds: ['passport', 'person'] }]]]);
    expect(room.events.at(-1)).toEqual({ name: 'library.changed', ids: [list] });
    const sha256 = room.personal.list()[0]?.sha256 ?? '';
    expect(room.personal.letStay(sha256, true)).toEqual([]);
    expect(listHistory(room.db, 'document', list).at(-1)).toMatchObject({
      ...{ field: 'personalStays', before: null, after: sha256, actor: 'Tester' },
    });
    expect(room.personal.letStay(sha256, false)).toHaveLength(1);
    const harmless = room.library.get(act).versions[0]?.file.sha256 ?? '';
    for (const nothing of [harmless, 'f'.repeat(64)])
      expect(() => room.personal.letStay(nothing, true)).toThrow(
        expect.objectContaining({ code: 'library.not-found' }),
      );
  });

  it('is said again when letting it stay is taken back in the history, file by file', async () => {
    const [one = '', other = ''] = await bringIn(LIST, `${LIST} And No. CD7654321.`);
    await room.personal.look();
    const files = [one, other].map((id) => room.library.get(id).versions[0]?.file.sha256 ?? '');
    for (const sha256 of files) room.personal.letStay(sha256, true);
    expect(room.personal.list()).toEqual([]);
    const [step] = listHistory(room.db, 'document', one).slice(-1);
    expect(room.changes.takeBack({ seq: step?.seq ?? 0, andLater: false })).toMatchObject({ undone: 1 });
    expect(found().map(([id]) => id)).toEqual([one]);
  });

  it('is looked for in files that were read before this was looked for, and what was found is nowhere but in the file', async () => {
    const [list = ''] = await bringIn(LIST);
    await room.personal.look();
    expect(found()).toEqual([[list, [{ page: 1, kinds: ['passport', 'person'] }]]]);
    const rows = JSON.stringify(room.db.all(room.db.build.selectFrom('personal_data').selectAll()));
    expect(rows).not.toMatch(/Nok|AB1234567/);
  });

  it('is not taken for absent while the search has lost the text', async () => {
    const [list = ''] = await bringIn(LIST);
    const sha256 = room.library.get(list).versions[0]?.file.sha256 ?? '';
    const kept = bench.memory.files.get(sha256);
    bench.memory.files.delete(sha256);
    await room.personal.look();
    if (kept !== undefined) bench.memory.files.set(sha256, kept);
    await room.personal.look();
    expect(found()).toHaveLength(1);
  });

  it('is found also where the text was read anew while it was looked through', async () => {
    room.close();
    let pages = 0;
    room = bench.open({
      shouldWait: () => {
        pages += 1;
        if (pages === 2) {
          const [[sha256, file] = []] = bench.memory.files;
          Object.assign(file?.pages.get(1) ?? {}, { text: LIST });
          room.personal.forget([sha256 ?? '']);
        }
        return false;
      },
    });
    const [list = ''] = await bringIn('An act\fagainst trafficking in persons.');
    await room.personal.look();
    expect(found()).toEqual([[list, [{ page: 1, kinds: ['passport', 'person'] }]]]);
    // The same when it is heard by whoever looks for its likeness.
    const sha256 = room.personal.list()[0]?.sha256 ?? '';
    const hearer = await room.personal.hear(sha256);
    room.personal.forget([sha256]);
    hearer.end();
    expect(found()).toHaveLength(1);
    expect(room.bugs).toEqual([]);
  });

  it('may stay when a new look finds no more than was known, and no longer when it finds another kind', async () => {
    await bringIn(LIST);
    await room.personal.look();
    const sha256 = room.personal.list()[0]?.sha256 ?? '';
    room.personal.letStay(sha256, true);
    const looked = async (text: string) => {
      const hearer = await room.personal.hear(sha256);
      hearer.add(text, 1);
      hearer.end();
      return room.personal.list().length;
    };
    expect(await looked('The passport No. AB1234567.')).toBe(0);
    expect(await looked('Nothing.')).toBe(0);
    expect(await looked('The passport No. AB1234567.')).toBe(1);
  });

  it('may stay until other pages are found, and is forgotten with the file', async () => {
    const [list = ''] = await bringIn(LIST);
    await room.personal.look();
    const sha256 = room.personal.list()[0]?.sha256 ?? '';
    room.personal.letStay(sha256, true);
    room.personal.forget([sha256]);
    await room.personal.look();
    expect(found()).toEqual([]);
    const hearer = await room.personal.hear(sha256);
    hearer.add(LIST, 2);
    hearer.end();
    expect(found()).toEqual([[list, [{ page: 2, kinds: ['passport', 'person'] }]]]);
    room.library.remove(list);
    expect(found()).toEqual([]);
    const gone = await room.personal.hear('f'.repeat(64));
    gone.add(LIST, 1);
    gone.end();
    expect(room.bugs).toEqual([]);
  });
});
