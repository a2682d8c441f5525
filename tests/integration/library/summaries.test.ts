import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { insertDocument } from '../../../main/library/repository';
import { listSummaries, readySummaries } from '../../../main/library/summaries-repository';
import { listReportedVersions } from '../../../main/library/versions-repository';
import { libraryFilter } from '../../../shared/library';
import { libraryBench } from '../../support/library-bench';

let bench: ReturnType<typeof libraryBench>;
let room: ReturnType<typeof bench.open>;
beforeEach(() => {
  bench = libraryBench();
  room = bench.open();
});
afterEach(() => {
  room.close();
  bench.remove();
});

const idOf = (n: number, kind: 0 | 1 = 0) => `0190c000-0000-7000-8${kind}00-${String(n).padStart(12, '0')}`;
const hashOf = (n: number) => createHash('sha256').update(`${n}`).digest('hex');

function addDocuments(count: number): void {
  room.db.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      insertDocument(room.db, {
        documentId: idOf(n),
        versionId: idOf(n, 1),
        fields: {
          ...{ type: 'LAW', title: `Act ${n}`, titleEnglish: null, state: 'KH', language: 'khm' },
          ...{ status: 'inforce', number: null, issuingBody: null, adoptedOn: '2020-01-01', inForceOn: null },
          ...{ appliesTo: null, expiresOn: null, pillars: [], topics: [], access: 'public' },
        },
        guessed: [],
        file: {
          ...{ sha256: hashOf(n), bytes: 1, pageCount: 1, searchablePages: 1, textState: 'good' },
          ...{ sourceName: `${n}.pdf`, addedAt: '2026-01-01T00:00:00.000Z' },
        },
        fileFacts: n === 1 ? '{"locked":true}' : '{}',
        at: '2026-01-01T00:00:00.000Z',
      });
    }
  });
}

const lines = () => new Map(listSummaries(room.db, false).map((line) => [line.id, line]));

it('are made anew only where something of the document changed: its fields, a version, its file, what acts on it', () => {
  addDocuments(6);
  const before = lines();
  room.library.update(idOf(0), { title: 'Another name' });
  room.works.setVersion(idOf(1, 1), { label: 'As amended' });
  room.db.run(
    room.db.build.updateTable('files').set({ text_state: 'partial' }).where('sha256', '=', hashOf(2)),
  );
  room.works.relate({
    from: idOf(4),
    to: idOf(3),
    kind: 'repeals',
    inPart: false,
    effectiveOn: '2021-01-01',
  });
  const after = lines();
  expect(after.get(idOf(0))?.title).toBe('Another name');
  expect(after.get(idOf(1))?.versions[0]?.label).toBe('As amended');
  expect(after.get(idOf(2))?.textState).toBe('partial');
  expect(after.get(idOf(3))?.force).not.toEqual(before.get(idOf(3))?.force);
  expect(after.get(idOf(5))).toBe(before.get(idOf(5)));
});

it('are what they were after a change that was rolled back', () => {
  addDocuments(1);
  const before = lines();
  expect(() =>
    room.db.transaction(() => {
      room.db.run(room.db.build.updateTable('documents').set({ title: 'Never' }));
      expect(lines().get(idOf(0))?.title).toBe('Never');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(lines()).toEqual(before);
});

it('are made some at a time, with others answered in between, and then are all there', async () => {
  addDocuments(450);
  let answered = 0;
  let isOver = false;
  const others = async () => {
    while (!isOver) {
      await new Promise((next) => setImmediate(next));
      answered += 1;
    }
  };
  const meanwhile = others();
  const list = await room.library.listInTurns(libraryFilter.parse({}));
  isOver = true;
  await meanwhile;
  expect(list).toHaveLength(450);
  expect(answered).toBeGreaterThanOrEqual(4);
  await readySummaries(room.db, false);
  expect(new Set(listSummaries(room.db, false))).toEqual(new Set(list));
});

it('name those whose file opens only with a password', () => {
  addDocuments(3);
  expect(listReportedVersions(room.db).map(({ locked }) => locked)).toEqual([false, true, false]);
});

it('of cited versions say where they lie, in the order asked for, and what is gone is left out', () => {
  addDocuments(3);
  room.works.relate({
    from: idOf(2),
    to: idOf(1),
    kind: 'repeals',
    inPart: false,
    effectiveOn: '2021-01-01',
  });
  room.library.remove(idOf(0));
  const cited = room.library.listCited([idOf(1, 1), idOf(9, 1), idOf(0, 1), idOf(1, 1)]);
  expect(cited.map(({ id, isInTrash }) => [id, isInTrash])).toEqual([
    [idOf(1, 1), false],
    [idOf(0, 1), true],
  ]);
  const line = lines().get(idOf(1));
  expect(cited[0]).toMatchObject({ type: 'LAW', force: line?.force, versions: line?.versions });
  expect(line?.force.at(-1)?.answer).toBe('no');
  room.works.setVersion(idOf(1, 1), { label: 'As amended' });
  expect(room.library.listCited([idOf(1, 1)])[0]?.versions[0]?.label).toBe('As amended');
});

it('tell what decides whether texts still say what they said once, until that changes', () => {
  addDocuments(2);
  const before = room.library.textLives();
  room.library.setPageNumbers(idOf(0, 1), null);
  expect(room.library.textLives()).toBe(before);
  room.works.relate({
    from: idOf(1),
    to: idOf(0),
    kind: 'repeals',
    inPart: false,
    effectiveOn: '2021-01-01',
  });
  expect(room.library.textLives().get(idOf(0))?.acts).toHaveLength(1);
  room.library.remove(idOf(0));
  expect([...room.library.textLives().keys()]).toEqual([idOf(1)]);
  room.library.restore(idOf(0));
  room.works.join({ documentId: idOf(1), into: idOf(0), as: 'version' });
  expect([...room.library.textLives().values()]).toMatchObject([{ documentId: idOf(0), parts: [idOf(1)] }]);
});

it('tells the lives of texts by as many questions to the database, however many became a part of another', () => {
  addDocuments(6);
  const questions = () => {
    room.db.letGo();
    const asked = [vi.spyOn(room.db, 'all'), vi.spyOn(room.db, 'first')];
    const lives = room.library.textLives();
    const count = asked.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    for (const spy of asked) spy.mockRestore();
    return { lives, count };
  };
  const none = questions();
  room.works.join({ documentId: idOf(5), into: idOf(4), as: 'version' });
  room.works.join({ documentId: idOf(4), into: idOf(3), as: 'translation' });
  room.works.join({ documentId: idOf(2), into: idOf(1), as: 'version' });
  const some = questions();
  expect([...some.lives.values()].map(({ documentId, parts }) => [documentId, parts])).toEqual([
    [idOf(0), []],
    [idOf(1), [idOf(2)]],
    [idOf(3), [idOf(4), idOf(5)]],
  ]);
  expect(some.count).toBe(none.count);
});
