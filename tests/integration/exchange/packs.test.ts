import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChangesService } from '../../../main/changes';
import { appendHistory, listHistory } from '../../../main/database';
import { createPackNaming } from '../../../main/exchange';
import { hashFacts } from '../../../main/exchange/facts-hash';
import { listFirstRevisions } from '../../../main/exchange/ledger-repository';
import { stagePack } from '../../../main/exchange/pack-file';
import { hashBefore, hashOfContent } from '../../../main/exchange/things';
import { createBulkEditing, createFileStore, createWorks } from '../../../main/library';
import { insertImport, updateImportFile } from '../../../main/library/imports-repository';
import { insertRelation, updateRelationEnds } from '../../../main/library/relations-repository';
import { workspaceFolder } from '../../../main/platform';
import { countRequestsOut } from '../../../main/sheets';
import type { AnswerValue } from '../../../shared/assessments';
import { heldKeys, type PackPreview, type Selection, selection, thingsFile } from '../../../shared/exchange';
import { libraryFilter, sendersIn } from '../../../shared/library';
import { ALL, exchangeBench } from '../../support/exchange-bench';

type Bench = ReturnType<typeof exchangeBench>;
let here: Bench;
let there: Bench;
beforeEach(() => {
  here = exchangeBench(1);
  there = exchangeBench(2);
});
afterEach(() => {
  here.remove();
  there.remove();
});

const LEVEL_2: AnswerValue = { kind: 'level', level: 2, practiceAhead: false };
const statuses = ({ things }: PackPreview) =>
  Object.fromEntries(things.map(({ title, status }) => [title, status]));
const previewOf = async (bench: Bench, file: string) => {
  const preview = await bench.exchange.open([file], null);
  await bench.exchange.close(preview.opened);
  return preview;
};

const TO_COORDINATOR = {
  ...({ from: 'Justice', to: 'Coordinator', kind: 'contribution', onlyNew: false } as const),
  ...({ note: '', inParts: false, passphrase: null } as const),
};

/** An assessment with an agency, its answers, a decision-free national answer and a discussion. */
function assessed(bench: Bench) {
  const { versionId, documentId } = bench.addDocument('Cited law');
  const agency = bench.agencies.create({
    ...{ state: 'KH', shortName: 'MOJ', names: [{ language: 'eng', name: 'Justice' }], roles: ['POLC'] },
    ...{ place: '', from: null, until: null, note: '' },
  });
  const assessment = bench.assessments.create({
    ...{
      state: 'KH',
      questionnaire: 'waymark',
      edition: '2025.1',
      scope: 'full',
      referenceDate: '2025-12-31',
    },
  });
  const itemId = assessment.answers[0]?.itemId ?? '';
  bench.assessments.assign(assessment.id, [{ itemId, agencyId: agency.id, as: 'lead' }]);
  const answer = (text: string, agencyId: string | null = null) => {
    const now = bench.assessments.get(assessment.id, agencyId).answers.find((each) => each.itemId === itemId);
    bench.assessments.saveAnswer({
      ...{ assessmentId: assessment.id, agencyId, itemId, value: LEVEL_2, text, fallReason: null },
      baseRevision: now?.revision ?? 0,
    });
  };
  answer('national words');
  answer('words of Justice', agency.id);
  bench.assessments.cite({
    assessmentId: assessment.id,
    itemId,
    citation: { versionId, page: 2, pageLabel: '2', quote: 'Article 2', rectangles: [], note: '' },
  });
  const textOf = (agencyId: string | null = null) =>
    bench.assessments.get(assessment.id, agencyId).answers.find((each) => each.itemId === itemId)?.text;
  return { assessmentId: assessment.id, agencyId: agency.id, itemId, versionId, documentId, answer, textOf };
}

describe('a pack of the library', () => {
  it('is looked at, taken in with its PDFs, and taken back to the very same facts', async () => {
    const law = here.addDocument('ກົດໝາຍ ว่าด้วย law');
    const guide = here.addDocument('Guide', { type: 'GDL' });
    there.addDocument('Their own');
    const file = await here.pack({ filter: ALL });
    const before = hashFacts(there.db);

    const preview = await there.exchange.open([file], null);
    expect(statuses(preview)).toEqual({ 'ກົດໝາຍ ว่าด้วย law': 'new', Guide: 'new' });
    expect(preview.newFiles.count).toBe(2);
    expect(preview.sender).toMatchObject({ name: 'Person 1', trust: 'unknown', isChangedKey: false });
    expect(preview.sender.fingerprint).toBe((await here.exchange.identity()).fingerprint);
    expect(hashFacts(there.db)).toBe(before);

    const { receipt, isChanged } = await there.exchange.apply(preview.opened, { take: null, conflicts: {} });
    await there.exchange.close(preview.opened);
    expect(isChanged).toBe(true);
    expect(there.library.get(law.documentId).title).toBe('ກົດໝາຍ ว่าด้วย law');
    expect(there.store.has(guide.sha256)).toBe(true);
    expect(receipt?.factsBefore).toBe(before);
    expect(receipt?.factsAfter).toBe(hashFacts(there.db));
    expect(readdirSync(there.folder.staging)).toEqual([]);
    // Whose text it is can be told from it while the pack is here.
    expect(there.library.provenance(law.sha256).pack).toEqual({ id: receipt?.id, sender: 'Person 1' });
    expect(new Set(there.library.listSenders())).toEqual(
      new Set([law, guide].map(({ sha256 }) => ({ sha256, sender: 'Person 1' }))),
    );
    const titlesFrom = (...senders: string[]) =>
      there.library.list(libraryFilter.parse({ senders, sort: 'title' })).map(({ title }) => title);
    expect(titlesFrom('Person 1')).toEqual(['Guide', 'ກົດໝາຍ ว่าด้วย law']);
    expect(titlesFrom('Person 2')).toEqual([]);
    // Both sides can read the same digits to each other.
    expect(receipt?.code).toBe(here.exchange.ledger().sent[0]?.code);

    const undone = await there.exchange.undo(receipt?.id ?? '');
    expect(undone.undoneLeft).toEqual([]);
    expect(there.library.listSenders()).toEqual([]);
    expect(undone.undoneFacts).toBe(before);
    expect(hashFacts(there.db)).toBe(before);
    await expect(there.exchange.undo(undone.id)).rejects.toMatchObject({ code: 'exchange.undone-already' });
    // And may come again.
    const again = (await there.takeAll(file)).receipt;
    expect(again?.factsAfter).toBe(receipt?.factsAfter);
    expect(there.library.provenance(law.sha256).pack?.id).toBe(again?.id);
  });

  it('is told as what brought its own files alone, of a document that has texts of several senders', async () => {
    const law = here.addDocument('Law');
    const file = await here.pack({ filter: ALL });
    const other = exchangeBench(3);
    await other.takeAll(file);
    const later = other.addDocument('Law as amended');
    const { db } = other;
    db.run(
      db.build
        .updateTable('document_versions')
        .set({ document_id: law.documentId, position: 2 })
        .where('id', '=', later.versionId),
    );
    db.run(db.build.deleteFrom('documents').where('id', '=', later.documentId));
    await there.takeAll(file);
    await there.takeAll(await other.pack({ filter: ALL }));
    other.remove();
    expect(there.library.provenance(law.sha256).pack?.sender).toBe('Person 1');
    expect(there.library.provenance(later.sha256).pack?.sender).toBe('Person 3');
    const senderOf = new Map(there.library.listSenders().map(({ sha256, sender }) => [sha256, sender]));
    const [line] = there.library.list(libraryFilter.parse({ senders: ['Person 3'] }));
    expect(sendersIn(line ?? { sha256: '' }, senderOf)).toHaveLength(2);
  });

  it('is not told as what brought a document that was here before and that it changed', async () => {
    const law = here.addDocument('Law');
    await there.takeAll(await here.pack({ filter: ALL }));
    there.library.update(law.documentId, { title: 'Law as amended' });
    await here.takeAll(await there.pack({ filter: ALL }));
    expect(here.library.get(law.documentId).title).toBe('Law as amended');
    expect(here.library.provenance(law.sha256).pack).toBeNull();
    expect(there.library.provenance(law.sha256).pack).toMatchObject({ sender: 'Person 1' });
  });

  it('is not told as what brought a document that was deleted for good and then brought in here', async () => {
    const [law, guide] = [here.addDocument('Law'), here.addDocument('Guide')];
    await there.takeAll(await here.pack({ filter: ALL }));
    const { db } = there;
    insertImport(db, law.versionId, there.clock(), [
      { id: guide.versionId, name: 'law.pdf', sourcePath: '' },
    ]);
    const fromPack = () => there.library.list(libraryFilter.parse({ senders: ['Person 1'], sort: 'title' }));
    expect(fromPack()).toHaveLength(2);
    const { sha256, documentId } = law;
    updateImportFile(db, guide.versionId, { outcome: 'added', code: null, sha256, documentId });
    expect(there.library.provenance(sha256)).toMatchObject({ import: { position: 1 }, pack: null });
    expect(there.library.listSenders().map((one) => one.sha256)).toEqual([guide.sha256]);
    expect(fromPack().map(({ title }) => title)).toEqual(['Guide']);
    // What was brought in here is deleted for good in its turn, and comes with a pack again.
    updateImportFile(db, guide.versionId, { outcome: 'added', code: null, sha256, documentId: null });
    expect(there.library.provenance(sha256).pack?.sender).toBe('Person 1');
    expect(fromPack()).toHaveLength(2);
  });

  it('calls a document in the history by its whole title, also where that ends like what is said of answers', async () => {
    const { documentId } = here.addDocument('Annual report, KH 2025-12-31');
    await there.takeAll(await here.pack({ filter: ALL }));
    const line = listHistory(there.db, 'document', documentId).find(({ field }) => field === 'pack');
    expect(line).toBeDefined();
    const change = { field: 'pack', before: line?.before ?? null, after: line?.after ?? null };
    const title = createPackNaming(there.db).titleOf('document', documentId, change);
    expect(title).toBe('Annual report, KH 2025-12-31');
  });

  it('is read and judged some at a time, with others answered in between', async () => {
    for (let n = 0; n < 120; n += 1) here.addDocument(`Law ${n}`);
    const { opened } = await there.exchange.open([await here.pack({ filter: ALL })], null);
    let answered = 0;
    let isOver = false;
    const others = async () => {
      while (!isOver) {
        await new Promise((next) => setImmediate(next));
        answered += 1;
      }
    };
    const meanwhile = others();
    expect((await there.exchange.preview(opened)).things).toHaveLength(120);
    isOver = true;
    await meanwhile;
    expect(answered).toBeGreaterThanOrEqual(4);
  });

  it('overwrites nothing that is written while it is judged, whenever that is', async () => {
    const laws = Array.from({ length: 60 }, (_, n) => here.addDocument(`Law ${n}`));
    await there.takeAll(await here.pack({ filter: ALL }));
    // Who has sent it knows of no pack that brought it.
    expect(here.library.provenance(laws[0]?.sha256 ?? '').pack).toBeNull();
    for (const [n, { documentId }] of laws.entries())
      here.library.update(documentId, { title: `Law ${n} as amended` });
    const file = await here.pack({ filter: ALL });
    for (const turn of [0, 1, 2, 4, 8]) {
      const { opened } = await there.exchange.open([file], null);
      const applying = there.exchange.apply(opened, { take: null, conflicts: {} });
      for (let turns = 0; turns < turn; turns += 1) await new Promise((next) => setImmediate(next));
      const [first, last] = [laws[0]?.documentId ?? '', laws.at(-1)?.documentId ?? ''];
      for (const documentId of [first, last]) there.library.update(documentId, { title: `Ours ${turn}` });
      const { receipt } = await applying;
      const titles = [first, last].map((documentId) => there.library.get(documentId).title);
      // Either both came before the pack was taken in, which leaves them, or both after it.
      expect(titles).toEqual([`Ours ${turn}`, `Ours ${turn}`]);
      expect(receipt?.factsBefore).not.toBe(receipt?.factsAfter);
      await there.exchange.undo(receipt?.id ?? '');
      expect(there.library.get(first).title).toBe(`Ours ${turn}`);
      await there.exchange.close(opened);
      for (const [n, documentId] of [
        [0, first],
        [59, last],
      ] as const)
        there.library.update(documentId, { title: `Law ${n}` });
    }
  });

  it('is taken back to the very same facts although scans were read meanwhile, here and in what came', async () => {
    const own = there.addDocument('Their own scan');
    const came = here.addDocument('Law');
    const read = (sha256: string, searchable: number, state: string) =>
      there.db.run(
        there.db.build
          .updateTable('files')
          .set({ searchable_pages: searchable, text_state: state, facts: '{"locked":false}' })
          .where('sha256', '=', sha256),
      );
    read(own.sha256, 0, 'pending');
    const { receipt } = await there.takeAll(await here.pack({ filter: ALL }));
    for (const { sha256 } of [own, came]) read(sha256, 1, 'good');
    const { undoneLeft, undoneFacts } = await there.exchange.undo(receipt?.id ?? '');
    expect(undoneLeft).toEqual([]);
    expect(undoneFacts).toBe(receipt?.factsBefore);
  });

  it('is taken back whole once its texts were read and looked through for names', async () => {
    const law = here.addDocument('Law');
    const file = await here.pack({ filter: ALL });
    const before = hashFacts(there.db);
    const { receipt } = await there.takeAll(file);
    const found = { sha256: law.sha256, method: 1, pages: '[]', stays: 0 };
    there.db.run(there.db.build.insertInto('personal_data').values(found));
    const { undoneLeft, undoneFacts } = await there.exchange.undo(receipt?.id ?? '');
    expect(undoneLeft).toEqual([]);
    expect(undoneFacts).toBe(before);
    expect(there.db.all(there.db.build.selectFrom('files').selectAll())).toEqual([]);
  });

  it('taken in a second time changes nothing and says so', async () => {
    here.addDocument('Law');
    const file = await here.pack({ filter: ALL });
    const { receipt } = await there.takeAll(file);
    const after = hashFacts(there.db);
    const preview = await previewOf(there, file);
    expect(preview.receivedAt).toBe(receipt?.at);
    expect(statuses(preview)).toEqual({ Law: 'identical' });
    expect(await there.takeAll(file)).toEqual({ receipt: null, isChanged: false });
    expect(hashFacts(there.db)).toBe(after);
    expect(there.exchange.ledger().received).toHaveLength(1);
  });

  it('says to whom a document applies, and nothing where nobody has said it, as packs of before', async () => {
    const { documentId } = here.addDocument('Law');
    const rule = here.addDocument('Rule of a province', { appliesTo: 'province' });
    const file = await here.pack({ filter: ALL });
    const { data } = await stagePack([file], there.folder.staging, null);
    const contents = data.flatMap(({ value }) => thingsFile.parse(value).things);
    const said = (id: string) => contents.find((each) => each.id === id)?.content;
    expect(said(documentId)).not.toHaveProperty('appliesTo');
    expect(said(rule.documentId)).toMatchObject({ appliesTo: 'province' });

    await there.takeAll(file);
    expect(there.library.get(documentId).appliesTo).toBeNull();
    expect(there.library.get(rule.documentId).appliesTo).toBe('province');

    here.library.update(documentId, { appliesTo: 'agency' });
    there.library.update(documentId, { appliesTo: 'national' });
    const again = await here.pack({ filter: ALL });
    const { things } = await previewOf(there, again);
    expect(things.find(({ key }) => key === `document/${documentId}`)).toMatchObject({
      status: 'conflict',
      differences: [{ field: 'appliesTo', mine: 'national', theirs: 'agency' }],
    });
    await there.takeAll(again, { [`document/${documentId}`]: 'theirs' });
    expect(there.library.get(documentId).appliesTo).toBe('agency');
  });

  it('tells a later state from a conflict, and an older one from both', async () => {
    const { documentId } = here.addDocument('Law');
    const first = await here.pack({ filter: ALL });
    await there.takeAll(first);
    here.library.update(documentId, { title: 'Law, revised' });
    const second = await here.pack({ filter: ALL });
    expect(statuses(await previewOf(there, second))).toEqual({ 'Law, revised': 'changed' });

    there.library.update(documentId, { number: '7/2026' });
    const preview = await previewOf(there, second);
    expect(preview.things[0]).toMatchObject({ status: 'conflict' });
    expect(preview.things[0]?.differences).toEqual([
      { field: 'title', mine: 'Law', theirs: 'Law, revised' },
      { field: 'number', mine: '7/2026', theirs: null },
    ]);
    // Nothing is taken of a conflict that nobody decided.
    expect(await there.takeAll(second)).toEqual({ receipt: null, isChanged: false });
    const key = preview.things[0]?.key ?? '';
    const kept = await there.takeAll(second, { [key]: 'mine' });
    expect(kept.receipt?.lines[0]).toMatchObject({ status: 'conflict', taken: false });
    expect(there.library.get(documentId)).toMatchObject({ title: 'Law', number: '7/2026' });
    expect(statuses(await previewOf(there, second))).toEqual({ 'Law, revised': 'older' });

    await there.exchange.undo(kept.receipt?.id ?? '');
    await there.takeAll(second, { [key]: 'theirs' });
    expect(there.library.get(documentId)).toMatchObject({ title: 'Law, revised', number: null });
    expect(statuses(await previewOf(there, first))).toEqual({ Law: 'older' });
    expect((await previewOf(there, first)).isOlder).toBe(true);
    // What came back changed is a later state for whoever sent it.
    there.library.update(documentId, { number: '8/2026' });
    const back = await there.pack({ filter: ALL });
    expect(statuses(await previewOf(here, back))).toEqual({ 'Law, revised': 'changed' });
  });

  it('is called older only after a later one of its own series that stands, under its own key', async () => {
    const law = here.addDocument('Law');
    const toOthers = await here.pack({ filter: ALL }, { to: 'Others' });
    const first = await here.pack({ filter: ALL });
    here.library.update(law.documentId, { number: '7' });
    const later = (await there.takeAll(await here.pack({ filter: ALL }))).receipt?.id ?? '';
    const isOlder = async (file: string) => (await previewOf(there, file)).isOlder;
    expect([await isOlder(first), await isOlder(toOthers)]).toEqual([true, false]);
    await there.exchange.undo(later);
    expect(await isOlder(first)).toBe(false);
    // Another office may give the same names to its series; the ids of this one are counted as ours are.
    const twin = exchangeBench(1);
    try {
      twin.addDocument('Law');
      await twin.pack({ filter: ALL }, { to: 'Others' });
      await twin.pack({ filter: ALL });
      twin.addDocument('Another law');
      await there.takeAll(await twin.pack({ filter: ALL }));
      expect([await isOlder(await twin.pack({ filter: ALL })), await isOlder(first)]).toEqual([false, false]);
    } finally {
      twin.remove();
    }
  });

  it('takes back a second version of a file whose pages were marked before it came', async () => {
    const law = here.addDocument('Law');
    await there.takeAll(await here.pack({ filter: ALL }));
    there.highlights.add(law.versionId, [
      { page: 1, pageLabel: null, quote: 'x', rectangles: [[1, 2, 3, 4]], colour: 'green', note: '' },
    ]);
    const before = hashFacts(there.db);
    const { db, newId } = here;
    const [row] = db.all(db.build.selectFrom('document_versions').selectAll());
    if (row === undefined) throw new Error('no version');
    db.run(
      db.build.insertInto('document_versions').values({ ...row, id: newId(), position: 2, is_official: 0 }),
    );
    const { receipt } = await there.takeAll(await here.pack({ filter: ALL }));
    expect(there.library.get(law.documentId).versions).toHaveLength(2);
    const undone = await there.exchange.undo(receipt?.id ?? '');
    expect(undone.undoneLeft).toEqual([]);
    expect(hashFacts(there.db)).toBe(before);
  });

  it('takes back a document that came with what was here before and led to it since', async () => {
    const [law, decree] = [here.addDocument('Law'), here.addDocument('Decree')];
    const relationId = here.newId();
    const lead = { kind: 'amends', inPart: false, effectiveOn: null } as const;
    insertRelation(
      here.db,
      { ...lead, id: relationId, from: decree.documentId, to: law.documentId },
      here.clock(),
    );
    await there.takeAll(await here.pack({ filter: ALL }));
    const before = hashFacts(there.db);
    const fresh = here.addDocument('New law');
    updateRelationEnds(here.db, relationId, decree.documentId, fresh.documentId);
    const { receipt } = await there.takeAll(await here.pack({ filter: ALL }));
    expect(receipt?.lines.filter(({ taken }) => taken).map(({ status }) => status)).toEqual([
      'new',
      'changed',
    ]);
    expect((await there.exchange.undo(receipt?.id ?? '')).undoneLeft).toEqual([]);
    expect(hashFacts(there.db)).toBe(before);
  });

  it('leaves what people edited or cite since when it is taken back, and names it', async () => {
    const edited = here.addDocument('Edited');
    const cited = here.addDocument('Cited');
    here.addDocument('Untouched');
    const { receipt } = await there.takeAll(await here.pack({ filter: ALL }));
    there.library.update(edited.documentId, { number: '9' });
    const { id } = there.assessments.create({
      ...{
        state: 'KH',
        questionnaire: 'waymark',
        edition: '2025.1',
        scope: 'full',
        referenceDate: '2025-12-31',
      },
    });
    there.assessments.cite({
      assessmentId: id,
      itemId: there.assessments.get(id).answers[0]?.itemId ?? '',
      citation: {
        versionId: cited.versionId,
        page: 1,
        pageLabel: null,
        quote: 'q',
        rectangles: [],
        note: '',
      },
    });
    const { undoneLeft } = await there.exchange.undo(receipt?.id ?? '');
    expect(undoneLeft.toSorted((a, b) => (a.title < b.title ? -1 : 1))).toEqual([
      { title: 'Cited', why: 'used' },
      { title: 'Edited', why: 'edited' },
    ]);
    expect(there.library.list(ALL).map(({ title }) => title)).toEqual(['Cited', 'Edited']);
    expect(there.library.get(cited.documentId).versions[0]?.file.pageCount).toBe(3);
  });

  it('leaves what a later pack changed when it is taken back, and says that it was a pack; of that one only its change goes back', async () => {
    const law = here.addDocument('Law');
    const before = hashFacts(there.db);
    const first = (await there.takeAll(await here.pack({ filter: ALL }))).receipt?.id ?? '';
    here.library.update(law.documentId, { number: '7' });
    const second = (await there.takeAll(await here.pack({ filter: ALL }))).receipt?.id ?? '';
    const { undoneLeft } = await there.exchange.undo(first);
    expect(undoneLeft).toEqual([{ title: 'Law', why: 'later-pack' }]);
    await there.exchange.undo(second);
    // The first is taken back already, and left the law: nothing takes that away any more.
    expect(there.library.get(law.documentId).number).toBeNull();
    expect(hashFacts(there.db)).not.toBe(before);
  });

  it('says before it is taken back which later packs would have to go first; after them all of it goes', async () => {
    const law = here.addDocument('Law');
    const before = hashFacts(there.db);
    const take = async () => (await there.takeAll(await here.pack({ filter: ALL }))).receipt?.id ?? '';
    const first = await take();
    expect(there.exchange.laterPacks(first)).toEqual([]);
    here.library.update(law.documentId, { number: '7' });
    const second = await take();
    here.library.update(law.documentId, { number: '8' });
    const third = await take();
    here.addDocument('Other');
    await take();
    const [theThird, theSecond] = [third, second].map((id) => {
      const { sender, at } = there.exchange.receipt(id);
      return { id, sender, at };
    });
    expect(there.exchange.laterPacks(first)).toEqual([theThird, theSecond]);
    expect(there.exchange.laterPacks(second)).toEqual([theThird]);
    expect(there.exchange.laterPacks(third)).toEqual([]);
    await there.exchange.undo(third);
    expect(there.exchange.laterPacks(first)).toEqual([theSecond]);
    await there.exchange.undo(second);
    expect(there.exchange.laterPacks(first)).toEqual([]);
    expect((await there.exchange.undo(first)).undoneLeft).toEqual([]);
    expect(there.library.list(ALL).map(({ title }) => title)).toEqual(['Other']);
    expect(hashFacts(there.db)).not.toBe(before);
    expect(() => there.exchange.laterPacks('00000000-0000-4000-8000-000000000077')).toThrow(
      expect.objectContaining({ code: 'exchange.not-found' }),
    );
  });

  it('says so also of a later pack that only brought what uses a thing, and not where people here use it too', async () => {
    const { assessmentId, itemId, versionId } = assessed(here);
    const before = hashFacts(there.db);
    const first = (await there.takeAll(await here.pack({ filter: ALL }))).receipt?.id ?? '';
    const wish = { assessments: [{ id: assessmentId, withAgencies: true, withDiscussion: true }] };
    const second = (await there.takeAll(await here.pack(wish))).receipt?.id ?? '';
    expect(there.exchange.laterPacks(first).map(({ id }) => id)).toEqual([second]);
    const { id: own } = there.assessments.create({
      ...{ state: 'KH', questionnaire: 'waymark', edition: '2025.1', scope: 'full' },
      referenceDate: '2026-12-31',
    });
    const citation = { versionId, page: 1, pageLabel: null, quote: 'q', rectangles: [], note: '' };
    there.assessments.cite({ assessmentId: own, itemId, citation });
    expect(there.exchange.laterPacks(first)).toEqual([]);
    const [made] = there.assessments.get(own).answers.flatMap(({ citations }) => citations);
    there.assessments.removeCitation({ assessmentId: own, itemId, citationId: made?.id ?? '' });
    expect(there.exchange.laterPacks(first).map(({ id }) => id)).toEqual([second]);
    await there.exchange.undo(second);
    expect(there.exchange.laterPacks(first)).toEqual([]);
    expect((await there.exchange.undo(first)).undoneLeft).toEqual([]);
    expect(there.library.list(ALL)).toEqual([]);
    expect(hashFacts(there.db)).not.toBe(before);
  });

  it('does not say of a later pack that it would have to go first where somebody wrote over what it changed', async () => {
    const law = here.addDocument('Law');
    const first = (await there.takeAll(await here.pack({ filter: ALL }))).receipt?.id ?? '';
    here.library.update(law.documentId, { number: '7' });
    await there.takeAll(await here.pack({ filter: ALL }));
    there.library.update(law.documentId, { number: '8' });
    expect(there.exchange.laterPacks(first)).toEqual([]);
  });

  it('nor where somebody had written over it before that pack came: that is what would be there again', async () => {
    const law = here.addDocument('Law');
    const first = (await there.takeAll(await here.pack({ filter: ALL }))).receipt?.id ?? '';
    there.library.update(law.documentId, { number: '8' });
    here.library.update(law.documentId, { number: '7' });
    const file = await here.pack({ filter: ALL });
    const second =
      (await there.takeAll(file, { [`document/${law.documentId}`]: 'theirs' })).receipt?.id ?? '';
    expect(there.library.get(law.documentId).number).toBe('7');
    expect(there.exchange.laterPacks(first)).toEqual([]);
    await there.exchange.undo(second);
    expect((await there.exchange.undo(first)).undoneLeft).toEqual([{ title: 'Law', why: 'edited' }]);
  });

  it('names as edited what somebody wrote over what a later pack had changed', async () => {
    const law = here.addDocument('Law');
    const first = (await there.takeAll(await here.pack({ filter: ALL }))).receipt?.id ?? '';
    here.library.update(law.documentId, { number: '7' });
    await there.takeAll(await here.pack({ filter: ALL }));
    there.library.update(law.documentId, { number: '8' });
    expect((await there.exchange.undo(first)).undoneLeft).toEqual([{ title: 'Law', why: 'edited' }]);
  });

  it('asks before it makes a second entry for the same file, and needs the bytes', async () => {
    here.addDocument('Their title', {}, 'same bytes');
    there.addDocument('Our title', {}, 'same bytes');
    const file = await here.pack({ filter: ALL });
    const preview = await previewOf(there, file);
    expect(preview.things[0]).toMatchObject({ status: 'conflict', code: 'pack.same-file' });
    const third = exchangeBench(3);
    try {
      const { documentId } = third.addDocument('Sent before');
      await third.pack({ filter: ALL });
      third.library.update(documentId, { title: 'Sent before, now changed' });
      const delta = await third.pack({ filter: ALL }, { onlyNew: true });
      const [only] = (await previewOf(there, delta)).things;
      expect(only).toMatchObject({ status: 'refused', code: 'pack.file-missing' });
    } finally {
      third.remove();
    }
  });

  it('makes no second entry for the same file because something else leads to it, unless somebody wants it', async () => {
    const law = here.addDocument('Their title', {}, 'same bytes');
    const rules = here.addDocument('Rules');
    const works = createWorks({ ...here, actor: () => 'Person 1', announce: () => {}, onChanged: () => {} });
    works.relate({
      ...{ kind: 'implements', from: rules.documentId, to: law.documentId },
      ...{ inPart: false, effectiveOn: null },
    });
    there.addDocument('Our title', {}, 'same bytes');
    const file = await here.pack({ filter: ALL });
    const key = `document/${law.documentId}`;
    for (const conflicts of [{}, { [key]: 'mine' as const }]) {
      const { receipt } = await there.takeAll(file, conflicts);
      const taken = receipt?.lines.filter((line) => line.taken).map(({ title }) => title) ?? [];
      expect(taken).not.toContain('Their title');
      // What was chosen and needs it says why it stayed.
      const left = receipt?.lines.filter((line) => line.kind === 'relation') ?? [];
      expect(left.map((line) => [line.taken, line.code])).toEqual(
        receipt === null ? [] : [[false, 'pack.stayed']],
      );
      expect(there.library.list(ALL).map(({ title }) => title)).toEqual(['Our title', 'Rules']);
    }
    // Ours was kept: it is not asked about again, and theirs may still be wanted.
    const { things } = await previewOf(there, file);
    expect(things.find((thing) => thing.key === key)).toMatchObject({
      ...{ status: 'kept', code: 'pack.same-file' },
    });
    const relation = things.find(({ kind }) => kind === 'relation')?.key ?? '';
    expect([...heldKeys(things, { take: [relation], conflicts: {} })]).toEqual([relation]);
    await there.take(file, [key, relation]);
    expect(there.library.list(ALL).map(({ title }) => title)).toEqual(['Our title', 'Rules', 'Their title']);
    expect(there.library.get(rules.documentId).relations).toHaveLength(1);
  });

  it('brings nothing back that was removed here because something new leads to it', async () => {
    const law = here.addDocument('Law');
    await there.takeAll(await here.pack({ filter: ALL }));
    there.db.run(there.db.build.deleteFrom('document_versions'));
    there.db.run(there.db.build.deleteFrom('documents'));
    const rules = here.addDocument('Rules');
    const works = createWorks({ ...here, actor: () => 'Person 1', announce: () => {}, onChanged: () => {} });
    works.relate({
      ...{ kind: 'implements', from: rules.documentId, to: law.documentId },
      ...{ inPart: false, effectiveOn: null },
    });
    const file = await here.pack({ filter: ALL });
    await there.takeAll(file);
    expect(there.library.list(ALL).map(({ title }) => title)).toEqual(['Rules']);
  });

  it('brings back what lies in the trash only when somebody wants it, the same or a later state, and takes it back', async () => {
    const law = here.addDocument('Law');
    const file = await here.pack({ filter: ALL });
    await there.takeAll(file);
    there.library.remove(law.documentId);
    const inTrash = hashFacts(there.db);
    const told = () =>
      listHistory(there.db, 'document', law.documentId)
        .filter(({ field }) => field === 'removedAt')
        .map(({ before, after }) => [before !== null, after !== null]);
    expect(told()).toEqual([[false, true]]);
    here.library.update(law.documentId, { title: 'Law, amended' });
    const later = await here.pack({ filter: ALL });
    const key = `document/${law.documentId}`;
    for (const [pack, title] of [
      [file, 'Law'],
      [later, 'Law, amended'],
    ] as const) {
      expect(statuses(await previewOf(there, pack))).toEqual({ [title]: 'gone' });
      await there.takeAll(pack);
      expect(there.library.list(ALL)).toEqual([]);
      const { opened } = await there.exchange.open([pack], null);
      const { receipt } = await there.exchange.apply(opened, { take: [key], conflicts: {} });
      await there.exchange.close(opened);
      expect(there.library.list(ALL).map((each) => each.title)).toEqual([title]);
      await there.exchange.undo(receipt?.id ?? '');
      expect(hashFacts(there.db)).toBe(inTrash);
    }
    const [comes, goes] = [
      [true, false],
      [false, true],
    ];
    expect(told()).toEqual([goes, comes, goes, comes, goes]);
  });

  it('is not offered to be taken back by the step that brought a document back from the trash', async () => {
    const law = here.addDocument('Law');
    const file = await here.pack({ filter: ALL });
    await there.takeAll(file);
    there.clock.set('2026-05-01T00:00:00.000Z');
    there.library.remove(law.documentId);
    there.clock.set('2026-05-02T00:00:00.000Z');
    const { opened } = await there.exchange.open([file], null);
    const take = [`document/${law.documentId}`];
    const { receipt } = await there.exchange.apply(opened, { take, conflicts: {} });
    await there.exchange.close(opened);
    there.clock.set('2026-05-03T00:00:00.000Z');
    await there.exchange.undo(receipt?.id ?? '');

    const shared = {
      ...{ db: there.db, clock: there.clock, newId: there.newId, actor: () => 'Tester' },
      announce: () => undefined,
    };
    const { undoer } = createBulkEditing({ ...shared, onChanged: () => undefined });
    const changes = createChangesService({ ...shared, undoers: { document: undoer }, namings: {} });
    const removals = changes
      .steps({ before: null, entities: ['document'] })
      .steps.flatMap(({ at, things }) =>
        things.flatMap((thing) => thing.changes.map((one) => ({ at, ...one }))),
      )
      .filter(({ field }) => field === 'removedAt');
    const offered = (all: readonly { readonly at: string; readonly canUndo: boolean }[]) =>
      all.map(({ at, canUndo }) => [at.slice(0, 10), canUndo]);
    const wanted = [
      ['2026-05-03', false],
      ['2026-05-02', false],
      ['2026-05-01', true],
    ];
    expect(offered(removals)).toEqual(wanted);
    // The document's own history says the same.
    const own = changes.history([{ entity: 'document', id: law.documentId }]);
    expect(offered(own.filter(({ field }) => field === 'removedAt'))).toEqual(wanted);
  });

  it('sends only what is new to a receiver, with no PDF twice', async () => {
    const law = here.addDocument('Old law');
    await there.takeAll(await here.pack({ filter: ALL }));
    here.library.update(law.documentId, { number: '1' });
    here.addDocument('New law');
    const preview = here.exchange.previewSend(selection.parse({ filter: ALL }), {
      to: 'the OTHERS',
      onlyNew: true,
    });
    expect(preview.things.map(({ title }) => title).sort()).toEqual(['New law', 'Old law']);
    expect(preview.files.count).toBe(1);
    const delta = await here.pack({ filter: ALL }, { onlyNew: true });
    expect(statuses(await previewOf(there, delta))).toEqual({ 'New law': 'new', 'Old law': 'changed' });
    await there.takeAll(delta);
    expect(there.library.list(ALL)).toHaveLength(2);
    await expect(here.pack({ filter: ALL }, { onlyNew: true })).rejects.toMatchObject({
      code: 'exchange.nothing',
    });
    // To somebody else all of it goes.
    expect(
      here.exchange.previewSend(selection.parse({ filter: ALL }), { to: 'X', onlyNew: true }).files.count,
    ).toBe(2);
  });

  it('knows when something last went to a receiver, whatever others got since', async () => {
    here.addDocument('Law');
    const lastTo = (to: string) =>
      here.exchange.previewSend(selection.parse({ filter: ALL }), { to, onlyNew: false }).lastSent?.at ??
      null;
    expect(lastTo('Labour')).toBeNull();
    here.clock.set('2026-03-01T08:00:00.000Z');
    await here.pack({ filter: ALL }, { to: 'Labour' });
    here.clock.set('2026-04-01T08:00:00.000Z');
    await here.pack({ filter: ALL }, { to: 'Justice' });
    expect(['labour', 'Justice', 'Health'].map(lastTo)).toEqual([
      '2026-03-01T08:00:00.000Z',
      '2026-04-01T08:00:00.000Z',
      null,
    ]);
    // From that day on, new and changed laws are those that they do not have.
    here.addDocument('Newer');
    const since = `${lastTo('Labour')?.slice(0, 10)}T00:00:00.000Z`;
    const { things } = here.exchange.previewSend(selection.parse({ filter: ALL, since }), {
      to: 'Labour',
      onlyNew: true,
    });
    expect(things.filter(({ state }) => state === 'leaves').map(({ title }) => title)).toEqual(['Newer']);
  });

  it('holds confidential documents back until they are ticked', async () => {
    const secret = here.addDocument('Secret', { access: 'restricted' });
    here.addDocument('Open');
    const outgoing = here.exchange.previewSend(selection.parse({ filter: ALL }), { to: 'X', onlyNew: false });
    expect(outgoing.things.map(({ title, access, state }) => [title, access, state])).toEqual([
      ['Open', 'public', 'leaves'],
      ['Secret', 'restricted', 'held'],
    ]);
    expect(outgoing.files.count).toBe(1);
    await there.takeAll(await here.pack({ filter: ALL }));
    expect(there.store.has(secret.sha256)).toBe(false);
    await there.takeAll(await here.pack({ filter: ALL, allowed: [`document/${secret.documentId}`] }));
    expect(there.store.has(secret.sha256)).toBe(true);
  });

  it('brings laws that are new since a day', async () => {
    here.addDocument('Before');
    here.clock.set('2026-06-01T00:00:00.000Z');
    here.addDocument('After');
    const since = '2026-05-01T00:00:00.000Z';
    expect(statuses(await previewOf(there, await here.pack({ filter: ALL, since })))).toEqual({
      After: 'new',
    });
  });

  it('brings what was added or changed after a pack, also when the clock was put right in between', async () => {
    here.clock.set('2031-01-01T00:00:00.000Z');
    const changed = here.addDocument('Changed');
    here.addDocument('As it was');
    const [decree, law] = [here.addDocument('Decree'), here.addDocument('Amended law')];
    const works = createWorks({
      ...{ db: here.db, clock: here.clock, newId: here.newId, onChanged: () => undefined },
      ...{ actor: () => 'Anna', announce: () => undefined },
    });
    const related = works.relate({
      ...{ kind: 'amends', from: decree.documentId, to: law.documentId },
      ...{ inPart: false, effectiveOn: null },
    });
    await here.pack({ filter: ALL });
    const [sent] = here.exchange.ledger().sent;
    here.clock.set('2026-06-01T00:00:00.000Z');
    there.addDocument('Added');
    await here.takeAll(await there.pack({ filter: ALL }));
    here.library.update(changed.documentId, { number: '7' });
    works.unrelate(related.relations[0]?.id ?? '');
    const wish = selection.parse({ filter: ALL, sinceSent: sent?.id });
    const { things } = here.exchange.previewSend(wish, { to: 'Others', onlyNew: false });
    expect(things.map(({ title }) => title).sort()).toEqual(['Added', 'Amended law', 'Changed', 'Decree']);
  });
});

it('knows what is new since a pack of which the history has no more than its hash', () => {
  here.addDocument('Law');
  const { documentId } = here.addDocument('Changed');
  const change = { at: here.clock(), actor: 'Anna', entity: 'pack', entityId: here.newId() } as const;
  appendHistory(here.db, { ...change, field: 'sent', before: null, after: 'a1'.repeat(32) });
  here.library.update(documentId, { number: '7' });
  const wish = selection.parse({ filter: ALL, sinceSent: change.entityId });
  const { things } = here.exchange.previewSend(wish, { to: 'Others', onlyNew: false });
  expect(things.map(({ title }) => title)).toEqual(['Changed']);
});

describe('the ledger of what went out', () => {
  const wish = selection.parse({ filter: ALL });
  const to = { ...{ from: 'Us', to: 'Them', kind: 'library' as const, onlyNew: false, note: '' } };
  const how = { ...to, inParts: false, passphrase: null };

  it('has a pack before the file can be carried away, and not one that could not be written', async () => {
    here.addDocument('Law');
    const { stamp } = here.exchange.previewSend(wish, how);
    const blocked = path.join(here.root, 'blocked.waymark');
    mkdirSync(path.join(blocked, 'in the way'), { recursive: true });
    await expect(here.exchange.send(wish, { ...how, stamp, file: blocked })).rejects.toMatchObject({
      code: 'pack.denied',
    });
    expect(here.exchange.ledger().sent).toEqual([]);
    // Whoever looked meanwhile saw it being written.
    expect(here.events).toContain('exchange.changed');
    expect(readdirSync(here.root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    // Nothing that did not go counts as known to anybody.
    expect(here.exchange.previewSend(wish, { to: 'Them', onlyNew: true }).files.count).toBe(1);
    const sent = await here.exchange.send(wish, {
      ...how,
      stamp,
      file: path.join(here.root, 'good.waymark'),
    });
    expect(here.exchange.sent(sent.id)).toEqual(sent);
  });

  it('still knows what went out before when a later pack could not be written', async () => {
    const { documentId } = here.addDocument('Law');
    await there.takeAll(await here.pack({ filter: ALL }));
    here.library.update(documentId, { number: '7' });
    here.clock.set('2026-07-01T00:00:00.000Z');
    const { stamp } = here.exchange.previewSend(wish, how);
    const blocked = path.join(here.root, 'blocked.waymark');
    mkdirSync(path.join(blocked, 'in the way'), { recursive: true });
    await expect(here.exchange.send(wish, { ...how, stamp, file: blocked })).rejects.toMatchObject({
      code: 'pack.denied',
    });
    expect(here.exchange.ledger().sent).toHaveLength(1);
    const { things } = await previewOf(here, await there.pack({ filter: ALL }));
    expect(things.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['document older']);
  });

  it('that could not be written forgets nothing of what came in the same moment', async () => {
    here.addDocument('Law');
    const file = await here.pack({ filter: ALL });
    const { receipt } = await there.takeAll(file);
    there.library.update(there.documentIds()[0] ?? '', { number: '7' });
    const { stamp } = there.exchange.previewSend(wish, how);
    const blocked = path.join(there.root, 'blocked.waymark');
    mkdirSync(path.join(blocked, 'in the way'), { recursive: true });
    expect(receipt?.at).toBe(there.clock());
    await expect(there.exchange.send(wish, { ...how, stamp, file: blocked })).rejects.toMatchObject({
      code: 'pack.denied',
    });
    expect(statuses(await previewOf(there, file))).toEqual({ Law: 'older' });
  });

  it('writes one pack after the other, also two at once to the same place', async () => {
    here.addDocument('Law', {}, 'pages '.repeat(200_000));
    const { stamp } = here.exchange.previewSend(wish, how);
    const target = { ...how, stamp, file: path.join(here.root, 'twice.waymark') };
    await Promise.all([here.exchange.send(wish, target), here.exchange.send(wish, target)]);
    expect(here.exchange.ledger().sent.map(({ revision }) => revision)).toEqual([2, 1]);
    expect((await previewOf(there, target.file)).things).toHaveLength(1);
  });

  it('stands in the ledger in the order in which it went and came, also after a clock was put right', async () => {
    for (const [title, at] of [
      ['First', '2027-05-01T08:00:00.000Z'],
      ['Second', '2026-03-01T08:00:00.000Z'],
      ['Third', '2026-03-02T08:00:00.000Z'],
    ] as const) {
      here.clock.set(at);
      there.clock.set(at);
      const { documentId } = here.addDocument(title);
      await there.takeAll(await here.pack({ documentIds: [documentId] }));
    }
    const { sent } = here.exchange.ledger();
    expect(sent.map(({ things }) => things[0]?.title)).toEqual(['Third', 'Second', 'First']);
    expect(there.exchange.ledger().received.map(({ at }) => at.slice(0, 10))).toEqual([
      ...['2026-03-02', '2026-03-01', '2027-05-01'],
    ]);
    expect(here.exchange.previewSend(wish, { ...how, to: sent[0]?.to ?? '' }).lastSent?.at).toBe(
      '2026-03-02T08:00:00.000Z',
    );
  });

  it('is about what was shown: when something else would leave by now, nothing leaves', async () => {
    const { documentId } = here.addDocument('Law');
    const { stamp } = here.exchange.previewSend(wish, how);
    here.library.update(documentId, { access: 'restricted' });
    const second = here.addDocument('Another');
    const file = path.join(here.root, 'never.waymark');
    await expect(here.exchange.send(wish, { ...how, stamp, file })).rejects.toMatchObject({
      code: 'exchange.moved-on',
    });
    here.library.update(second.documentId, { number: '3' });
    expect(existsSync(file)).toBe(false);
  });

  describe('while others go on working', () => {
    /** A workspace that does something of its own once, when what would leave is decided or when it is written. */
    function busy(moment: 'has' | 'pathOf') {
      const root = mkdtempSync(path.join(os.tmpdir(), 'waymark-busy-'));
      const stored = createFileStore(workspaceFolder(root).files);
      const meanwhile: { work: (() => void) | null } = { work: null };
      const then = (at: typeof moment) => {
        const { work } = meanwhile;
        if (at !== moment || work === null) return;
        meanwhile.work = null;
        work();
      };
      const store = {
        ...stored,
        has: (sha256: string) => {
          then('has');
          return stored.has(sha256);
        },
        pathOf: (sha256: string) => {
          then('pathOf');
          return stored.pathOf(sha256);
        },
      };
      const bench = exchangeBench(4, { root, more: { store } });
      const file = path.join(root, 'pack.waymark');
      const sendWhile = (work: () => void, given: Partial<Selection> = { filter: ALL }) => {
        const chosen = selection.parse(given);
        const { stamp } = bench.exchange.previewSend(chosen, how);
        meanwhile.work = work;
        return bench.exchange.send(chosen, { ...how, stamp, file });
      };
      return { bench, file, sendWhile };
    }

    it.each(['has', 'pathOf'] as const)(
      'lets nothing leave that was restricted meanwhile (%s)',
      async (moment) => {
        const { bench, file, sendWhile } = busy(moment);
        try {
          const { documentId } = bench.addDocument('Law');
          bench.addDocument('Another');
          await expect(
            sendWhile(() => bench.library.update(documentId, { access: 'restricted' })),
          ).rejects.toMatchObject({ code: 'exchange.moved-on' });
          expect(existsSync(file)).toBe(false);
          expect(bench.exchange.ledger().sent).toEqual([]);
        } finally {
          bench.remove();
        }
      },
    );

    it('lets nothing leave as it was that reads otherwise by now', async () => {
      const { bench, file, sendWhile } = busy('pathOf');
      try {
        const { documentId } = bench.addDocument('Law');
        await expect(
          sendWhile(() => bench.library.update(documentId, { title: 'Act' })),
        ).rejects.toMatchObject({ code: 'exchange.moved-on' });
        expect(existsSync(file)).toBe(false);
        // Nobody had it, and all of it goes once it is looked at again.
        const { id } = await sendWhile(() => undefined);
        expect(bench.exchange.sent(id).things.map(({ title }) => title)).toEqual(['Act']);
      } finally {
        bench.remove();
      }
    });

    it.each(['has', 'pathOf'] as const)(
      'has what was changed meanwhile among what is new since (%s)',
      async (moment) => {
        const { bench, sendWhile } = busy(moment);
        try {
          const { documentId } = bench.addDocument('Law');
          const other = bench.addDocument('Other');
          bench.addDocument('As it was');
          const work = () => bench.library.update(other.documentId, { number: '7' });
          const { id } = await sendWhile(work, { documentIds: [documentId] });
          const since = selection.parse({ filter: ALL, sinceSent: id });
          const { things } = bench.exchange.previewSend(since, { to: 'Them', onlyNew: false });
          expect(things.map(({ title }) => title)).toEqual(['Other']);
        } finally {
          bench.remove();
        }
      },
    );

    it('ends without a trace when the program is closed meanwhile', async () => {
      const { bench, file, sendWhile } = busy('pathOf');
      try {
        bench.addDocument('Law');
        await expect(sendWhile(() => void bench.exchange.stop())).rejects.toMatchObject({
          code: 'app.process-restarted',
        });
        expect(existsSync(file)).toBe(false);
        expect(bench.exchange.ledger().sent).toEqual([]);
      } finally {
        bench.remove();
      }
    });
  });

  it('takes a name for another one only when people would', async () => {
    here.addDocument('Law');
    const file = await here.pack({ filter: ALL }, { from: 'Ministry of Labour' });
    const first = await there.exchange.open([file], null);
    there.exchange.setTrust(first.sender.publicKey, 'trusted');
    await there.exchange.apply(first.opened, { take: null, conflicts: {} });
    const other = exchangeBench(3);
    try {
      other.addDocument('Law of somebody else');
      for (const from of ['ministry  of labour', 'Ministry of\u200b Labour', 'Ｍinistry of Labour']) {
        const preview = await previewOf(there, await other.pack({ filter: ALL }, { from }));
        expect([from, preview.sender.isChangedKey]).toEqual([from, true]);
      }
      const { sender } = await previewOf(
        there,
        await other.pack({ filter: ALL }, { from: 'Ministry of Law' }),
      );
      expect(sender.isChangedKey).toBe(false);
    } finally {
      other.remove();
    }
  });
});

describe('a pack of an assessment', () => {
  it('carries answers, evidence, agencies and the snapshot, readable on the other side, and goes back', async () => {
    const { assessmentId, agencyId, textOf, itemId } = assessed(here);
    here.assessments.discuss({ assessmentId, itemId, kind: 'message', text: 'Is it so?' });
    const [entry] = here.assessments.discussion(assessmentId, itemId);
    here.assessments.freeze(assessmentId, 'The committee');
    const file = await here.pack({
      assessments: [{ id: assessmentId, withAgencies: true, withDiscussion: true }],
      citedIn: [{ assessmentId, itemIds: null }],
      allowed: [`discussion/${entry?.id}`],
    });
    const before = hashFacts(there.db);
    const { receipt } = await there.takeAll(file);
    expect(receipt?.lines.filter(({ taken }) => !taken)).toEqual([]);
    const [snapshot] = there.assessments.listSnapshots();
    expect(there.assessments.getSnapshot(snapshot?.id ?? '').hash).toBe(snapshot?.hash);
    expect(there.assessments.get(assessmentId).status).toBe('frozen');
    const there_ = there.assessments
      .get(assessmentId, agencyId)
      .answers.find((each) => each.itemId === itemId);
    expect(there_?.text).toBe('words of Justice');
    expect(textOf(agencyId)).toBe(there_?.text);
    const { undoneLeft } = await there.exchange.undo(receipt?.id ?? '');
    expect(undoneLeft).toEqual([]);
    expect(hashFacts(there.db)).toBe(before);
  });

  it('says nothing of a frozen year that is held back: what was put right in it stays with it', async () => {
    const { assessmentId, itemId, documentId } = assessed(here);
    const snapshot = here.assessments.freeze(assessmentId, 'The committee');
    here.library.update(documentId, { access: 'restricted' });
    const { id } = here.assessments.restate({
      ...{
        snapshotId: snapshot.id,
        itemId,
        value: { ...LEVEL_2, level: 1 },
        text: 'The secret order says less.',
      },
      ...{ reason: 'Read again.', by: 'Head' },
    })[0] as { id: string };
    const assessments = [{ id: assessmentId, withAgencies: false, withDiscussion: false }];
    const leaving = (allowed: string[]) =>
      here.exchange
        .previewSend(selection.parse({ assessments, allowed }), { to: 'X', onlyNew: false })
        .things.filter(({ kind }) => kind === 'snapshot' || kind === 'restatement')
        .map(({ key, state }) => [key, state]);
    expect(leaving([])).toEqual([[`snapshot/${snapshot.id}`, 'held']]);
    expect(leaving([`snapshot/${snapshot.id}`])).toEqual([
      [`snapshot/${snapshot.id}`, 'leaves'],
      [`restatement/${id}`, 'leaves'],
    ]);
  });

  it('is corrected with what was, what is and why, before anything is taken; and by how the answer reads here by now', async () => {
    const { assessmentId, itemId } = assessed(here);
    const snapshot = here.assessments.freeze(assessmentId, 'The committee');
    const assessments = [{ id: assessmentId, withAgencies: false, withDiscussion: false }];
    await there.takeAll(await here.pack({ assessments }));
    const base = { snapshotId: snapshot.id, itemId };
    here.assessments.restate({
      ...{ ...base, value: { ...LEVEL_2, level: 1 }, text: 'Less.', reason: 'Read again.', by: 'Head' },
    });
    const shownOf = async (file: string) => {
      const { opened, things } = await there.exchange.open([file], null);
      await there.exchange.close(opened);
      return things.filter(({ kind, status }) => kind === 'restatement' && status === 'new');
    };
    const [first] = await shownOf(await here.pack({ assessments }));
    expect(first?.title).toMatch(new RegExp(`^${itemId}, [A-Z]{2} \\d{4}-\\d\\d-\\d\\d$`));
    expect(first?.correction).toMatchObject({
      made: { value: { level: 1 }, reason: 'Read again.', by: 'Head' },
      textBefore: snapshot.answers.find((each) => each.itemId === itemId)?.text,
      now: null,
    });
    // The second goes on from the first, which comes with it: nobody here said anything else.
    here.assessments.restate({
      ...{ ...base, value: { ...LEVEL_2, level: 4 }, text: 'All.', reason: 'Found again.', by: 'Head' },
    });
    const both = await shownOf(await here.pack({ assessments }));
    expect(both.map(({ correction }) => correction?.now)).toEqual([null, null]);
    there.assessments.restate({
      ...{ ...base, value: { ...LEVEL_2, level: 3 }, text: 'More.', reason: 'A new rule.', by: 'Deputy' },
    });
    const again = await shownOf(await here.pack({ assessments }));
    expect(again.map(({ correction }) => correction)).toMatchObject([
      { made: { by: 'Head' }, now: { level: 3 } },
      { made: { by: 'Head' }, now: { level: 3 } },
    ]);
  });

  it('stays where it came from, also if nobody has worked on it yet: others may', async () => {
    const { assessmentId } = assessed(here);
    const snapshot = here.assessments.freeze(assessmentId, 'The committee');
    const begin = () => here.assessments.startNext(snapshot.id, '2031-12-31').id;
    here.assessments.takeAway(begin());
    const next = begin();
    await here.pack({ assessments: [{ id: next, withAgencies: true, withDiscussion: false }] });
    expect(() => here.assessments.takeAway(next)).toThrow(
      expect.objectContaining({ code: 'assessments.not-empty' }),
    );
  });

  it('changes answers that were not touched here, and asks about those that were', async () => {
    const { assessmentId, itemId, answer } = assessed(here);
    const wish = { assessments: [{ id: assessmentId, withAgencies: false, withDiscussion: false }] };
    await there.takeAll(await here.pack(wish));
    answer('second words');
    const second = await here.pack(wish);
    expect((await previewOf(there, second)).things.find(({ kind }) => kind === 'answer')).toMatchObject({
      status: 'changed',
      differences: [{ field: 'text', mine: 'national words', theirs: 'second words' }],
    });
    const { receipt } = await there.takeAll(second);
    const mine = () => there.assessments.get(assessmentId).answers.find((each) => each.itemId === itemId);
    expect(mine()).toMatchObject({ text: 'second words', citations: [{ quote: 'Article 2' }] });
    const history = there.assessments.history({ assessmentId, itemId });
    expect(history.at(-1)).toMatchObject({
      field: 'text',
      before: '"national words"',
      after: '"second words"',
    });
    await there.exchange.undo(receipt?.id ?? '');
    expect(mine()?.text).toBe('national words');
    expect(there.assessments.history({ assessmentId, itemId }).at(-1)).toMatchObject({
      after: '"national words"',
    });
  });

  it('is refused where nothing fits: another edition, the same date under another name', async () => {
    const { assessmentId } = assessed(here);
    const file = await here.pack({
      assessments: [{ id: assessmentId, withAgencies: false, withDiscussion: false }],
    });
    assessed(there);
    const preview = await previewOf(there, file);
    expect(preview.things.map(({ kind, status, code }) => [kind, status, code])).toEqual([
      ['assessment', 'refused', 'pack.assessment-there'],
      ['answer', 'refused', 'pack.needs'],
    ]);
  });
});

describe('a request and the answer to it', () => {
  it('go out and come back as packs; the answers are merged, once, and can be taken back', async () => {
    const { assessmentId, agencyId, itemId, answer, textOf } = assessed(here);
    const request = await here.pack({ request: { assessmentId, agencyId } }, { kind: 'request', to: 'MOJ' });
    const waitedFor = () =>
      countRequestsOut(here.db, assessmentId, agencyId, {
        ...{ open: 1, today: '2026-01-31' },
        packs: createPackNaming(here.db).requestsTo(assessmentId, agencyId),
        receipts: here.assessments.listReceipts(assessmentId),
      });
    expect(waitedFor()).toBe(1);
    expect(createPackNaming(here.db).requestsTo(assessmentId, itemId)).toEqual([]);
    const asked = (await previewOf(there, request)).things.filter(({ kind }) => kind !== 'assessment');
    // The agency is not in the register there yet: only the pack knows its name.
    expect(asked.map(({ title }) => title)).toEqual(['MOJ: Justice', 'MOJ', `${itemId}, MOJ, KH 2025-12-31`]);
    await there.takeAll(request);
    const mine = there.assessments.get(assessmentId, agencyId);
    expect(mine.answers.map((each) => [each.itemId, each.text])).toEqual([[itemId, 'words of Justice']]);
    there.assessments.saveAnswer({
      ...{ assessmentId, agencyId, itemId, value: LEVEL_2, text: 'new words of Justice', fallReason: null },
      baseRevision: mine.answers[0]?.revision ?? 0,
    });
    const back = await there.pack(
      { contribution: { assessmentId, agencyId } },
      { kind: 'contribution', to: 'Coordinator' },
    );
    const before = hashFacts(here.db);
    const preview = await previewOf(here, back);
    expect(preview.things).toMatchObject([{ kind: 'contribution', title: `${itemId}, MOJ, KH 2025-12-31` }]);
    const [{ status = '', key = '' } = {}] = preview.things;
    const { receipt } = await here.takeAll(back, status === 'conflict' ? { [key]: 'theirs' } : {});
    expect(textOf(agencyId)).toBe('new words of Justice');
    expect(receipt?.lines).toMatchObject([{ taken: true }]);
    expect(waitedFor()).toBe(0);
    expect(await here.takeAll(back)).toEqual({ receipt: null, isChanged: false });
    await here.exchange.undo(receipt?.id ?? '');
    expect(hashFacts(here.db)).toBe(before);
    expect(here.assessments.contributions(assessmentId)[0]?.answers[0]?.text).toBe('words of Justice');
    // What is written after an undo stays, and the pack is judged against it.
    answer('yet other words', agencyId);
    expect((await previewOf(here, back)).things[0]?.status).toBe('conflict');
  });
});

describe('answers of an agency, pack after pack', () => {
  type Said = Readonly<Record<string, string>>;
  const say = (bench: Bench, place: { assessmentId: string; agencyId: string }, said: Said) => {
    for (const [itemId, text] of Object.entries(said))
      bench.assessments.saveAnswer({
        ...{ ...place, itemId, value: LEVEL_2, text, fallReason: null },
        baseRevision:
          bench.assessments
            .get(place.assessmentId, place.agencyId)
            .answers.find((each) => each.itemId === itemId)?.revision ?? 0,
      });
  };
  const said = (bench: Bench, { assessmentId, agencyId }: { assessmentId: string; agencyId: string }) =>
    Object.fromEntries(
      bench.assessments
        .get(assessmentId, agencyId)
        .answers.map(({ itemId, text, confirmed }) => [itemId, confirmed ? text : `${text} (last year)`]),
    );
  const contribution = (place: { assessmentId: string; agencyId: string }) =>
    there.pack({ contribution: place }, { kind: 'contribution', to: 'Coordinator' });
  /** An agency that is asked two items, in its second year. */
  const asked = async () => {
    const { assessmentId, agencyId, itemId, answer } = assessed(here);
    const [, second = ''] = here.assessments.get(assessmentId).answers.map((each) => each.itemId);
    here.assessments.assign(assessmentId, [{ itemId: second, agencyId, as: 'lead' }]);
    say(here, { assessmentId, agencyId }, { [second]: 'second words' });
    answer('words of Justice', agencyId);
    const { id } = here.assessments.freeze(assessmentId, 'Minister');
    const next = here.assessments.startNext(id, '2026-12-31');
    const place = { assessmentId: next.id, agencyId };
    await there.takeAll(await here.pack({ request: place }, { kind: 'request', to: 'MOJ' }));
    return { place, last: { assessmentId, agencyId }, itemId, second };
  };

  it('goes as it was shown: where an answer reads otherwise by now, nothing leaves', async () => {
    const { assessmentId, agencyId, answer } = assessed(here);
    const wish = selection.parse({ contribution: { assessmentId, agencyId } });
    const how = { ...TO_COORDINATOR, file: path.join(here.root, 'answers.waymark') };
    const { stamp } = here.exchange.previewSend(wish, how);
    answer('words nobody has looked at', agencyId);
    await expect(here.exchange.send(wish, { ...how, stamp })).rejects.toMatchObject({
      code: 'exchange.moved-on',
    });
    expect(existsSync(how.file)).toBe(false);
    const again = here.exchange.previewSend(wish, how);
    await here.exchange.send(wish, { ...how, stamp: again.stamp });
    expect(existsSync(how.file)).toBe(true);
  });

  it('are the same when the year comes back with them, though each side keeps them under an id of its own', async () => {
    const { assessmentId, agencyId, itemId } = assessed(here);
    const place = { assessmentId, agencyId };
    await there.takeAll(await here.pack({ request: place }, { kind: 'request', to: 'MOJ' }));
    say(there, place, { [itemId]: 'this year' });
    await here.takeAll(await contribution(place));
    const year = { assessments: [{ id: assessmentId, withAgencies: true, withDiscussion: false }] };
    const answerIn = async (file: string) =>
      (await previewOf(there, file)).things.filter(({ kind }) => kind === 'agency-answer');
    expect(await answerIn(await here.pack(year))).toMatchObject([{ status: 'identical', differences: [] }]);
    await there.takeAll(await here.pack(year));
    // What was the same is where the next state goes on from.
    say(here, place, { [itemId]: 'corrected by the coordinator' });
    const [later] = await answerIn(await here.pack(year));
    expect(later?.status).toBe('changed');
    expect(later?.differences.map(({ field }) => field)).toEqual(['text']);
  });

  it('are known by the hashes under which packs of before noted them, which held their ids', async () => {
    const { assessmentId, agencyId, itemId } = assessed(here);
    const place = { assessmentId, agencyId };
    const year = { assessments: [{ id: assessmentId, withAgencies: true, withDiscussion: false }] };
    say(here, place, { [itemId]: 'first' });
    const first = await here.pack(year);
    await there.takeAll(first);
    const { data } = await stagePack([first], there.folder.staging, null);
    const packed = data
      .flatMap(({ value }) => thingsFile.parse(value).things)
      .find(({ kind }) => kind === 'agency-answer')?.content;
    const now = hashOfContent('agency-answer', packed);
    const before = hashBefore('agency-answer', packed) ?? '';
    expect(before).not.toBe(now);
    for (const { db } of [here, there])
      db.run(db.build.updateTable('pack_seen').set({ hash: before }).where('hash', '=', now));
    here.db.run(
      here.db.build
        .updateTable('packs_sent')
        .set(({ fn, val }) => ({ things: fn('replace', ['things', val(now), val(before)]) })),
    );
    // Nor are they new to whoever got them then.
    const left = () =>
      here.exchange
        .previewSend(selection.parse(year), { to: 'The others', onlyNew: true })
        .things.flatMap(({ kind, state }) => (kind === 'agency-answer' ? [state] : []));
    expect(left()).toEqual(['there']);
    say(here, place, { [itemId]: 'second' });
    expect(left()).toEqual(['leaves']);
    const { things } = await previewOf(there, await here.pack(year));
    expect(things.find(({ kind }) => kind === 'agency-answer')?.status).toBe('changed');
  });

  it('brings what was said this year and nothing that was only carried over', async () => {
    const { place, itemId, second } = await asked();
    expect(said(there, place)).toEqual({
      [itemId]: 'words of Justice (last year)',
      [second]: 'second words (last year)',
    });
    say(there, place, { [itemId]: 'this year' });
    const file = await contribution(place);
    expect(statuses(await previewOf(here, file))).toEqual({ [`${itemId}, MOJ, KH 2026-12-31`]: 'changed' });
    await here.takeAll(file);
    expect(said(here, place)).toEqual({ [itemId]: 'this year', [second]: 'second words (last year)' });
    there.assessments.confirmAnswer({ ...place, itemId: second });
    await here.takeAll(await contribution(place));
    expect(said(here, place)).toEqual({ [itemId]: 'this year', [second]: 'second words' });
  });

  it('wait no more where somebody here wrote by hand what they say', async () => {
    const { place, itemId, second } = await asked();
    say(there, place, { [itemId]: 'first', [second]: 'second' });
    await here.takeAll(await contribution(place));
    say(here, place, { [itemId]: 'told by telephone' });
    say(there, place, { [itemId]: 'corrected', [second]: 'better' });
    const { receipt } = await here.takeAll(await contribution(place));
    expect(receipt).toMatchObject({ waiting: 1 });
    say(here, place, { [itemId]: 'corrected' });
    expect(here.exchange.waiting()).toEqual([]);
    const { lines } = here.exchange.receipt(receipt?.id ?? '');
    expect(lines.flatMap(({ key, isSameNow }) => (isSameNow ? [key.split('/').at(-1)] : []))).toEqual([
      itemId,
    ]);
  });

  it('takes a correction where nobody here said otherwise, also one that goes back', async () => {
    const { place, itemId } = await asked();
    for (const text of ['first', 'better', 'first']) {
      say(there, place, { [itemId]: text });
      await here.takeAll(await contribution(place));
      expect(said(here, place)[itemId]).toBe(text);
    }
    say(here, place, { [itemId]: 'told by telephone' });
    await here.takeAll(await contribution(place));
    expect(said(here, place)[itemId]).toBe('told by telephone');
    say(there, place, { [itemId]: 'third' });
    const file = await contribution(place);
    expect((await previewOf(here, file)).things.map(({ status }) => status)).toContain('conflict');
    await here.takeAll(file);
    expect(said(here, place)[itemId]).toBe('told by telephone');
  });

  it('goes on from the revisions that first came in a pack that stands, of the answers alone', async () => {
    const { place, itemId, second } = await asked();
    const { versionId } = here.addDocument('Cited by Justice');
    here.assessments.cite({
      ...{ ...place, itemId },
      citation: { versionId, page: 1, pageLabel: '1', quote: 'Article 1', rectangles: [], note: '' },
    });
    const fresh = exchangeBench(3);
    try {
      const request = () => here.pack({ request: place }, { kind: 'request', to: 'MOJ' });
      const { receipt } = await fresh.takeAll(await request());
      const begun = () =>
        Object.fromEntries(listFirstRevisions(fresh.db, place.assessmentId, place.agencyId));
      const revisions = () =>
        Object.fromEntries(
          fresh.assessments
            .get(place.assessmentId, place.agencyId)
            .answers.map((each) => [each.itemId, each.revision]),
        );
      const came = revisions();
      expect(begun()).toEqual(came);
      expect(Object.keys(came)).toEqual([itemId, second]);
      expect(listFirstRevisions(fresh.db, place.agencyId, place.assessmentId).size).toBe(0);
      say(here, place, { [itemId]: 'told by telephone', [second]: 'told as well' });
      const again = (await fresh.takeAll(await request())).receipt?.id ?? '';
      expect(revisions()).not.toEqual(came);
      expect(begun()).toEqual(came);
      await fresh.exchange.undo(again);
      say(fresh, place, { [itemId]: 'this year' });
      await fresh.exchange.undo(receipt?.id ?? '');
      expect(said(fresh, place)[itemId]).toBe('this year');
      expect(begun()).toEqual({});
    } finally {
      fresh.remove();
    }
  });

  it('is not told to be the same where it was taken back here', async () => {
    const { place, itemId } = await asked();
    say(there, place, { [itemId]: 'this year' });
    const file = await contribution(place);
    await here.takeAll(file);
    const status = async () => (await previewOf(here, file)).things.map((thing) => thing.status);
    expect(await status()).toEqual(['identical']);
    say(here, place, { [itemId]: 'told by telephone' });
    expect(await status()).toEqual(['kept']);
    say(here, place, { [itemId]: 'this year' });
    expect(await status()).toEqual(['identical']);
  });

  it('does not ask again what was decided, until the agency says something new, also when it goes back', async () => {
    const { place, itemId } = await asked();
    const status = async (text: string) => {
      say(there, place, { [itemId]: text });
      const file = await contribution(place);
      const [thing] = (await previewOf(here, file)).things;
      return { file, key: thing?.key ?? '', status: thing?.status };
    };
    await here.takeAll((await status('first')).file);
    say(here, place, { [itemId]: 'told by telephone' });
    const other = await status('second');
    expect(other.status).toBe('conflict');
    await here.takeAll(other.file, { [other.key]: 'mine' });
    expect((await status('second')).status).toBe('kept');
    say(here, place, { [itemId]: 'told by telephone twice' });
    expect((await status('second')).status).toBe('kept');
    expect((await status('first')).status).toBe('conflict');
    expect((await status('third')).status).toBe('conflict');
    expect((await status('told by telephone twice')).status).toBe('identical');
  });

  it('takes away what the agency took away, and nothing that was added here', async () => {
    const { place, itemId } = await asked();
    const hold = (bench: Bench, title: string) =>
      bench.assessments.hold({
        ...{ ...place, itemId },
        held: { title, custodian: 'Police', type: 'RPT', datedOn: null, note: '' },
      });
    const held = (bench: Bench) =>
      bench.assessments
        .get(place.assessmentId, place.agencyId)
        .answers.find((each) => each.itemId === itemId)
        ?.held.map(({ title }) => title);
    say(there, place, { [itemId]: 'this year' });
    hold(there, 'Register');
    await here.takeAll(await contribution(place));
    hold(here, 'Seen on a visit');
    const register = there.assessments
      .get(place.assessmentId, place.agencyId)
      .answers.find((each) => each.itemId === itemId)?.held[0];
    there.assessments.removeHeld({ ...place, itemId, heldId: register?.id ?? '' });
    const file = await contribution(place);
    expect((await previewOf(here, file)).things).toMatchObject([
      { status: 'changed', differences: [{ field: 'held', mine: 'Register', theirs: null }] },
    ]);
    // Left out once, it is offered again with the next pack.
    const preview = await here.exchange.open([file], null);
    await here.exchange.apply(preview.opened, { take: [], conflicts: {} });
    expect(held(here)).toEqual(['Register', 'Seen on a visit']);
    await here.takeAll(await contribution(place));
    expect(held(here)).toEqual(['Seen on a visit']);
    await here.takeAll(await contribution(place));
    expect(held(here)).toEqual(['Seen on a visit']);
  });

  it('does not bring back evidence that was removed here, until the agency shows it anew', async () => {
    const { place, itemId } = await asked();
    const hold = (title: string) =>
      there.assessments.hold({
        ...{ ...place, itemId },
        held: { title, custodian: 'Police', type: 'RPT', datedOn: null, note: '' },
      });
    const held = () =>
      here.assessments.get(place.assessmentId, place.agencyId).answers.find((each) => each.itemId === itemId)
        ?.held;
    say(there, place, { [itemId]: 'this year' });
    hold('Wrong register');
    await here.takeAll(await contribution(place));
    here.assessments.removeHeld({ ...place, itemId, heldId: held()?.[0]?.id ?? '' });
    hold('Right register');
    await here.takeAll(await contribution(place));
    expect(held()?.map(({ title }) => title)).toEqual(['Right register']);
  });

  it('is not called older for the clock of another PC of the agency', async () => {
    const { place, itemId, second } = await asked();
    const elsewhere = exchangeBench(3, { person: 'Person 2' });
    try {
      await elsewhere.takeAll(await here.pack({ request: place }, { kind: 'request', to: 'Another' }));
      say(there, place, { [second]: 'of one' });
      const file = await contribution(place);
      for (const text of ['first', 'second']) {
        say(elsewhere, place, { [itemId]: text });
        const later = { contribution: place };
        await here.takeAll(await elsewhere.pack(later, { kind: 'contribution', to: 'Coordinator' }));
      }
      expect(statuses(await previewOf(here, file))).toEqual({ [`${second}, MOJ, KH 2026-12-31`]: 'changed' });
      await here.takeAll(file);
      expect(said(here, place)).toEqual({ [itemId]: 'second', [second]: 'of one' });
    } finally {
      elsewhere.remove();
    }
  });

  it('is told where a sender who answered for one agency answers for another', async () => {
    const { place, itemId } = await asked();
    const other = here.agencies.create({
      ...{ state: 'KH', shortName: 'MOL', names: [{ language: 'eng', name: 'Labour' }], roles: ['LABR'] },
      ...{ place: '', from: null, until: null, note: '' },
    });
    const wrong = { ...place, agencyId: other.id };
    here.assessments.assign(place.assessmentId, [{ ...wrong, itemId, as: 'asked' }]);
    say(there, place, { [itemId]: 'of Justice' });
    const first = await contribution(place);
    expect((await previewOf(here, first)).unusual).toEqual([]);
    await here.takeAll(first);
    await there.takeAll(await here.pack({ request: wrong }, { kind: 'request', to: 'MOL' }));
    say(there, wrong, { [itemId]: 'of Justice, as Labour' });
    const file = await contribution(wrong);
    expect((await previewOf(here, file)).unusual).toEqual([{ agency: 'MOL', usual: ['MOJ'] }]);
    await here.takeAll(file);
    expect((await previewOf(here, await contribution(wrong))).unusual).toEqual([]);
  });

  it('asks again where another workspace of the agency sends other words, whoever works there', async () => {
    const { place, itemId } = await asked();
    const elsewhere = exchangeBench(3, { person: 'Person 2' });
    try {
      await elsewhere.takeAll(await here.pack({ request: place }, { kind: 'request', to: 'Another' }));
      say(there, place, { [itemId]: 'of one' });
      say(elsewhere, place, { [itemId]: 'of another' });
      await here.takeAll(await contribution(place));
      const others = { contribution: place };
      await elsewhere.pack(others, { kind: 'contribution', to: 'Coordinator' });
      const file = await elsewhere.pack(others, { kind: 'contribution', to: 'Coordinator' });
      expect((await previewOf(here, file)).things.map(({ status }) => status)).toEqual(['conflict']);
    } finally {
      elsewhere.remove();
    }
  });

  it('goes back and comes again, and the pack before it is told to be older', async () => {
    const { place, itemId } = await asked();
    say(there, place, { [itemId]: 'first' });
    const first = await contribution(place);
    say(there, place, { [itemId]: 'second' });
    const second = await contribution(place);
    const { receipt } = await here.takeAll(second);
    expect((await previewOf(here, first)).things.map(({ status }) => status)).toEqual(['older']);
    expect(await here.takeAll(first)).toEqual({ receipt: null, isChanged: false });
    await here.exchange.undo(receipt?.id ?? '');
    expect(said(here, place)[itemId]).toBe('words of Justice (last year)');
    await here.takeAll(first);
    expect(said(here, place)[itemId]).toBe('first');
    await here.takeAll(second);
    expect(said(here, place)[itemId]).toBe('second');
  });

  it('is refused for last year, from whom nobody asks, and after freezing', async () => {
    const { place, last, itemId } = await asked();
    say(there, place, { [itemId]: 'this year' });
    const file = await contribution(place);
    const codes = async (pack: string) =>
      (await previewOf(here, pack)).things.map(({ status, code }) => [status, code]);
    const ofLastYear = { id: last.assessmentId, withAgencies: true, withDiscussion: false };
    await there.takeAll(await here.pack({ assessments: [ofLastYear] }));
    expect(await codes(await contribution(last))).toEqual([['refused', 'assessments.frozen']]);
    here.assessments.assign(place.assessmentId, [{ ...place, itemId, as: 'not-asked' }]);
    expect(await codes(file)).toEqual([['refused', 'assessments.item-not-assigned']]);
    here.assessments.assign(place.assessmentId, [{ ...place, itemId, as: 'lead' }]);
    for (const each of here.assessments.get(place.assessmentId).answers)
      if (!each.confirmed)
        here.assessments.confirmAnswer({ assessmentId: place.assessmentId, itemId: each.itemId });
    here.assessments.freeze(place.assessmentId, 'Minister');
    expect(await codes(file)).toEqual([['refused', 'assessments.frozen']]);
    expect(await here.takeAll(file)).toEqual({ receipt: null, isChanged: false });
  });
});

it('notes, terms and keys: what people said of them travels and is remembered', async () => {
  here.notes.save('T1.1', 'Our practice');
  const [noteId] = here.notes.list().map(({ topicId }) => topicId);
  const file = await here.pack({ noteIds: noteId === undefined ? [] : [noteId] });
  const preview = await there.exchange.open([file], null);
  expect(there.exchange.setTrust(preview.sender.publicKey, 'refused')).toMatchObject({ trust: 'refused' });
  await expect(there.exchange.apply(preview.opened, { take: null, conflicts: {} })).rejects.toMatchObject({
    code: 'pack.refused-key',
  });
  there.exchange.setTrust(preview.sender.publicKey, 'trusted');
  await there.exchange.apply(preview.opened, { take: [], conflicts: {} });
  expect(there.notes.list()).toEqual([]);
  await there.exchange.apply(preview.opened, { take: null, conflicts: {} });
  expect(there.notes.list()[0]?.text).toBe('Our practice');
  expect(there.exchange.senders()).toMatchObject([
    { name: 'Person 1', trust: 'trusted', decidedBy: 'Person 2' },
  ]);
});
