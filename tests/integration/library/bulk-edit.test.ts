import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendHistory, type Db, listHistory } from '../../../main/database';
import { insertDocument } from '../../../main/library/repository';
import { listSummaries } from '../../../main/library/summaries-repository';
import { deleteDocument } from '../../../main/library/trash-repository';
import { type BulkChange, type CatalogueField, libraryFilter } from '../../../shared/library';
import {
  accessClass,
  appliesTo,
  documentType,
  legalStatus,
  memberCode,
  pillarCode,
  topicId,
} from '../../../shared/vocabulary';
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

const idOf = (n: number, kind = 'd') =>
  `0190c000-0000-7000-8${kind === 'd' ? '0' : '1'}00-${String(n).padStart(12, '0')}`;

/** Documents in the library without files to read: numbered titles, some of their fields guessed. */
function addDocuments(
  db: Db,
  count: number,
  guessed: readonly CatalogueField[] = ['type', 'pillars'],
): string[] {
  return db.transaction(() =>
    Array.from({ length: count }, (_, n) => {
      insertDocument(db, {
        documentId: idOf(n),
        versionId: idOf(n, 'v'),
        fields: {
          ...{ type: 'LAW', title: `Act ${n}`, titleEnglish: null, state: 'KH', language: 'khm' },
          ...{ status: 'unknown', number: null, issuingBody: null, adoptedOn: null, inForceOn: null },
          ...{
            appliesTo: null,
            expiresOn: null,
            pillars: n % 2 === 0 ? ['PROS'] : [],
            topics: [],
            access: 'public',
          },
        },
        guessed,
        file: {
          ...{ sha256: createHash('sha256').update(`${n}`).digest('hex'), bytes: 1, pageCount: 1 },
          ...{ searchablePages: 1, textState: 'good', sourceName: `${n}.pdf` },
          addedAt: '2026-01-01T00:00:00.000Z',
        },
        fileFacts: '{}',
        at: '2026-01-01T00:00:00.000Z',
      });
      return idOf(n);
    }),
  );
}

/** What the catalogue says of every document, but for the moment it was last written. */
function factsHash(): string {
  const documents = room.db.all(room.db.build.selectFrom('documents').selectAll().orderBy('id'));
  return JSON.stringify(documents.map(({ updated_at: _at, ...facts }) => facts));
}

describe('a change of many documents', () => {
  it('retags 200 documents in one action with its history, and one undo takes it back', () => {
    const ids = addDocuments(room.db, 200);
    const before = factsHash();
    const change: BulkChange = { topics: { how: 'add', codes: ['T1.1'] }, status: 'inforce' };
    expect(room.bulk.preview(ids, change)).toEqual({
      changes: 200,
      same: 0,
      fields: { status: 200, topics: 200 },
    });
    expect(factsHash()).toBe(before);

    const { changeId, changed } = room.bulk.edit(ids, change);
    expect(changed).toBe(200);
    expect(room.library.list(libraryFilter.parse({ statuses: ['inforce'] }))).toHaveLength(200);
    expect(room.changes.list()).toMatchObject([
      { id: changeId, kind: 'documents-edited', things: 200, undoneAt: null },
    ]);
    expect(listHistory(room.db, 'document', ids[7] ?? '')).toMatchObject([
      { field: 'status', before: 'unknown', after: 'inforce', actor: 'Tester' },
      { field: 'topics', before: '', after: 'T1.1' },
    ]);

    expect(room.changes.undo(changeId ?? '')).toEqual({ undone: 200, left: [] });
    expect(factsHash()).toBe(before);
    expect(room.changes.list()).toMatchObject([{ id: changeId, undoneAt: expect.any(String) }]);
    expect(() => room.changes.undo(changeId ?? '')).toThrow('changes.undone-already');
    // The way back is in the history too.
    expect(listHistory(room.db, 'document', ids[7] ?? '')).toHaveLength(4);
    expect(bench.memory.documents.get(ids[7] ?? '')).toMatchObject({ status: 'unknown', topics: [] });
  });

  it('says of which type a document is, for the names of its days follow that', () => {
    const [act = '', report = ''] = addDocuments(room.db, 2);
    room.bulk.edit([report], { type: 'RPT' });
    room.bulk.edit([act, report], { status: 'inforce' });
    const { steps } = room.changes.steps({ before: null, entities: ['document'] });
    const types = Object.fromEntries(steps.flatMap(({ things }) => things.map(({ id, type }) => [id, type])));
    expect(types).toEqual({ [act]: 'LAW', [report]: 'RPT' });
  });

  it('is one step of the history that counts all its documents, however many', () => {
    const ids = addDocuments(room.db, 250);
    const [first = ''] = ids;
    const earlier = { at: '2020-01-01T00:00:00.000Z', actor: 'Somebody', before: null, after: '"x"' };
    appendHistory(room.db, { ...earlier, entity: 'document', entityId: first, field: 'title' });
    room.bulk.edit(ids, { topics: { how: 'add', codes: ['T1.1'] }, status: 'inforce' });
    for (const entities of [null, ['document' as const]]) {
      const page = room.changes.steps({ before: null, entities });
      expect(page.steps.map(({ count }) => count)).toEqual([250]);
      // What was done before is on the next page.
      const next = room.changes.steps({ before: page.next, entities });
      expect(next.steps.map(({ actor, count }) => [actor, count])).toEqual([['Somebody', 1]]);
      expect(next.next).toBeNull();
    }
  });

  it('says of many to whom they apply, by which the list is narrowed, and takes it back to where nobody had said it', () => {
    const ids = addDocuments(room.db, 3);
    const [first = '', second = ''] = ids;
    const { changeId } = room.bulk.edit([first, second], { appliesTo: 'province' });
    room.library.update(second, { appliesTo: 'agency' });
    const narrowed = (codes: readonly string[]) =>
      room.library.list(libraryFilter.parse({ appliesTo: codes })).map(({ id }) => id);
    expect(narrowed(['province'])).toEqual([first]);
    expect(narrowed(['province', 'agency']).sort()).toEqual([first, second].sort());
    expect(narrowed([])).toHaveLength(3);
    expect(bench.memory.documents.get(second)).toMatchObject({ appliesTo: 'agency' });
    expect(listHistory(room.db, 'document', first)).toMatchObject([
      { field: 'appliesTo', before: null, after: 'province' },
    ]);
    expect(room.changes.undo(changeId ?? '')).toMatchObject({ undone: 1, left: [{ id: second }] });
    expect(room.library.get(first).appliesTo).toBeNull();
    expect(room.library.get(second).appliesTo).toBe('agency');
  });

  it('leaves what somebody edited since, and names it', () => {
    const ids = addDocuments(room.db, 3);
    const { changeId } = room.bulk.edit(ids, { type: 'NAP', access: 'agency' });
    room.library.update(ids[1] ?? '', { type: 'SOP' });
    room.library.update(ids[2] ?? '', { number: 'No. 5' });
    expect(room.changes.undo(changeId ?? '')).toEqual({
      undone: 2,
      left: [{ id: ids[1], name: 'Act 1', why: 'edited' }],
    });
    expect(ids.map((id) => room.library.get(id).type)).toEqual(['LAW', 'SOP', 'LAW']);
    // An edit of another field stays and does not stand in the way.
    expect(room.library.get(ids[2] ?? '').number).toBe('No. 5');
  });

  it('names what was deleted for good meanwhile, and what became a version of another document', () => {
    const ids = addDocuments(room.db, 4);
    const [deleted = '', joined = '', whole = ''] = ids;
    const { changeId } = room.bulk.edit(ids, { type: 'NAP' });
    room.works.join({ documentId: joined, into: whole, as: 'version' });
    room.db.transaction(() => {
      deleteDocument(room.db, deleted);
      appendHistory(room.db, {
        ...{ at: '2026-02-01T00:00:00.000Z', actor: 'A', entity: 'document', entityId: deleted },
        ...{ field: 'deleted', before: 'Act 0', after: null },
      });
    });
    expect(room.changes.undo(changeId ?? '')).toEqual({
      undone: 2,
      left: [
        { id: deleted, name: 'Act 0', why: 'gone' },
        { id: joined, name: 'Act 1', why: 'joined' },
      ],
    });
  });

  it('leaves what somebody decided anew, even where the decision is the same', () => {
    const [id = ''] = addDocuments(room.db, 1);
    const { changeId } = room.bulk.edit([id], { type: 'NAP' });
    room.library.update(id, { type: 'SOP' });
    room.library.update(id, { type: 'NAP' });
    expect(room.changes.undo(changeId ?? '')).toMatchObject({ undone: 0, left: [{ id, why: 'edited' }] });
    expect(room.library.get(id).type).toBe('NAP');
  });

  it('is not taken back under a later one, but after it', () => {
    const ids = addDocuments(room.db, 2);
    const first = room.bulk.edit(ids, { type: 'NAP' });
    const second = room.bulk.edit(ids, { type: 'SOP' });
    expect(room.changes.undo(first.changeId ?? '')).toMatchObject({ undone: 0, left: [{}, {}] });
    // Nothing was taken back, so it stands and is still offered.
    expect(room.changes.list().map(({ undoneAt }) => undoneAt)).toEqual([null, null]);
    expect(room.changes.undo(second.changeId ?? '')).toEqual({ undone: 2, left: [] });
    expect(room.changes.undo(first.changeId ?? '')).toEqual({ undone: 2, left: [] });
    expect(room.library.get(ids[0] ?? '').type).toBe('LAW');
  });

  it('does again in one step what was undone, but for what was edited since, and takes that back too', () => {
    const [first = '', second = ''] = addDocuments(room.db, 2);
    const typesNow = () => [first, second].map((id) => room.library.get(id).type);
    const before = typesNow();
    const { changeId } = room.bulk.edit([first, second], { type: 'NAP' });
    const standing = () => room.changes.list().filter(({ undoneAt }) => undoneAt === null);
    expect(() => room.changes.doAgain(changeId ?? '')).toThrow('changes.not-undone');
    room.changes.undo(changeId ?? '');
    expect(room.changes.list()).toMatchObject([{ id: changeId, canDoAgain: true }]);

    expect(room.changes.doAgain(changeId ?? '')).toEqual({ undone: 2, left: [] });
    expect(typesNow()).toEqual(['NAP', 'NAP']);
    expect(room.changes.list()).toMatchObject([
      { things: 2, undoneAt: null },
      { id: changeId, canDoAgain: false },
    ]);
    expect(() => room.changes.doAgain(changeId ?? '')).toThrow('changes.not-undone');

    // What was done again stands as anything else that was done: it is taken back, and done again, in its turn.
    const again = standing()[0]?.id ?? '';
    expect(room.changes.undo(again)).toEqual({ undone: 2, left: [] });
    expect(typesNow()).toEqual(before);
    room.library.update(second, { type: 'SOP' });
    expect(room.changes.doAgain(again)).toMatchObject({ undone: 1, left: [{ id: second, why: 'edited' }] });
    expect(typesNow()).toEqual(['NAP', 'SOP']);
  });

  it('keeps what was done again before what an earlier undo would put back', () => {
    const [first = ''] = addDocuments(room.db, 1);
    const early = room.bulk.edit([first], { type: 'STR' }).changeId ?? '';
    const late = room.bulk.edit([first], { type: 'NAP' }).changeId ?? '';
    room.changes.undo(late);
    room.changes.doAgain(late);
    expect(room.changes.undo(early)).toMatchObject({ undone: 0, left: [{ why: 'edited' }] });
    expect(room.library.get(first).type).toBe('NAP');
  });

  it('changes nothing and makes nothing to undo when all documents have it so already', () => {
    const ids = addDocuments(room.db, 2);
    expect(room.bulk.edit([...ids, idOf(99)], { type: 'LAW', topics: { how: 'remove', codes: [] } })).toEqual(
      {
        changeId: null,
        changed: 0,
      },
    );
    expect(room.changes.list()).toEqual([]);
    expect(() => room.changes.undo(idOf(1))).toThrow('changes.not-found');
  });

  it('takes many documents out of the library and brings them back by one undo', () => {
    const ids = addDocuments(room.db, 5);
    const { changeId } = room.bulk.setRemoved(ids.slice(0, 4), true);
    expect(listSummaries(room.db, false)).toHaveLength(1);
    expect(room.changes.undo(changeId ?? '')).toEqual({ undone: 4, left: [] });
    expect(listSummaries(room.db, false)).toHaveLength(5);
  });

  it('is all or nothing', () => {
    const ids = addDocuments(room.db, 3);
    const before = factsHash();
    room.close();
    let runs = 0;
    const failing = (db: Db): Db => ({
      ...db,
      run: (query) => {
        runs += 1;
        if (runs === 4) throw new Error('the disk is full');
        return db.run(query);
      },
    });
    room = bench.open({
      wrap: (name, part) => (name === 'db' ? (failing(part as unknown as Db) as never) : part),
    });
    expect(() => room.bulk.edit(ids, { type: 'NAP' })).toThrow('the disk is full');
    expect(factsHash()).toBe(before);
    expect(room.changes.list()).toEqual([]);
  });
});

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);
const listChange = <T>(codes: readonly T[]) =>
  fc.record({
    how: fc.constantFrom('add' as const, 'remove' as const, 'replace' as const),
    codes: fc.uniqueArray(pick(codes), { maxLength: 4 }),
  });
const aChange = fc.record(
  {
    type: pick(documentType.options),
    state: fc.option(pick(memberCode.options)),
    appliesTo: fc.option(pick(appliesTo.options)),
    status: pick(legalStatus.options),
    access: pick(accessClass.options),
    pillars: listChange(pillarCode.options),
    topics: listChange(topicId.options.slice(0, 6)),
    reviewBy: fc.option(pick(['2026-06-01', '2027-01-01'])),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<BulkChange>;

describe('for any changes', () => {
  it('done and undone in turn leave the same facts; an edit in between stays', () => {
    const ids = addDocuments(room.db, 6);
    const chosen = fc.uniqueArray(pick(ids), { minLength: 1 });
    let edits = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(chosen, aChange), { minLength: 1, maxLength: 4 }),
        fc.option(pick(ids)),
        (steps, edited) => {
          const made = steps.map(([some, change], n) => {
            const before = factsHash();
            return { before, number: n, id: room.bulk.edit(some, change).changeId };
          });
          const { before } = made[0] ?? { before: '' };
          edits += 1;
          const number = edited === null ? null : `No. ${edits}`;
          if (edited !== null) room.library.update(edited, { number });
          for (const { id } of made.reverse()) if (id !== null) room.changes.undo(id);
          const expected = JSON.parse(before) as { id: string }[];
          expect(JSON.parse(factsHash())).toEqual(
            expected.map((facts) => (facts.id === edited ? { ...facts, number } : facts)),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a step of a document', () => {
  const things = (id: string) => [{ entity: 'document' as const, id }];
  const told = (id: string) =>
    room.changes.history(things(id)).map(({ field, before, after }) => [field, before, after]);
  const seqOf = (id: string, field: string, after: string) =>
    room.changes.history(things(id)).find((change) => change.field === field && change.after === after)
      ?.seq ?? 0;
  const later = (minute: number) =>
    room.clock.set(`2026-02-01T08:${String(minute).padStart(2, '0')}:00.000Z`);

  it('is in its history, newest first, and taken back as a whole while nothing was written over it', () => {
    const [id = ''] = addDocuments(room.db, 1);
    later(1);
    room.library.update(id, { title: 'First name' });
    later(2);
    room.library.update(id, { title: 'Second name', pillars: ['PREV', 'PROT'] });
    expect(told(id)).toContainEqual(['title', 'First name', 'Second name']);

    // Written over since: left, and named.
    later(3);
    expect(room.changes.takeBack({ seq: seqOf(id, 'title', 'First name'), andLater: false })).toEqual({
      undone: 0,
      left: [{ id, name: 'Second name', why: 'edited' }],
    });
    expect(room.changes.takeBack({ seq: seqOf(id, 'title', 'Second name'), andLater: false })).toEqual({
      undone: 1,
      left: [],
    });
    expect(room.library.get(id)).toMatchObject({ title: 'First name', pillars: ['PROS'] });
    // The taking back is in the history too, and can itself be taken back.
    expect(told(id)).toContainEqual(['title', 'Second name', 'First name']);
    later(4);
    const [newest] = room.changes.history(things(id));
    room.changes.takeBack({ seq: newest?.seq ?? 0, andLater: false });
    expect(room.library.get(id)).toMatchObject({ title: 'Second name', pillars: ['PREV', 'PROT'] });
  });

  it('makes a guess of what was a guess, however many others were changed or confirmed since', () => {
    const [id = ''] = addDocuments(room.db, 1, ['type', 'title', 'pillars']);
    later(1);
    room.library.update(id, { title: 'Another name' });
    later(2);
    room.library.update(id, { type: 'SOP' });
    expect(room.library.get(id).guessed).toEqual(['pillars']);
    later(3);
    room.changes.takeBack({ seq: seqOf(id, 'title', 'Another name'), andLater: false });
    expect(room.library.get(id)).toMatchObject({
      title: 'Act 0',
      type: 'SOP',
      guessed: ['title', 'pillars'],
    });
    later(4);
    room.changes.takeBack({ seq: room.changes.history(things(id))[0]?.seq ?? 0, andLater: false });
    expect(room.library.get(id)).toMatchObject({ title: 'Another name', guessed: ['pillars'] });
    later(5);
    const first = room.changes.history(things(id)).at(-1)?.seq ?? 0;
    room.changes.takeBack({ seq: first, andLater: true });
    const back = room.library.get(id);
    expect(back).toMatchObject({ title: 'Act 0', type: 'LAW' });
    expect(back.guessed.toSorted()).toEqual(['pillars', 'title', 'type']);
  });

  it('leaves a guess what became one again by itself meanwhile', () => {
    const [id = ''] = addDocuments(room.db, 1, ['type', 'title']);
    later(1);
    room.library.update(id, { title: 'Another name' });
    later(2);
    room.library.update(id, { type: 'SOP' });
    later(3);
    room.changes.takeBack({ seq: seqOf(id, 'title', 'Another name'), andLater: false });
    later(4);
    room.changes.takeBack({ seq: seqOf(id, 'type', 'SOP'), andLater: false });
    expect(room.library.get(id).guessed.toSorted()).toEqual(['title', 'type']);
  });

  it('is taken back with everything since, when that is what is wanted', () => {
    const [id = ''] = addDocuments(room.db, 1);
    const before = room.library.get(id);
    for (const [at, changes] of [
      { title: 'A' },
      { number: '1' },
      { title: 'B' },
      { number: '2' },
    ].entries()) {
      later(at);
      room.library.update(id, changes);
    }
    later(9);
    room.changes.takeBack({ seq: seqOf(id, 'number', '1'), andLater: true });
    expect(room.library.get(id)).toMatchObject({ title: 'A', number: before.number });
  });

  it('that cannot be taken back, or is not there, is refused', () => {
    const [id = ''] = addDocuments(room.db, 1);
    room.library.confirmGuesses(id);
    const [guessed] = room.changes.history(things(id));
    expect(guessed?.canUndo).toBe(true);
    room.changes.takeBack({ seq: guessed?.seq ?? 0, andLater: false });
    expect(room.library.get(id).guessed.length).toBeGreaterThan(0);
    expect(() => room.changes.takeBack({ seq: 9999, andLater: false })).toThrow('changes.not-found');
    room.db.transaction(() =>
      appendHistory(room.db, {
        ...{ at: '2026-01-01T00:00:00.000Z', actor: 'A', entity: 'document', entityId: id },
        ...{ field: 'added', before: null, after: 'x' },
      }),
    );
    const [added] = room.changes.history(things(id));
    expect(added?.canUndo).toBe(false);
    expect(() => room.changes.takeBack({ seq: added?.seq ?? 0, andLater: true })).toThrow(
      'changes.not-undoable',
    );
  });
});
