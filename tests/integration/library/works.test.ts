import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listHistory } from '../../../main/database';
import { createWorks } from '../../../main/library';
import { deleteDocument } from '../../../main/library/trash-repository';
import { moveVersion } from '../../../main/library/versions-repository';
import { libraryFilter } from '../../../shared/library';
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

const ALL = libraryFilter.parse({ sort: 'title' });

/** Brings in texts, one document each, and gives their ids in the given order. */
async function bringIn(...texts: readonly string[]): Promise<string[]> {
  const id = await room.imports.start(texts.map((text, at) => bench.put(`${String(at)}-${text}.pdf`, text)));
  await room.imports.idle();
  return room.imports.get(id).files.map(({ documentId }) => documentId ?? '');
}

const versionsOf = (documentId: string) => room.library.get(documentId).versions;
const newest = (documentId: string) => versionsOf(documentId)[0]?.id ?? '';

/** Works of which each act has a moment of its own; a new document would be called `newId`. */
function worksInTime(newId: string) {
  let second = 10;
  const works = createWorks({
    ...{ db: room.db, clock: () => `2026-01-02T03:05:${String(second)}.000Z`, newId: () => newId },
    ...{ actor: () => 'Reader', announce: () => undefined, onChanged: () => undefined },
  });
  const then = <R>(act: () => R): R => {
    second += 1;
    return act();
  };
  return { works, then };
}

describe('versions', () => {
  it('are named, dated and told apart, with every change in the history', async () => {
    const [act = ''] = await bringIn('act');
    const version = newest(act);
    const changes = {
      label: 'As amended in 2015',
      publishedOn: '2015-06-01',
      language: 'tha',
      source: 'Royal Gazette',
      obtainedOn: '2026-01-01',
      obtainedBy: 'Registry',
    } as const;
    expect(room.works.setVersion(version, changes).versions[0]).toMatchObject({
      ...changes,
      isOfficial: false,
    });
    expect(room.works.markOfficial(version, true).versions[0]).toMatchObject({ isOfficial: true });
    expect(room.works.setVersion(version, { standing: 'unofficial-translation' }).versions[0]).toMatchObject({
      standing: 'unofficial-translation',
      isOfficial: false,
    });
    const fields = listHistory(room.db, 'version', version).map(({ field }) => field);
    expect(fields).toEqual([...Object.keys(changes), 'isOfficial', 'standing', 'isOfficial']);
    expect(room.events.at(-1)).toEqual({ name: 'library.changed', ids: [act] });
    expect(() => room.works.setVersion(act, { label: 'x' })).toThrow(
      expect.objectContaining({ code: 'library.not-found' }),
    );
  });

  it('become versions of another document with their places and citations, and go back as they were', async () => {
    const [old = '', fresh = '', third = ''] = await bringIn('act 2008', 'act 2015', 'order');
    room.library.update(old, { title: 'Act', adoptedOn: '2008-01-30', language: 'eng' });
    room.library.update(fresh, { title: 'Act as amended', adoptedOn: '2015-02-01', language: 'eng' });
    room.works.relate({ kind: 'implements', from: third, to: fresh, inPart: false, effectiveOn: null });
    const relation = room.library.get(fresh).relations[0]?.id ?? '';
    const [oldVersion, freshVersion] = [newest(old), newest(fresh)];
    const before = room.library.get(fresh);

    const work = room.works.join({ documentId: fresh, into: old, as: 'version' });
    expect(work.versions.map(({ id, label, publishedOn }) => ({ id, label, publishedOn }))).toEqual([
      { id: freshVersion, label: 'Act as amended', publishedOn: '2015-02-01' },
      { id: oldVersion, label: '', publishedOn: null },
    ]);
    expect(work.relations).toMatchObject([{ id: relation, direction: 'in', other: { id: third } }]);
    expect(room.library.list(ALL).map(({ id, versionId }) => [id, versionId])).toEqual([
      [third, newest(third)],
      [old, freshVersion],
    ]);
    expect(room.library.findVersion(freshVersion)).toMatchObject({
      documentId: old,
      version: { label: 'Act as amended', language: 'eng' },
    });
    // Links from before lead to where it is now.
    expect(room.library.get(fresh).id).toBe(old);
    await expect.poll(() => bench.memory.documents.get(fresh)?.removed).toBe(true);
    expect(bench.memory.documents.get(old)?.versions.map(({ id }) => id)).toEqual([freshVersion, oldVersion]);

    expect(room.works.splitOff(freshVersion)).toMatchObject({
      id: fresh,
      title: 'Act as amended',
      relations: [{ id: relation, other: { id: third } }],
      createdAt: before.createdAt,
    });
    expect(room.library.get(old)).toMatchObject({ relations: [], versions: [{ id: oldVersion }] });
    await expect.poll(() => bench.memory.documents.get(fresh)?.removed).toBe(false);
    expect(() => room.works.splitOff(oldVersion)).toThrow(
      expect.objectContaining({ code: 'library.split-last' }),
    );
  });

  it('keep the name that the document had in the history, also when it is a version of another', async () => {
    const [fresh = '', old = ''] = await bringIn('fresh', 'old');
    const named = room.library.get(fresh).title;
    room.works.join({ documentId: fresh, into: old, as: 'version' });
    const things = room.changes
      .steps({ before: null, entities: ['document'] })
      .steps.flatMap((step) => step.things);
    expect(things.find(({ id }) => id === fresh)?.name).toBe(named);
  });

  it('put a translation last, with the original as the text that counts', async () => {
    const [original = '', translated = ''] = await bringIn('ฉบับ', 'the act');
    room.library.update(original, { language: 'tha' });
    room.library.update(translated, { language: 'eng' });
    const [thai, english] = [newest(original), newest(translated)];
    const work = room.works.join({ documentId: translated, into: original, as: 'translation' });
    expect(
      work.versions.map(({ id, language, standing, isOfficial }) => [id, language, standing, isOfficial]),
    ).toEqual([
      [thai, 'tha', 'original', true],
      [english, 'eng', 'unofficial-translation', false],
    ]);
    expect(room.library.list(libraryFilter.parse({ languages: ['eng'] }))).toMatchObject([
      { id: original, versionId: thai },
    ]);
    // A newer text in the same language takes the mark over.
    const [newer = ''] = await bringIn('ฉบับที่ ๒');
    room.library.update(newer, { language: 'tha', adoptedOn: '2020-01-01' });
    const amended = newest(newer);
    expect(
      room.works.join({ documentId: newer, into: original, as: 'version' }).versions.map(({ id }) => id),
    ).toEqual([amended, thai, english]);
    expect(versionsOf(original).find(({ isOfficial }) => isOfficial)?.id).toBe(amended);
  });

  it('are what they were again when a join is taken back: standing, name, language, date and mark', async () => {
    const [original = '', translated = ''] = await bringIn('ฉบับ', 'the act');
    room.library.update(original, { language: 'tha' });
    room.library.update(translated, { language: 'eng', adoptedOn: '2019-05-01' });
    const [thai, english] = [newest(original), newest(translated)];
    const before = room.library.get(translated).versions;
    room.works.join({ documentId: translated, into: original, as: 'translation' });
    expect(room.works.splitOff(english).versions).toEqual(before);
    expect(versionsOf(original)).toMatchObject([{ id: thai, standing: null, isOfficial: false }]);

    room.works.join({ documentId: translated, into: original, as: 'version' });
    expect(room.works.splitOff(english).versions).toEqual(before);

    const [newer = ''] = await bringIn('ฉบับที่ ๒');
    room.library.update(newer, { language: 'tha', adoptedOn: '2020-01-01' });
    const [amended, asItWas] = [newest(newer), versionsOf(newer)];
    room.works.markOfficial(thai, true);
    expect(room.works.join({ documentId: newer, into: original, as: 'version' }).versions[0]).toMatchObject({
      id: amended,
      isOfficial: true,
    });
    expect(room.works.splitOff(amended).versions).toEqual(asItWas);
    expect(versionsOf(original)).toMatchObject([{ id: thai, isOfficial: true }]);
  });

  it('follow the language of their document again once nothing that joined is left, unless somebody set theirs', async () => {
    const [whole = '', first = '', second = ''] = await bringIn('scan', 'one', 'two');
    for (const id of [whole, first, second]) room.library.update(id, { language: 'tha' });
    const scan = newest(whole);
    const languageOfScan = () => room.library.get(whole).versions.find(({ id }) => id === scan)?.language;
    const { works, then } = worksInTime('');
    const join = (documentId: string) => then(() => works.join({ documentId, into: whole, as: 'version' }));
    const unjoin = (documentId: string) => then(() => works.unjoin({ documentId, into: whole }));
    join(first);
    join(second);
    expect(languageOfScan()).toBe('tha');
    unjoin(first);
    expect(languageOfScan()).toBe('tha');
    unjoin(second);
    expect(languageOfScan()).toBeNull();

    // Said by a person, before or since, it stays.
    then(() => works.setVersion(scan, { language: 'lao' }));
    join(first);
    unjoin(first);
    expect(languageOfScan()).toBe('lao');
    then(() => works.setVersion(scan, { language: null }));
    join(first);
    then(() => works.setVersion(scan, { language: 'khm' }));
    then(() => works.setVersion(scan, { language: 'tha' }));
    unjoin(first);
    expect(languageOfScan()).toBe('tha');
  });

  it('lose the mark of the official text by a line in the history, and have it again when they part', async () => {
    const [original = '', part = ''] = await bringIn('act', 'draft');
    const [first, second] = [newest(original), newest(part)];
    room.works.markOfficial(second, true);
    const before = versionsOf(part);
    room.works.join({ documentId: part, into: original, as: 'translation' });
    expect(versionsOf(original)).toMatchObject([
      { id: first, isOfficial: true },
      { id: second, isOfficial: false },
    ]);
    const marks = () =>
      listHistory(room.db, 'version', second).flatMap(({ field, before: from, after }) =>
        field === 'isOfficial' ? [`${from} ${after}`] : [],
      );
    expect(marks()).toEqual(['false true', 'true false']);
    expect(room.works.splitOff(second).versions).toEqual(before);
    expect(marks()).toEqual(['false true', 'true false', 'false true']);
    expect(versionsOf(original)).toMatchObject([{ id: first, isOfficial: false }]);
  });

  it('part one by one after two came together, the mark going back to whose it was', async () => {
    const [older = '', newer = '', original = ''] = await bringIn('older', 'newer', 'act');
    const [marked, whole] = [newest(older), newest(original)];
    const { works, then } = worksInTime(older);
    then(() => works.join({ documentId: newer, into: older, as: 'version' }));
    then(() => works.markOfficial(marked, true));
    then(() => works.markOfficial(whole, true));
    then(() => works.join({ documentId: older, into: original, as: 'version' }));
    for (const version of versionsOf(original).filter(({ id }) => id !== whole))
      then(() => works.splitOff(version.id));
    expect(versionsOf(original)).toMatchObject([{ id: whole, isOfficial: true }]);
    expect(versionsOf(older).find(({ id }) => id === marked)).toMatchObject({ isOfficial: true });
  });

  it('have no mark back that they only had in what they joined', async () => {
    const [first = '', middle = '', last = ''] = await bringIn('one', 'two', 'three');
    const version = newest(first);
    room.works.join({ documentId: first, into: middle, as: 'version' });
    room.works.markOfficial(version, true);
    room.works.join({ documentId: middle, into: last, as: 'version' });
    expect(room.works.splitOff(version)).toMatchObject({ id: first, versions: [{ isOfficial: false }] });
  });

  it('keep what somebody said of them since they were joined, and the mark while another translation rests on it', async () => {
    const [original = '', first = '', second = ''] = await bringIn('ฉบับ', 'the act', 'the law');
    const [thai, english, other] = [newest(original), newest(first), newest(second)];
    for (const documentId of [first, second])
      room.works.join({ documentId, into: original, as: 'translation' });
    room.works.setVersion(english, { standing: 'official-translation', label: 'Gazette' });
    expect(room.works.splitOff(english).versions).toMatchObject([
      { standing: 'official-translation', label: 'Gazette' },
    ]);
    expect(versionsOf(original)).toMatchObject([
      { id: thai, standing: 'original', isOfficial: true },
      { id: other, standing: 'unofficial-translation' },
    ]);
  });

  it('make their work as narrow as the narrowest of them, and it stays so when they part', async () => {
    const [act = '', draft = ''] = await bringIn('act', 'draft');
    room.library.update(draft, { access: 'restricted' });
    expect(room.works.join({ documentId: draft, into: act, as: 'version' }).access).toBe('restricted');
    expect(listHistory(room.db, 'document', act).findLast(({ field }) => field === 'access')).toMatchObject({
      before: 'public',
      after: 'restricted',
    });
    expect(room.library.narrowestAccess([newest(draft), newest(act)])).toBe('restricted');
    expect(room.library.narrowestAccess([])).toBe('public');
    room.works.splitOff(newest(act));
    expect(room.library.get(act).access).toBe('restricted');
    const [note = ''] = await bringIn('note');
    expect(room.works.join({ documentId: note, into: act, as: 'version' }).access).toBe('restricted');
  });

  it('stay as narrow where the line of the history is taken back that says so, and all else of it goes back', async () => {
    const [act = '', draft = ''] = await bringIn('act', 'draft');
    room.library.update(draft, { access: 'restricted', issuingBody: 'Ministry of Justice' });
    room.clock.set('2026-01-03T03:04:05.000Z');
    room.works.join({ documentId: draft, into: act, as: 'version' });
    const undoLast = () => {
      const all = room.changes.history([{ entity: 'document', id: act }]);
      const last = all.find(({ canUndo }) => canUndo);
      return room.changes.takeBack({ seq: last?.seq ?? 0, andLater: false });
    };
    expect(undoLast()).toEqual({
      undone: 1,
      left: [{ id: act, name: room.library.get(act).title, why: 'clash', field: 'access' }],
    });
    expect(room.library.get(act)).toMatchObject({ access: 'restricted', issuingBody: null });
    room.clock.set('2026-01-04T03:04:05.000Z');
    room.library.update(act, { access: 'government' });
    // A person may say so; what is narrower still is not for an undo to open.
    room.clock.set('2026-01-05T03:04:05.000Z');
    room.library.update(act, { access: 'restricted' });
    expect(undoLast()).toMatchObject({ undone: 0, left: [{ id: act, why: 'clash' }] });
    room.works.unjoin({ documentId: draft, into: act });
    expect(undoLast()).toEqual({ undone: 1, left: [] });
    expect(room.library.get(act).access).toBe('government');
  });

  it('fill what nobody has said of the work, and leave what was said and what is of one text only', async () => {
    const [original = '', translated = ''] = await bringIn('ฉบับ', 'the act');
    room.library.update(original, { title: 'ฉบับ', language: 'tha', number: null, topics: ['T4.2'] });
    room.library.update(translated, {
      ...{ title: 'The Act', language: 'eng', number: '5/2551', adoptedOn: '2010-02-03' },
      ...{ issuingBody: 'Parliament', state: 'TH', topics: ['T1.1'], pillars: ['PROT'] },
      appliesTo: 'province',
    });
    const before = room.library.get(original);
    const after = room.works.join({ documentId: translated, into: original, as: 'translation' });
    expect(after).toMatchObject({
      ...{ titleEnglish: 'The Act', issuingBody: 'Parliament', state: 'TH', pillars: ['PROT'] },
      appliesTo: 'province',
      ...{ title: 'ฉบับ', topics: ['T4.2'], number: before.number, adoptedOn: before.adoptedOn },
    });
    expect(after.guessed).toContain('titleEnglish');
    expect(after.guessed).not.toContain('issuingBody');
  });

  it('are ordered only as a whole', async () => {
    const [one = '', two = ''] = await bringIn('one', 'two');
    const [a, b] = [newest(one), newest(two)];
    room.works.join({ documentId: two, into: one, as: 'version' });
    expect(room.works.orderVersions(one, [a, b]).versions.map(({ id }) => id)).toEqual([a, b]);
    for (const wrong of [[a], [a, a], [a, b, one]]) {
      expect(() => room.works.orderVersions(one, wrong)).toThrow(
        expect.objectContaining({ code: 'library.order-incomplete' }),
      );
    }
  });

  it('split into a new document with the catalogue of the old one when there was none before', async () => {
    const [one = '', two = '', three = ''] = await bringIn('one', 'two', 'three');
    const [a, b, c] = [newest(one), newest(two), newest(three)];
    room.works.join({ documentId: three, into: two, as: 'version' });
    room.works.join({ documentId: two, into: one, as: 'version' });
    expect(versionsOf(one)).toHaveLength(3);
    // Through two joins it still knows where it came from.
    expect(room.works.splitOff(c)).toMatchObject({ id: three });
    expect(room.works.splitOff(b)).toMatchObject({ id: two });
    expect(versionsOf(one).map(({ id }) => id)).toEqual([a]);
    room.works.join({ documentId: one, into: two, as: 'version' });
    // What `two` had from the beginning becomes a document of its own.
    const split = room.works.splitOff(b);
    expect([one, two, three]).not.toContain(split.id);
    expect(split).toMatchObject({ title: room.library.get(two).title, versions: [{ id: b }] });
    expect(split.guessed).toContain('title');
  });

  it('go back all at once when a join is undone, also those that had joined their document before', async () => {
    const [earlier = '', part = '', whole = ''] = await bringIn('first reading', 'bill', 'act');
    const work = newest(whole);
    room.works.join({ documentId: earlier, into: part, as: 'version' });
    room.works.orderVersions(
      part,
      versionsOf(part)
        .map(({ id }) => id)
        .toReversed(),
    );
    room.works.markOfficial(newest(part), true);
    const { updatedAt: _, ...before } = room.library.get(part);
    room.works.join({ documentId: part, into: whole, as: 'version' });
    expect(versionsOf(whole)).toHaveLength(3);

    const { updatedAt: __, ...after } = room.works.unjoin({ documentId: part, into: whole });
    expect(after).toEqual(before);
    expect(versionsOf(whole)).toMatchObject([{ id: work, isOfficial: false }]);
    expect(room.events.at(-1)).toEqual({ name: 'library.changed', ids: [whole, part] });
    // What had joined it before is a part of it still, and can be its own again.
    expect(room.library.get(earlier).id).toBe(part);
    const own = versionsOf(part).find(({ label }) => label !== '')?.id ?? '';
    expect(room.works.splitOff(own)).toMatchObject({ id: earlier, versions: [{ id: own }] });
    expect(versionsOf(part)).toHaveLength(1);
    expect(() => room.works.unjoin({ documentId: part, into: whole })).toThrow(
      expect.objectContaining({ code: 'library.join-changed' }),
    );
  });

  it('give the mark back that they took over when their join is undone', async () => {
    const [earlier = '', part = '', whole = ''] = await bringIn('2015', '2020', '2008');
    for (const [id, day] of [
      [whole, '2008-01-01'],
      [earlier, '2015-01-01'],
      [part, '2020-01-01'],
    ] as const)
      room.library.update(id, { language: 'eng', adoptedOn: day });
    const marked = newest(whole);
    const { works, then } = worksInTime(whole);
    room.works.markOfficial(marked, true);
    then(() => works.join({ documentId: earlier, into: part, as: 'version' }));
    const before = versionsOf(part);
    expect(then(() => works.join({ documentId: part, into: whole, as: 'version' })).versions).toMatchObject([
      { isOfficial: true },
      {},
      { id: marked, isOfficial: false },
    ]);
    expect(then(() => works.unjoin({ documentId: part, into: whole })).versions).toEqual(before);
    expect(versionsOf(whole)).toMatchObject([{ id: marked, isOfficial: true }]);
  });

  it('go back alone to a document that is a part of one that has left already', async () => {
    const [earlier = '', part = '', whole = ''] = await bringIn('first reading', 'bill', 'act');
    const [first, own, { title }] = [newest(earlier), newest(part), room.library.get(earlier)];
    room.works.join({ documentId: earlier, into: part, as: 'version' });
    room.works.join({ documentId: part, into: whole, as: 'version' });
    expect(room.works.splitOff(own)).toMatchObject({ id: part, versions: [{ id: own }] });
    // A link from before leads to where the text is.
    expect(room.library.get(earlier).id).toBe(whole);
    expect(room.works.splitOff(first)).toMatchObject({
      id: earlier,
      title,
      versions: [{ id: first }],
    });
  });

  it('become a new document where what they were has become a part of a third one since', async () => {
    const [part = '', second = '', whole = '', third = '', amended = ''] = await bringIn(
      ...['bill', 'bill of May', 'act', 'code', 'order'],
    );
    const [first, other] = [newest(part), newest(second)];
    // As a pack brings it: two versions that have been of this document from the beginning.
    moveVersion(room.db, other, part, null);
    deleteDocument(room.db, second);
    room.works.relate({ kind: 'amends', from: part, to: amended, inPart: false, effectiveOn: null });
    room.works.join({ documentId: part, into: whole, as: 'version' });
    expect(room.works.splitOff(first).id).toBe(part);
    room.works.join({ documentId: part, into: third, as: 'version' });

    const split = room.works.splitOff(other);
    expect([part, whole, third]).not.toContain(split.id);
    expect(split.versions).toMatchObject([{ id: other }]);
    expect(room.library.get(part)).toMatchObject({
      id: third,
      relations: [{ kind: 'amends', other: { id: amended } }],
    });
    expect(versionsOf(third).map(({ id }) => id)).toContain(first);
    expect(room.works.splitOff(first)).toMatchObject({ id: part, versions: [{ id: first }] });
  });

  it('become a new document where what they were is in the trash', async () => {
    const [part = '', second = '', whole = ''] = await bringIn('bill', 'bill of May', 'act');
    const [first, other] = [newest(part), newest(second)];
    moveVersion(room.db, other, part, null);
    deleteDocument(room.db, second);
    room.works.join({ documentId: part, into: whole, as: 'version' });
    room.works.splitOff(first);
    room.library.remove(part);
    const split = room.works.splitOff(other);
    expect([part, whole]).not.toContain(split.id);
    expect(split).toMatchObject({ removedAt: null, versions: [{ id: other }] });
  });

  it('stay where they are when the join is taken back to a document that lies in the trash', async () => {
    const [earlier = '', part = '', whole = ''] = await bringIn('first reading', 'bill', 'act');
    const own = newest(part);
    room.works.join({ documentId: earlier, into: part, as: 'version' });
    room.works.join({ documentId: part, into: whole, as: 'version' });
    room.works.splitOff(own);
    room.library.remove(part);
    expect(() => room.works.unjoin({ documentId: part, into: whole })).toThrow(
      expect.objectContaining({ code: 'library.join-changed' }),
    );
    expect(versionsOf(whole)).toHaveLength(2);
  });

  it('are found by what they were before wherever a join that is taken back brings them, and this is told as no join', async () => {
    const [earlier = '', part = '', whole = ''] = await bringIn('first reading', 'bill', 'act');
    const [first, own] = [newest(earlier), newest(part)];
    room.works.join({ documentId: earlier, into: part, as: 'version' });
    room.works.join({ documentId: part, into: whole, as: 'version' });
    room.works.splitOff(own);
    expect(room.library.get(earlier).id).toBe(whole);
    room.works.unjoin({ documentId: part, into: whole });
    expect(versionsOf(part)).toHaveLength(2);
    expect(room.library.get(earlier).id).toBe(part);
    expect(room.works.splitOff(first)).toMatchObject({ id: earlier, versions: [{ id: first }] });
    const leads = listHistory(room.db, 'document', earlier).filter(({ field }) => field === 'mergedInto');
    expect(leads.map(({ before, after }) => [before, after])).toEqual([
      [null, part],
      [part, null],
    ]);
  });

  it('lead what they were to where they are, and not away from where others of it are', async () => {
    const [earlier = '', second = '', part = '', whole = '', third = ''] = await bringIn(
      ...['first reading', 'second reading', 'bill', 'act', 'code'],
    );
    const [first, other] = [newest(earlier), newest(second)];
    moveVersion(room.db, other, earlier, null);
    deleteDocument(room.db, second);
    room.works.join({ documentId: earlier, into: part, as: 'version' });
    room.works.splitOff(first);
    room.works.join({ documentId: earlier, into: third, as: 'version' });
    room.works.join({ documentId: part, into: whole, as: 'version' });
    room.works.unjoin({ documentId: part, into: whole });
    expect(versionsOf(part).map(({ id }) => id)).toContain(other);
    expect(room.library.get(earlier).id).toBe(third);
  });

  it('go back by the first of two joins in a row, and then by the second', async () => {
    const [part = '', middle = '', whole = '', amended = ''] = await bringIn('bill', 'act', 'code', 'order');
    room.works.relate({ kind: 'amends', from: part, to: amended, inPart: false, effectiveOn: null });
    const facts = (id: string) => {
      const { updatedAt: _, ...document } = room.library.get(id);
      return document;
    };
    const before = [part, middle, whole].map(facts);
    const { works, then } = worksInTime(whole);
    then(() => works.join({ documentId: part, into: middle, as: 'version' }));
    then(() => works.join({ documentId: middle, into: whole, as: 'version' }));
    then(() => works.unjoin({ documentId: part, into: middle }));
    expect(facts(part)).toMatchObject({ ...before[0] });
    expect(room.library.get(middle).id).toBe(whole);
    expect(versionsOf(whole)).toHaveLength(2);
    then(() => works.unjoin({ documentId: middle, into: whole }));
    expect([part, middle, whole].map(facts)).toEqual(before);
  });

  it.each(['version', 'translation'] as const)(
    'are what they were, with the marks of the official text, in whatever order two joins in a row are taken back: as a %s',
    async (as) => {
      const [part = '', middle = '', whole = ''] = await bringIn('2020', '2015', '2008');
      const [first, second] = [newest(part), newest(middle)];
      for (const [at, id] of [part, middle, whole].entries()) {
        const language = as === 'version' ? 'eng' : (['eng', 'tha', 'lao'] as const)[at];
        room.library.update(id, { language, adoptedOn: `${String(2020 - at)}-01-01` });
        room.works.setVersion(newest(id), { language });
      }
      const { works, then } = worksInTime(whole);
      if (as === 'version')
        for (const id of [middle, whole]) then(() => works.markOfficial(newest(id), true));
      const before = [part, middle, whole].map(versionsOf);
      const undo = (documentId: string, into: string) => () => works.unjoin({ documentId, into });
      const split = (versionId: string) => () => works.splitOff(versionId);
      for (const [one, two] of [
        [undo(part, middle), undo(middle, whole)],
        [undo(middle, whole), undo(part, middle)],
        [split(first), split(second)],
        [split(second), split(first)],
      ] as const) {
        then(() => works.join({ documentId: part, into: middle, as }));
        then(() => works.join({ documentId: middle, into: whole, as }));
        then(one);
        then(two);
        expect([part, middle, whole].map(versionsOf)).toEqual(before);
      }
    },
  );

  it('are taken back by an undo only while they are there by that join', async () => {
    const [part = '', whole = '', third = ''] = await bringIn('bill', 'act', 'code');
    const own = newest(part);
    const changed = expect.objectContaining({ code: 'library.join-changed' });
    room.works.join({ documentId: part, into: whole, as: 'version' });
    room.works.splitOff(own);
    expect(() => room.works.unjoin({ documentId: part, into: whole })).toThrow(changed);
    room.works.join({ documentId: part, into: third, as: 'version' });
    expect(() => room.works.unjoin({ documentId: part, into: whole })).toThrow(changed);
    expect(versionsOf(third).map(({ id }) => id)).toContain(own);
  });

  it('refuse what makes no sense, and leave everything as it was', async () => {
    const [one = '', two = '', three = ''] = await bringIn('one', 'two', 'three');
    const refuses = (code: string, join: () => unknown) =>
      expect(join).toThrow(expect.objectContaining({ code }));
    refuses('library.join-itself', () => room.works.join({ documentId: one, into: one, as: 'version' }));
    room.library.remove(two);
    refuses('library.join-in-trash', () => room.works.join({ documentId: two, into: one, as: 'version' }));
    room.library.restore(two);
    const act = (from: string, to: string) =>
      room.works.relate({ kind: 'amends', from, to, inPart: false, effectiveOn: null });
    act(one, two);
    act(two, three);
    refuses('library.join-circular', () => room.works.join({ documentId: three, into: one, as: 'version' }));
    expect(room.library.list(ALL)).toHaveLength(3);
    expect(room.library.get(two).relations).toHaveLength(2);
  });
});

describe('relations', () => {
  it('are stored once and read from both ends', async () => {
    const [act = '', amending = ''] = await bringIn('act', 'amending');
    room.works.relate({ kind: 'amends', from: amending, to: act, inPart: false, effectiveOn: '2025-07-01' });
    expect(room.library.get(amending).relations).toMatchObject([
      { kind: 'amends', direction: 'out', effectiveOn: '2025-07-01', other: { id: act } },
    ]);
    const [seen] = room.library.get(act).relations;
    expect(seen).toMatchObject({ kind: 'amends', direction: 'in', other: { id: amending } });
    for (const [from, to, code] of [
      [amending, act, 'library.relation-exists'],
      [act, amending, 'library.relation-circular'],
      [act, act, 'library.relation-to-itself'],
    ] as const) {
      expect(() => room.works.relate({ kind: 'amends', from, to, inPart: false, effectiveOn: null })).toThrow(
        expect.objectContaining({ code }),
      );
    }
    room.works.unrelate(seen?.id ?? '');
    expect(room.library.get(act).relations).toEqual([]);
    expect(() => room.works.unrelate(seen?.id ?? '')).toThrow(
      expect.objectContaining({ code: 'library.relation-not-found' }),
    );
    expect(listHistory(room.db, 'relation', seen?.id ?? '')).toHaveLength(2);
    // Taken away by mistake and said again it is the same one, about which something may have been decided.
    const again = {
      kind: 'amends',
      from: amending,
      to: act,
      inPart: false,
      effectiveOn: '2025-07-01',
    } as const;
    expect(room.works.relate(again).relations.map(({ id }) => id)).toEqual([seen?.id]);
    room.works.unrelate(seen?.id ?? '');
    const other = room.works.relate({ ...again, effectiveOn: null });
    expect(other.relations.map(({ id }) => id)).not.toEqual([seen?.id]);
  });

  it('come back with the join that took them along, and not those of an earlier one', async () => {
    const [part = '', amended = '', whole = ''] = await bringIn('part', 'amended', 'whole');
    const version = newest(part);
    const relationsOf = (id: string) =>
      room.library.get(id).relations.map(({ kind, direction, other }) => [kind, direction, other.id]);
    const joinAndSplit = () => {
      room.works.join({ documentId: part, into: whole, as: 'version' });
      room.works.splitOff(version);
    };
    room.works.relate({ kind: 'amends', from: part, to: amended, inPart: false, effectiveOn: null });
    joinAndSplit();
    expect(relationsOf(part)).toEqual([['amends', 'out', amended]]);
    room.works.unrelate(room.library.get(part).relations[0]?.id ?? '');
    joinAndSplit();
    expect(relationsOf(part)).toEqual([]);
    expect(relationsOf(whole)).toEqual([]);
  });

  it('stay away where somebody took them away from the whole, and come back where a join did', async () => {
    const [part = '', amended = '', whole = ''] = await bringIn('part', 'amended', 'whole');
    const version = newest(part);
    room.works.relate({ kind: 'amends', from: part, to: amended, inPart: false, effectiveOn: null });
    room.works.relate({ kind: 'implements', from: part, to: whole, inPart: false, effectiveOn: null });
    room.works.join({ documentId: part, into: whole, as: 'version' });
    room.works.unrelate(room.library.get(whole).relations[0]?.id ?? '');
    expect(room.works.splitOff(version).relations).toMatchObject([
      { kind: 'implements', other: { id: whole } },
    ]);
    expect(room.library.get(amended).relations).toEqual([]);
  });

  it('come back to a document that became a part of another one meanwhile', async () => {
    const [part = '', amended = '', whole = '', other = ''] = await bringIn(
      'part',
      'amended',
      'whole',
      'other',
    );
    const version = newest(part);
    room.works.relate({ kind: 'amends', from: part, to: amended, inPart: false, effectiveOn: null });
    room.works.join({ documentId: part, into: whole, as: 'version' });
    room.works.join({ documentId: amended, into: other, as: 'version' });
    expect(room.works.splitOff(version).relations).toMatchObject([{ kind: 'amends', other: { id: other } }]);
    expect(room.library.get(whole).relations).toEqual([]);
  });

  it('tell what took the place of a document, and the index when that changes', async () => {
    const [old = '', newer = '', newestOne = ''] = await bringIn('old', 'newer', 'newest');
    room.library.update(old, { status: 'inforce', inForceOn: '2000-01-01' });
    room.library.update(newer, { status: 'inforce', inForceOn: '2010-01-01' });
    room.works.relate({ kind: 'supersedes', from: newer, to: old, inPart: false, effectiveOn: null });
    room.works.relate({ kind: 'repeals', from: newestOne, to: newer, inPart: false, effectiveOn: null });
    room.library.update(newestOne, { status: 'draft' });
    expect(room.library.get(old).successors.map(({ id }) => id)).toEqual([newer]);
    room.library.update(newestOne, { status: 'adopted', inForceOn: '2030-01-01' });
    expect(room.library.get(old).successors.map(({ id }) => id)).toEqual([newer, newestOne]);
    await expect
      .poll(() => bench.memory.documents.get(newer)?.force.at(-1))
      .toEqual({ from: '2030-01-01', answer: 'no', why: 'repealed' });
    room.library.remove(newestOne);
    expect(room.library.get(newer).successors).toEqual([]);
    await expect.poll(() => bench.memory.documents.get(newer)?.force.at(-1)).toMatchObject({ answer: 'yes' });
  });

  it('let the list show what was in force on a day, and what may have been', async () => {
    const [old = '', newer = '', doubtful = ''] = await bringIn('1 old', '2 newer', '3 doubtful');
    room.library.update(old, { status: 'repealed', inForceOn: '2000-01-01' });
    room.library.update(newer, { status: 'inforce', inForceOn: '2010-01-01' });
    room.library.update(doubtful, { inForceOn: '2005-01-01' });
    room.works.relate({ kind: 'repeals', from: newer, to: old, inPart: false, effectiveOn: null });
    const on = (asAt: string) => room.library.list({ ...ALL, asAt }).map(({ id }) => id);
    expect(on('1999-12-31')).toEqual([]);
    expect(on('2009-12-31')).toEqual([old, doubtful]);
    expect(on('2010-01-01')).toEqual([newer, doubtful]);
  });
});

it('describes many documents at once in the order asked, each once, without those that are gone', async () => {
  const [act = '', order = '', other = ''] = await bringIn('act', 'order', 'act of another day');
  room.works.join({ documentId: other, into: act, as: 'version' });
  expect(room.library.describe([order, '00000000-0000-7000-8000-000000000000', other, act])).toEqual([
    room.library.get(order),
    room.library.get(act),
  ]);
});

describe('what is said of a document', () => {
  it('is no news where it was so: the day on which it is known stays, and the list its order', async () => {
    const [act = ''] = await bringIn('act');
    room.library.update(act, { status: 'inforce' });
    const before = room.library.get(act);
    room.clock.set('2026-02-02T03:04:05.000Z');
    expect(room.library.update(act, { status: 'inforce', topics: [] })).toEqual(before);
  });

  it('is a line of the history where a guess is confirmed by it, and is taken back to a guess', async () => {
    const [act = ''] = await bringIn('act');
    const { title, guessed } = room.library.get(act);
    room.clock.set('2026-02-02T03:04:05.000Z');
    expect(room.library.update(act, { title }).guessed).toEqual(guessed.filter((field) => field !== 'title'));
    const [line] = room.changes.history([{ entity: 'document', id: act }]);
    expect(line).toMatchObject({ field: 'guessed', before: guessed.join(' '), canUndo: true });
    room.changes.takeBack({ seq: line?.seq ?? 0, andLater: false });
    expect(new Set(room.library.get(act).guessed)).toEqual(new Set(guessed));
  });
});

describe('reviews', () => {
  it('are done in one step and planned for later', async () => {
    const [act = ''] = await bringIn('act');
    expect(room.works.setReview(act, { reviewBy: '2025-12-31' }).review).toEqual({
      checkedOn: null,
      checkedBy: null,
      reviewBy: '2025-12-31',
    });
    expect(room.works.markChecked(act, 12).review).toEqual({
      checkedOn: '2026-01-02',
      checkedBy: 'Tester',
      reviewBy: '2027-01-02',
    });
    expect(
      listHistory(room.db, 'document', act)
        .slice(-4)
        .map(({ field }) => field),
    ).toEqual(['reviewBy', 'checkedOn', 'checkedBy', 'reviewBy']);
  });

  it('are taken back whole, with the day and the person', async () => {
    const [act = ''] = await bringIn('act');
    const before = room.works.setReview(act, { checkedBy: 'Registry', reviewBy: '2025-12-31' }).review;
    room.clock.set('2026-02-02T03:04:05.000Z');
    room.works.markChecked(act, 12);
    const last = room.changes.history([{ entity: 'document', id: act }]).find(({ canUndo }) => canUndo);
    expect(room.changes.takeBack({ seq: last?.seq ?? 0, andLater: false })).toEqual({ undone: 1, left: [] });
    expect(room.library.get(act).review).toEqual(before);
  });

  it('are taken back at once, but for what was written since', async () => {
    const [act = ''] = await bringIn('act');
    const before = room.works.setReview(act, { checkedBy: 'Registry', reviewBy: '2025-12-31' }).review;
    const { review: written } = room.works.markChecked(act, 12);
    const { length } = listHistory(room.db, 'document', act);
    room.works.setReview(act, { checkedBy: 'Bureau' });
    expect(room.works.uncheck(act, { before, written }).review).toEqual({ ...before, checkedBy: 'Bureau' });
    expect(
      listHistory(room.db, 'document', act)
        .slice(length)
        .map(({ field }) => field),
    ).toEqual(['checkedBy', 'checkedOn', 'reviewBy']);
  });

  it('name nobody where the person has given no name', async () => {
    const [act = ''] = await bringIn('act');
    const nothing = () => undefined;
    const works = createWorks({
      ...{ db: room.db, clock: () => '2026-01-02T03:04:05.000Z', newId: () => act },
      ...{ actor: () => 'unnamed', announce: nothing, onChanged: nothing },
    });
    expect(works.markChecked(act, 12).review.checkedBy).toBeNull();
  });
});
