import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listHistory } from '../../../main/database';
import { createStoreKeeper, createTrash } from '../../../main/library';
import { libraryFilter } from '../../../shared/library';
import { anId } from '../../support/builders';
import { libraryBench } from '../../support/library-bench';

let bench: ReturnType<typeof libraryBench>;
let room: ReturnType<typeof bench.open>;
let now: string;
let held: Set<string> | null;
let cited: Set<string>;
/** By document, how many statuses of treaties name it. */
let named: ReadonlyMap<string, number>;
let isImporting: boolean;
/** Whether an import begins while the backup is made. */
let importsMeanwhile: boolean;
let backups: number;
let failing: Error | null;
beforeEach(() => {
  bench = libraryBench();
  room = bench.open();
  now = '2026-03-02T08:00:00.000Z';
  held = new Set();
  cited = new Set();
  named = new Map();
  isImporting = false;
  importsMeanwhile = false;
  backups = 0;
  failing = null;
});
afterEach(() => {
  room.close();
  bench.remove();
});

const aside = () => path.join(bench.root, 'trash');
const keeper = () =>
  createStoreKeeper({
    db: room.db,
    clock: () => now,
    files: path.join(bench.root, 'files'),
    aside: aside(),
    heldByBackups: async () => held,
    isImporting: () => isImporting,
  });
const trash = () =>
  createTrash({
    db: room.db,
    clock: () => now,
    actor: () => 'Tester',
    announce: (event) => void room.events.push(event),
    index: room.index,
    keeper: keeper(),
    citationsOf: (versionId) =>
      cited.has(versionId)
        ? [
            {
              ...{ assessmentId: anId(1), itemId: 'POL-03', state: 'TH', referenceDate: '2025-12-31' },
              ...{ agency: null, frozen: false, page: 2, pageLabel: null },
            },
          ]
        : [],
    highlightsOf: () => 0,
    relationsOf: () => 0,
    plansOf: (documents) => new Map(documents.map(({ id }) => [id, 3])),
    treatiesOf: () => named,
    isImporting: () => isImporting,
    backUp: async () => {
      if (failing !== null) throw failing;
      backups += 1;
      isImporting ||= importsMeanwhile;
    },
  });

/** Brings documents in and gives them, by their titles. */
async function add(...texts: readonly string[]) {
  await room.imports.start(texts.map((text) => bench.put(`${text}.pdf`, text)));
  await room.imports.idle();
  const list = room.library.list(libraryFilter.parse({}));
  return texts.map((text) => {
    const found = list.find(({ title }) => title.includes(text));
    if (found === undefined) throw new Error(`${text} did not come in`);
    return found;
  });
}
const later = (days: number) => {
  now = new Date(Date.parse(now) + days * 86_400_000).toISOString();
};

describe('deleting for good', () => {
  it('takes documents of the trash with their rows and files, after a backup, and says so in the history', async () => {
    const [kept, gone] = await add('kept act', 'gone act');
    room.library.remove(gone?.id ?? '');
    const result = await trash().deleteForGood([kept?.id ?? '', gone?.id ?? '']);
    expect(result).toEqual({ deleted: 1, cited: 0, filesMoved: 1, filesKept: 0 });
    expect(backups).toBe(1);
    expect(() => room.library.get(gone?.id ?? '')).toThrow('library.not-found');
    expect(room.library.storedFiles()).toHaveLength(1);
    expect(room.store.has(gone?.sha256 ?? '')).toBe(false);
    expect(bench.memory.files.has(gone?.sha256 ?? '')).toBe(false);
    expect(room.store.has(kept?.sha256 ?? '')).toBe(true);
    expect(listHistory(room.db, 'document', gone?.id ?? '').at(-1)).toMatchObject({
      field: 'deleted',
      before: gone?.title,
    });
    // The import still says what came in.
    const [first] = room.imports.list();
    expect(room.imports.get(first?.id ?? '').files.map(({ documentId }) => documentId)).toContain(null);
    // And the same file can be brought in again.
    expect(await add('gone act')).toHaveLength(1);
    const again = room.imports.list().find(({ id }) => id !== first?.id);
    expect(room.library.provenance(gone?.sha256 ?? '')).toMatchObject({
      import: { id: again?.id, total: 1 },
    });
  });

  it('leaves a file that a second entry of the library has, with all that is known of it', async () => {
    const [act] = await add('shared act');
    const id = act?.id ?? '';
    const { db } = room;
    // As a pack brings it, for the entry that a neighbour made of the same file.
    const document = db.first(db.build.selectFrom('documents').selectAll().where('id', '=', id));
    const version = db.first(
      db.build.selectFrom('document_versions').selectAll().where('document_id', '=', id),
    );
    if (document === undefined || version === undefined) throw new Error('it did not come in');
    const [second, itsVersion] = [anId(7001), anId(7002)];
    db.run(db.build.insertInto('documents').values({ ...document, id: second }));
    db.run(
      db.build.insertInto('document_versions').values({ ...version, id: itsVersion, document_id: second }),
    );
    const before = room.library.storedFiles();
    room.library.remove(id);
    expect(await trash().deleteForGood([id])).toEqual({ deleted: 1, cited: 0, filesMoved: 0, filesKept: 1 });
    expect(room.library.storedFiles().map(({ sha256 }) => sha256)).toEqual(
      before.map(({ sha256 }) => sha256),
    );
    expect(room.library.get(second).versions).toMatchObject([
      { id: itsVersion, file: { sha256: act?.sha256 } },
    ]);
    expect(room.store.has(act?.sha256 ?? '')).toBe(true);
    expect(bench.memory.files.has(act?.sha256 ?? '')).toBe(true);
    // With the last entry goes the file.
    room.library.remove(second);
    expect(await trash().deleteForGood([second])).toMatchObject({ deleted: 1, filesMoved: 1 });
    expect(room.library.storedFiles()).toEqual([]);
  });

  it('the history neither leads to what is gone nor offers to take back that it was moved to the trash', async () => {
    const [act] = await add('gone act');
    const told = () =>
      room.changes
        .steps({ before: null, entities: ['document'] })
        .steps.flatMap(({ things }) => things)
        .filter(({ id }) => id === act?.id);
    now = '2026-03-02T09:00:00.000Z';
    room.library.remove(act?.id ?? '');
    expect(told()[0]).toMatchObject({ place: act?.id });
    expect(told()[0]?.changes[0]).toMatchObject({ field: 'removedAt', canUndo: true });
    await trash().deleteForGood([act?.id ?? '']);
    expect(told().map(({ place }) => place)).not.toContain(act?.id);
    expect(told().flatMap(({ changes }) => changes.filter(({ canUndo }) => canUndo))).toEqual([]);
    expect(told()[0]?.name).toBe(act?.title);
  });

  it('leaves what an answer cites in the trash, and names the answer', async () => {
    const [act] = await add('cited act');
    cited.add(act?.versionId ?? '');
    room.library.remove(act?.id ?? '');
    expect(trash().usesOf([act?.id ?? ''])).toMatchObject([
      {
        documentId: act?.id,
        citations: [{ state: 'TH', itemId: 'POL-03', page: 2 }],
        highlights: 0,
        plans: 3,
      },
    ]);
    expect(await trash().deleteForGood([act?.id ?? ''])).toMatchObject({ deleted: 0, cited: 1 });
    expect(room.store.has(act?.sha256 ?? '')).toBe(true);
    expect(room.library.restore(act?.id ?? '').removedAt).toBeNull();
  });

  it('keeps a file that a backup holds, and every file when a backup cannot be read', async () => {
    const [one, two] = await add('first act', 'second act');
    for (const each of [one, two]) room.library.remove(each?.id ?? '');
    held = new Set([one?.sha256 ?? '']);
    expect(await trash().deleteForGood([one?.id ?? ''])).toMatchObject({ deleted: 1, filesKept: 1 });
    held = null;
    expect(await trash().deleteForGood([two?.id ?? ''])).toMatchObject({ deleted: 1, filesKept: 1 });
    expect(room.store.has(one?.sha256 ?? '') && room.store.has(two?.sha256 ?? '')).toBe(true);
  });

  it('waits for an import to end, and does nothing without a backup', async () => {
    const [act] = await add('an act');
    room.library.remove(act?.id ?? '');
    isImporting = true;
    await expect(trash().deleteForGood([act?.id ?? ''])).rejects.toMatchObject({ code: 'library.importing' });
    isImporting = false;
    importsMeanwhile = true;
    await expect(trash().deleteForGood([act?.id ?? ''])).rejects.toMatchObject({ code: 'library.importing' });
    isImporting = false;
    importsMeanwhile = false;
    failing = new Error('the disk is full');
    await expect(trash().deleteForGood([act?.id ?? ''])).rejects.toMatchObject({ code: 'library.no-backup' });
    expect(room.library.get(act?.id ?? '').removedAt).not.toBeNull();
    expect(room.store.has(act?.sha256 ?? '')).toBe(true);
  });

  it('takes a work with all its versions, its parts and its relations', async () => {
    const [law, translation, plan] = await add('the law', 'its translation', 'the plan');
    const ids = [law?.id ?? '', translation?.id ?? '', plan?.id ?? ''] as const;
    room.works.relate({ kind: 'implements', from: ids[2], to: ids[0], inPart: false, effectiveOn: null });
    room.works.join({ documentId: ids[1], into: ids[0], as: 'translation' });
    room.library.remove(ids[0]);
    expect(await trash().deleteForGood([ids[0]])).toMatchObject({ deleted: 1, filesMoved: 2 });
    expect(room.library.get(ids[2]).relations).toEqual([]);
    expect(room.library.storedFiles().map(({ documentId }) => documentId)).toEqual([ids[2]]);
    expect(room.db.findFaults()).toEqual({ structure: [], references: [] });
  });

  it('counts plans and treaties that name what became a part of a work with those that name the work', async () => {
    const [law, translation] = await add('the law', 'its translation');
    const ids = [law?.id ?? '', translation?.id ?? ''] as const;
    room.works.join({ documentId: ids[1], into: ids[0], as: 'translation' });
    named = new Map([
      [ids[0], 1],
      [ids[1], 1],
      [anId(4), 1],
    ]);
    expect(trash().usesOf([ids[0]])).toMatchObject([{ documentId: ids[0], plans: 6, treaties: 2 }]);
  });

  it('knows every table that points to what it deletes', () => {
    const schema = readFileSync(path.resolve('main/database/schema.sql'), 'utf8');
    const pointing = [...schema.matchAll(/CREATE TABLE (\w+) \(([^;]*)\) STRICT/g)].flatMap(
      ([, table, columns]) =>
        [
          ...(columns ?? '').matchAll(
            /(\w+) TEXT(?: NOT NULL| PRIMARY KEY)* REFERENCES (documents|document_versions|files) \(\w+\)( ON DELETE)?/g,
          ),
        ].map(
          ([, column, target, goes]) => `${table}.${column} -> ${target}${goes ? ', goes by itself' : ''}`,
        ),
    );
    // A new one needs a line in trash-repository.
    expect(pointing.sort()).toEqual([
      'document_relations.from_document -> documents',
      'document_relations.to_document -> documents',
      'document_versions.came_from -> documents',
      'document_versions.document_id -> documents',
      'document_versions.sha256 -> files',
      'documents.merged_into -> documents',
      'file_sketches.sha256 -> files',
      'import_files.document_id -> documents',
      'imports.version_of -> documents',
      'lookalikes.one -> files',
      'lookalikes.other -> files',
      'personal_data.sha256 -> files',
      'reading_places.version_id -> document_versions, goes by itself',
    ]);
  });
});

describe('keeping the store in order', () => {
  it('deletes what has lain aside for thirty days, and brings back what the library knows again', async () => {
    const [one, two] = await add('first act', 'second act');
    for (const each of [one, two]) room.library.remove(each?.id ?? '');
    await trash().deleteForGood([one?.id ?? '', two?.id ?? '']);
    expect(await keeper().tidy()).toEqual({ back: 0, moved: 0, deleted: 0 });
    // As a restored backup would: the row is there again.
    room.db.run(
      room.db.build.insertInto('files').values({
        ...{ sha256: one?.sha256 ?? '', bytes: 9, page_count: 1, searchable_pages: 1, text_state: 'good' },
        ...{ source_name: 'first act.pdf', facts: '{}', added_at: now },
      }),
    );
    later(31);
    expect(await keeper().tidy()).toEqual({ back: 1, moved: 0, deleted: 1 });
    expect(room.store.has(one?.sha256 ?? '')).toBe(true);
    expect(readdirSync(aside())).toEqual([]);
  });

  it('moves orphans aside only when they are old and no backup holds them', async () => {
    const orphan = (name: string, age: number) => {
      const file = room.store.pathOf(name.repeat(64));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, name);
      const at = new Date(Date.parse(now) - age * 86_400_000);
      utimesSync(file, at, at);
      return name.repeat(64);
    };
    const old = orphan('a', 40);
    const young = orphan('b', 3);
    const needed = orphan('c', 40);
    held = new Set([needed]);
    isImporting = true;
    expect(await keeper().tidy()).toMatchObject({ moved: 0 });
    isImporting = false;
    expect(await keeper().tidy()).toMatchObject({ moved: 1 });
    expect([old, young, needed].map((sha256) => room.store.has(sha256))).toEqual([false, true, true]);
    // A clock that was set back deletes nothing.
    later(-400);
    expect(await keeper().tidy()).toMatchObject({ deleted: 0 });
  });
});
