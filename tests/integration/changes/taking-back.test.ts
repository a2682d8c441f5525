import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAgenciesService } from '../../../main/agencies';
import { thingNamings } from '../../../main/app/thing-namings';
import { createAssessmentsService } from '../../../main/assessments';
import { saveAssignment, saveParticipant } from '../../../main/assessments/assignments-repository';
import { createChangesService } from '../../../main/changes';
import { appendHistory } from '../../../main/database';
import { createPackNaming } from '../../../main/exchange';
import { createWorks } from '../../../main/library';
import { insertRelation } from '../../../main/library/relations-repository';
import { createPlanningService } from '../../../main/planning';
import { insertRequest } from '../../../main/sheets/repository';
import type { Answer } from '../../../shared/assessments';
import type { TreatyStatusFields } from '../../../shared/instruments';
import { libraryFilter } from '../../../shared/library';
import { aCitation, anAction } from '../../support/builders';
import { type ExchangeBench, exchangeBench } from '../../support/exchange-bench';

let room: ExchangeBench;
let changes: ReturnType<typeof createChangesService>;
let minute = 0;
beforeEach(() => {
  room = exchangeBench(1, {
    instruments: [{ code: 'TIPP', kind: 'treaty' }] as never,
  });
  minute = 0;
  const packs = createPackNaming(room.db);
  const { db, clock, assessments, planning, highlights, treaties, notes, agencies } = room;
  changes = createChangesService({
    ...{ db, clock, newId: room.newId, actor: () => 'Tester', announce: () => undefined },
    titleInPack: packs.titleOf,
    undoers: {
      ...{ ...assessments.undoers, ...planning.undoers, highlight: highlights.undoer },
      ...{ treaty: treaties.undoer, topic: notes.undoer, agency: agencies.undoer },
    },
    namings: thingNamings({
      ...{ library: room.library, assessments },
      glossary: { find: () => null },
      packs,
      titleOf: (id) => (room.documentIds().includes(id) ? room.library.get(id).title : ''),
    }),
  });
});
afterEach(() => room.remove());

/** What is done next is done a minute later. */
const later = () => {
  minute += 1;
  room.clock.set(new Date(Date.UTC(2026, 1, 1, 8, minute)).toISOString());
};
const steps = () => changes.steps({ before: null, entities: null }).steps;
const undoLast = (andLater = false) => changes.takeBack({ seq: steps()[0]?.seq ?? 0, andLater });
/** The newest entry of a field, to take back. */
const seqOf = (field: string, after: string | null = null): number => {
  const all = steps().flatMap(({ things }) => things.flatMap((thing) => thing.changes));
  return all.find((one) => one.field === field && (after === null || one.after === after))?.seq ?? 0;
};

const ASKED = { state: 'KH', questionnaire: 'waymark', edition: '2025.1', scope: 'full' } as const;

it('a correction of a frozen answer is named with its item and leads to it', () => {
  const { id: assessmentId } = room.assessments.create({ ...ASKED, referenceDate: '2025-12-31' });
  const value = { kind: 'level', level: 2, practiceAhead: false } as const;
  room.assessments.saveAnswer({
    ...{ assessmentId, itemId: 'POL-01', value, text: '', fallReason: null, baseRevision: 0 },
  });
  const snapshot = room.assessments.freeze(assessmentId, 'Head');
  later();
  room.assessments.restate({
    ...{ snapshotId: snapshot.id, itemId: 'POL-01', value: { ...value, level: 0 }, text: '' },
    ...{ reason: 'Never published.', by: 'Head' },
  });
  expect(steps()[0]?.things).toMatchObject([{ name: 'POL-01', place: `${assessmentId}/POL-01` }]);
  // What was frozen is not offered to be taken back: it would only be refused.
  expect(steps().flatMap(({ things }) => things.flatMap((thing) => thing.changes))).not.toContainEqual(
    expect.objectContaining({ canUndo: true }),
  );
});

describe('who is asked what', () => {
  const asked = (assessmentId: string) => {
    const { assignments, participants } = room.assessments.participation(assessmentId);
    return {
      items: assignments.map(({ itemId, isLead }) => `${itemId}${isLead ? ' leads' : ''}`),
      agencies: participants.length,
    };
  };
  const begin = () => {
    const { id } = room.assessments.create({ ...ASKED, referenceDate: '2025-12-31' });
    const agency = (shortName: string) =>
      room.agencies.create({
        ...{ state: 'KH', names: [{ language: 'eng', name: shortName }], shortName, roles: ['POLC'] },
        ...{ place: '', note: '', from: null, until: null, focalPoints: [] },
      } as never).id;
    return { id, police: agency('Police'), labour: agency('Labour') };
  };

  it('is taken back whole where one leads now and the other is not asked any more', () => {
    const { id, police, labour } = begin();
    later();
    room.assessments.assign(id, [
      { itemId: 'POL-01', agencyId: police, as: 'lead' },
      { itemId: 'POL-02', agencyId: police, as: 'asked' },
    ]);
    const before = room.assessments.participation(id).assignments;
    later();
    room.assessments.assign(id, [
      ...['POL-01', 'POL-02'].map((itemId) => ({ itemId, agencyId: labour, as: 'lead' as const })),
      ...['POL-01', 'POL-02'].map((itemId) => ({ itemId, agencyId: police, as: 'not-asked' as const })),
    ]);
    expect(asked(id).items).toEqual(['POL-01 leads', 'POL-02 leads']);
    later();
    expect(undoLast()).toEqual({ undone: 1, left: [] });
    expect(room.assessments.participation(id).assignments).toEqual(before);
  });

  it('is one step for many items, also where the clock goes on meanwhile, and is taken back as one', () => {
    const { id, police, labour } = begin();
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: labour, as: 'lead' }]);
    later();
    const before = steps().length;
    let ms = 0;
    const ticking = createAssessmentsService({
      ...{ ...room, library: undefined as never, actor: () => 'Tester', announce: () => undefined },
      clock: () => {
        ms += 1;
        return new Date(Date.UTC(2026, 1, 1, 9, 0, 0, ms)).toISOString();
      },
    });
    ticking.assign(
      id,
      ['POL-01', 'POL-02', 'PROT-01'].map((itemId) => ({ itemId, agencyId: police, as: 'lead' as const })),
    );
    expect(steps()).toHaveLength(before + 1);
    expect(asked(id)).toEqual({
      items: ['POL-01 leads', 'POL-01', 'POL-02 leads', 'PROT-01 leads'],
      agencies: 2,
    });
    later();
    expect(undoLast()).toEqual({ undone: 1, left: [] });
    expect(asked(id)).toEqual({ items: ['POL-01 leads'], agencies: 1 });
    later();
    expect(undoLast()).toEqual({ undone: 1, left: [] });
    expect(asked(id).items).toHaveLength(4);
  });

  it('stays where an item was arranged anew since, or the year is frozen', () => {
    const { id, police } = begin();
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: police, as: 'asked' }]);
    const seq = seqOf('assigned');
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: police, as: 'lead' }]);
    expect(changes.takeBack({ seq, andLater: false }).left).toMatchObject([{ why: 'edited' }]);
    expect(asked(id).items).toEqual(['POL-01 leads']);
    const value = { kind: 'level', level: 2, practiceAhead: false } as const;
    room.assessments.saveAnswer({
      ...{ assessmentId: id, itemId: 'POL-01', value, text: '', fallReason: null, baseRevision: 0 },
    });
    room.assessments.freeze(id, 'Head');
    expect(changes.takeBack({ seq, andLater: true }).left).toMatchObject([{ why: 'frozen' }]);
  });

  it('stays where a pack arranged it anew, which notes no single item', () => {
    const { id, police } = begin();
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: police, as: 'asked' }]);
    saveAssignment(room.db, id, { itemId: 'POL-01', agencyId: police, isLead: true });
    later();
    expect(undoLast()).toMatchObject({ undone: 0, left: [{ why: 'clash' }] });
    expect(undoLast(true)).toMatchObject({ undone: 0, left: [{ why: 'clash' }] });
    expect(asked(id)).toEqual({ items: ['POL-01 leads'], agencies: 1 });
  });

  it('gives no lead back beside an agency that a pack lets lead', () => {
    const { id, police, labour } = begin();
    const health = room.agencies.create({
      ...{ state: 'KH', names: [{ language: 'eng', name: 'Health' }], shortName: 'Health', roles: ['POLC'] },
      ...{ place: '', note: '', from: null, until: null, focalPoints: [] },
    } as never).id;
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: labour, as: 'lead' }]);
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: police, as: 'lead' }]);
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: police, as: 'asked' }]);
    const seq = seqOf('assigned');
    saveParticipant(room.db, id, health, null);
    saveAssignment(room.db, id, { itemId: 'POL-01', agencyId: health, isLead: true });
    const before = room.assessments.participation(id);
    later();
    expect(changes.takeBack({ seq, andLater: true }).left).toMatchObject([{ why: 'clash' }]);
    expect(room.assessments.participation(id)).toEqual(before);
  });

  it('goes back with everything since, who led before leads again', () => {
    const { id, police, labour } = begin();
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: labour, as: 'lead' }]);
    const before = asked(id);
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: police, as: 'lead' }]);
    const seq = seqOf('assigned');
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: police, as: 'not-asked' }]);
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: labour, as: 'not-asked' }]);
    later();
    expect(changes.takeBack({ seq, andLater: true })).toEqual({ undone: 1, left: [] });
    expect(asked(id)).toEqual(before);
  });

  it('keeps an agency to whom a sheet went, or what comes back on it would be refused', () => {
    const { id, police } = begin();
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: police, as: 'asked' }]);
    insertRequest(room.db, {
      ...{ id: room.newId(), assessmentId: id, agencyId: police, number: 1, form: 'excel', dueOn: null },
      ...{ sentAt: room.clock(), sentBy: 'Tester', fileName: 'Police.xlsx', items: 1 },
    });
    later();
    expect(undoLast()).toEqual({ undone: 1, left: [] });
    expect(asked(id)).toEqual({ items: [], agencies: 1 });
  });

  describe('with a day', () => {
    const parts = (id: string) => room.assessments.participation(id).participants;

    it('goes back with the agency that began to take part by it, and forward again', () => {
      const { id, police } = begin();
      later();
      room.assessments.setDueDate(id, police, '2026-03-01');
      later();
      expect(undoLast()).toEqual({ undone: 1, left: [] });
      expect(parts(id)).toEqual([]);
      later();
      expect(undoLast()).toEqual({ undone: 1, left: [] });
      expect(parts(id)).toEqual([{ agencyId: police, dueOn: '2026-03-01' }]);
    });

    it('goes back to the day before it, of one agency whatever others were given since', () => {
      const { id, police, labour } = begin();
      room.assessments.setDueDate(id, police, '2026-03-01');
      later();
      room.assessments.setDueDate(id, police, '2026-04-01');
      const seq = seqOf('dueOn');
      later();
      room.assessments.setDueDate(id, labour, '2026-05-01');
      expect(changes.takeBack({ seq, andLater: false })).toEqual({ undone: 1, left: [] });
      expect(parts(id)).toEqual([
        { agencyId: police, dueOn: '2026-03-01' },
        { agencyId: labour, dueOn: '2026-05-01' },
      ]);
    });

    it('stays where another was set since, or a pack has set one, which notes none', () => {
      const { id, police } = begin();
      room.assessments.setDueDate(id, police, '2026-03-01');
      const seq = seqOf('dueOn');
      later();
      room.assessments.setDueDate(id, police, '2026-04-01');
      expect(changes.takeBack({ seq, andLater: false }).left).toMatchObject([{ why: 'edited' }]);
      saveParticipant(room.db, id, police, '2026-06-30');
      expect(undoLast()).toMatchObject({ undone: 0, left: [{ why: 'clash' }] });
      expect(parts(id)).toEqual([{ agencyId: police, dueOn: '2026-06-30' }]);
    });

    it('does not come back to an agency that takes no part any more', () => {
      const { id, police } = begin();
      room.assessments.setDueDate(id, police, null);
      const joined = seqOf('takesPart');
      later();
      room.assessments.setDueDate(id, police, '2026-03-01');
      later();
      room.assessments.setDueDate(id, police, null);
      const cleared = seqOf('dueOn');
      expect(changes.takeBack({ seq: joined, andLater: false })).toEqual({ undone: 1, left: [] });
      expect(parts(id)).toEqual([]);
      later();
      expect(changes.takeBack({ seq: cleared, andLater: false }).left).toMatchObject([{ why: 'clash' }]);
      expect(parts(id)).toEqual([]);
    });
  });

  it('says of an agency that takes part and is asked something since that it stays', () => {
    const { id, police } = begin();
    later();
    room.assessments.setDueDate(id, police, null);
    const joined = seqOf('takesPart');
    later();
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: police, as: 'asked' }]);
    const since = steps().length;
    expect(changes.takeBack({ seq: joined, andLater: false })).toMatchObject({
      undone: 0,
      left: [{ why: 'edited' }],
    });
    expect(steps()).toHaveLength(since);
  });
});

it('the answers of a year that was taken away are still named with their items', () => {
  const { id: assessmentId } = room.assessments.create({ ...ASKED, referenceDate: '2025-12-31' });
  const value = { kind: 'level', level: 2, practiceAhead: false } as const;
  room.assessments.saveAnswer({
    ...{ assessmentId, itemId: 'POL-01', value, text: '', fallReason: null, baseRevision: 0 },
  });
  const snapshot = room.assessments.freeze(assessmentId, 'Head');
  later();
  const next = room.assessments.startNext(snapshot.id, '2062-12-31');
  later();
  room.assessments.takeAway(next.id);
  const carried = steps().flatMap(({ things }) =>
    things.filter((thing) => thing.changes.some(({ field }) => field === 'carriedOver')),
  );
  expect(carried).toMatchObject([{ entity: 'answer', name: 'POL-01', place: null }]);
});

it('what came with a pack is named as on its receipt, also when it was taken back with it', async () => {
  const there = exchangeBench(2);
  const [act, order] = [there.addDocument('Act'), there.addDocument('Order')];
  insertRelation(
    there.db,
    {
      ...{ id: there.newId(), kind: 'amends', inPart: false, effectiveOn: null },
      ...{ from: act?.documentId ?? '', to: order?.documentId ?? '' },
    },
    there.clock(),
  );
  const file = await there.pack({ filter: libraryFilter.parse({}) });
  const { receipt } = await room.takeAll(file);
  const named = () =>
    steps()
      .flatMap(({ things }) => things)
      .map(({ entity, name, place }) => `${entity} ${name} ${place === null ? '' : 'can be reached'}`);
  expect(named()).toContain('pack Person 2 can be reached');
  later();
  await room.exchange.undo(receipt?.id ?? '');
  const came = ['document Act ', 'document Order ', 'pack Person 2 ', 'relation Act → Order '];
  expect(new Set(named().filter((name) => !name.startsWith('file')))).toEqual(new Set(came));
  there.remove();
});

it('what was done to files is named by the documents that have them', () => {
  const [act, order] = ['Act', 'Order'].map((title) => {
    const { documentId, versionId } = room.addDocument(title);
    const [version] = room.library.get(documentId).versions;
    return { documentId, versionId, sha256: version?.file.sha256 ?? '' };
  });
  later();
  room.library.setPageNumbers(act?.versionId ?? '', { firstPage: 1, firstNumber: 5 });
  later();
  appendHistory(room.db, {
    ...{
      at: room.clock(),
      actor: 'Tester',
      entity: 'lookalike',
      entityId: `${act?.sha256} ${order?.sha256}`,
    },
    ...{ field: 'decided', before: null, after: 'apart' },
  });
  const named = steps().flatMap(({ things }) => things.map(({ entity, name }) => [entity, name]));
  expect(named.slice(0, 2)).toEqual([
    ['lookalike', 'Act · Order'],
    ['file', 'Act'],
  ]);
  later();
  room.library.update(order?.documentId ?? '', { title: 'Act' });
  const pair = steps().flatMap(({ things }) => things.filter(({ entity }) => entity === 'lookalike'));
  expect(pair.map(({ name }) => name)).toEqual(['Act (Act.pdf · Order.pdf)']);
});

describe('answers', () => {
  let assessmentId = '';
  let versionId = '';
  beforeEach(() => {
    versionId = room.addDocument('Law').versionId;
    assessmentId = room.assessments.create({ ...ASKED, referenceDate: '2025-12-31' }).id;
  });
  const answer = (itemId = 'POL-01'): Answer =>
    room.assessments.get(assessmentId).answers.find((one) => one.itemId === itemId) as Answer;
  const save = (level: 0 | 1 | 2 | 3 | 4, text: string) => {
    later();
    room.assessments.saveAnswer({
      ...{ assessmentId, itemId: 'POL-01', text, fallReason: null, baseRevision: answer().revision },
      value: { kind: 'level', level, practiceAhead: false },
    });
  };
  const cite = (page: number) => {
    later();
    const { id: _id, createdAt: _at, documentTitle: _title, ...passage } = aCitation();
    room.assessments.cite({ assessmentId, itemId: 'POL-01', citation: { ...passage, versionId, page } });
  };

  it('go back by one step, level and words together, and forward again', () => {
    save(1, 'first');
    save(3, 'second');
    expect(undoLast()).toEqual({ undone: 1, left: [] });
    expect(answer()).toMatchObject({ value: { level: 1 }, text: 'first' });
    later();
    undoLast();
    expect(answer()).toMatchObject({ value: { level: 3 }, text: 'second' });
    expect(room.db.findFaults()).toEqual({ structure: [], references: [] });
  });

  it('that are as they were already are said to be, and nothing is written', () => {
    save(1, 'first');
    save(2, 'second');
    const second = seqOf('text', '"second"');
    save(1, 'first');
    const count = steps().length;
    later();
    const outcome = { undone: 0, left: [{ name: 'POL-01', why: 'same' }] };
    expect(changes.takeBack({ seq: second, andLater: true })).toMatchObject(outcome);
    expect(steps()).toHaveLength(count);
  });

  it('written over since are left alone, or go back with everything since when that is wanted', () => {
    save(1, 'first');
    save(2, 'second');
    const second = seqOf('text', '"second"');
    save(2, 'third');
    cite(1);
    later();
    expect(changes.takeBack({ seq: second, andLater: false })).toMatchObject({
      undone: 0,
      left: [{ name: 'POL-01', why: 'edited' }],
    });
    expect(changes.takeBack({ seq: second, andLater: true })).toEqual({ undone: 1, left: [] });
    expect(answer()).toMatchObject({ value: { level: 1 }, text: 'first', citations: [] });
  });

  it('lose and get single pages of evidence, whatever happened to the others', () => {
    save(1, 'words');
    cite(1);
    const first = seqOf('citation');
    cite(2);
    const [one] = answer().citations;
    later();
    room.assessments.checkEvidence({
      ...{ assessmentId, itemId: 'POL-01', evidenceId: one?.id ?? '' },
      check: { by: 'Second reader', on: '2026-01-01' },
    });
    later();
    // The other page, cited later, is no reason to leave this one.
    expect(changes.takeBack({ seq: first, andLater: false })).toEqual({ undone: 1, left: [] });
    expect(answer().citations.map(({ page }) => page)).toEqual([2]);
    expect(answer().checks).toEqual([]);
    later();
    undoLast();
    expect(answer().citations.map(({ page }) => page)).toEqual([1, 2]);
    expect(answer().checks).toHaveLength(1);
    later();
    room.assessments.removeCitation({ assessmentId, itemId: 'POL-01', citationId: one?.id ?? '' });
    later();
    undoLast();
    expect(answer().citations.find(({ page }) => page === 1)).toEqual(one);
  });

  it('that are frozen stay as they are, and it is said why', () => {
    save(2, 'words');
    const seq = seqOf('text');
    later();
    room.assessments.freeze(assessmentId, 'Committee');
    expect(changes.takeBack({ seq, andLater: true })).toMatchObject({ undone: 0, left: [{ why: 'frozen' }] });
    expect(answer().text).toBe('words');
  });

  it('of an agency go back too, with every revision kept', () => {
    const agency = room.agencies.create({
      ...{ state: 'KH', shortName: 'MOJ', names: [{ language: 'eng', name: 'Justice' }], roles: ['POLC'] },
      ...{ place: '', from: null, until: null, note: '' },
    });
    room.assessments.assign(assessmentId, [{ itemId: 'POL-01', agencyId: agency.id, as: 'lead' }]);
    for (const [at, text] of ['one', 'two'].entries()) {
      later();
      room.assessments.saveAnswer({
        ...{ assessmentId, agencyId: agency.id, itemId: 'POL-01', text, fallReason: null, baseRevision: at },
        value: { kind: 'level', level: 2, practiceAhead: false },
      });
    }
    later();
    expect(steps()[0]).toMatchObject({
      things: [{ name: 'POL-01, MOJ', place: `${assessmentId}/POL-01/${agency.id}` }],
    });
    undoLast();
    const [mine] = room.assessments.contributions(assessmentId, true)[0]?.answers ?? [];
    expect(mine).toMatchObject({ text: 'one', revision: 3 });
  });

  it('after any deeds and any taking back say what their history says, and what they said before', () => {
    const deed = fc.oneof(
      fc.record({
        deed: fc.constant('save' as const),
        level: fc.constantFrom(0, 1, 2, 3, 4),
        text: fc.string({ maxLength: 4 }),
      }),
      fc.record({ deed: fc.constant('cite' as const), page: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ deed: fc.constant('remove' as const), at: fc.nat(2) }),
      fc.record({ deed: fc.constant('back' as const), step: fc.nat(6), andLater: fc.boolean() }),
    );
    let year = 2026;
    fc.assert(
      fc.property(fc.array(deed, { minLength: 3, maxLength: 20 }), (deeds) => {
        year += 1;
        assessmentId = room.assessments.create({ ...ASKED, referenceDate: `${year}-12-31` }).id;
        const said = () => {
          const { revision: _revision, updatedAt: _at, ...words } = answer();
          return words;
        };
        const states: { readonly seq: number; readonly said: ReturnType<typeof said> }[] = [];
        const entries = () =>
          room.assessments
            .history({ assessmentId, itemId: 'POL-01' })
            .filter(({ field }) => field !== 'carriedOver');
        for (const act of deeds) {
          const before = { seq: (entries().at(-1)?.seq ?? 0) + 1, said: said() };
          later();
          if (act.deed === 'save') save(act.level as 0, act.text);
          else if (act.deed === 'cite') cite(act.page);
          else if (act.deed === 'remove') {
            const citationId = answer().citations[act.at]?.id;
            if (citationId === undefined) continue;
            room.assessments.removeCitation({ assessmentId, itemId: 'POL-01', citationId });
          } else {
            const all = states.filter(({ seq }) => entries().some((entry) => entry.seq >= seq));
            const chosen = all[act.step % Math.max(1, all.length)];
            const entry = chosen && entries().find(({ seq }) => seq >= chosen.seq);
            if (chosen === undefined || entry === undefined) continue;
            const { undone } = changes.takeBack({ seq: entry.seq, andLater: act.andLater });
            // Everything since then gone: the answer is what it was at that moment.
            if (act.andLater && undone === 1) expect(said()).toEqual(chosen.said);
          }
          if (entries().at(-1)?.seq !== before.seq - 1) states.push(before);
        }
        // Every answer is read with its hash over all of this.
        expect(room.assessments.check(assessmentId)).toBeDefined();
      }),
      { numRuns: 40 },
    );
  });
});

const ACTION = anAction({ fromLevel: 2, toLevel: 3, dueOn: '2027-06-30' });

describe('plans and gaps', () => {
  it('actions and plans go back field by field; a state that would miss something is left', () => {
    const plan = room.planning.createPlan({
      ...{ state: 'KH', from: null },
      fields: {
        title: 'Plan',
        introduction: '',
        startsOn: '2026-01-01',
        endsOn: '2027-01-01',
        status: 'draft',
      },
    });
    const action = room.planning.addAction(plan.id, ACTION);
    later();
    room.planning.saveAction(action.id, { ...ACTION, owner: 'Labour', dueOn: '2026-01-01' });
    expect(steps()[0]).toMatchObject({ things: [{ name: 'Issue the order', place: plan.id }] });
    later();
    undoLast();
    expect(room.planning.plan(plan.id).list[0]).toMatchObject({ owner: 'Justice', dueOn: '2027-06-30' });
    // What may be left out comes and goes too.
    later();
    room.planning.saveAction(action.id, { ...ACTION, people: 'Two officers' });
    later();
    undoLast();
    expect(room.planning.plan(plan.id).list[0]?.people).toBeUndefined();
    later();
    undoLast();
    expect(room.planning.plan(plan.id).list[0]?.people).toBe('Two officers');
    // Proposed without an owner; then an owner and a state; the owner alone cannot go.
    later();
    room.planning.saveAction(action.id, { ...ACTION, state: 'proposed', owner: '' });
    later();
    room.planning.saveAction(action.id, { ...ACTION, state: 'proposed', owner: 'Health' });
    const owner = seqOf('owner', '"Health"');
    later();
    room.planning.saveAction(action.id, { ...ACTION, state: 'agreed', owner: 'Health' });
    expect(changes.takeBack({ seq: owner, andLater: false })).toMatchObject({ left: [{ why: 'clash' }] });
    later();
    room.planning.savePlan(plan.id, { ...plan, title: 'New name' } as never);
    later();
    undoLast();
    expect(room.planning.plan(plan.id).title).toBe('Plan');
    // That it was begun cannot be taken back.
    expect(
      steps()
        .at(-1)
        ?.things.every(({ changes: all }) => all.every(({ canUndo }) => !canUndo)),
    ).toBe(true);
  });

  it('what was saved together goes back together, also where the clock went on while it was written', () => {
    const at = Date.UTC(2026, 3, 1);
    let looks = 0;
    const clock = () => new Date(at + looks++).toISOString();
    const parts = { db: room.db, clock, newId: room.newId, actor: () => 'Tester', announce: () => undefined };
    const agencies = createAgenciesService(parts);
    const planning = createPlanningService({
      ...{ ...parts, assessments: room.assessments },
      ...{ factsOf: () => null, itemsOf: () => new Map(), dutyOf: () => null },
    });
    const { id } = agencies.create({
      ...{ state: 'KH', shortName: 'MOJ', names: [{ language: 'eng', name: 'Justice' }], roles: ['POLC'] },
      ...{ place: '', from: null, until: null, note: '' },
    });
    agencies.update(id, { shortName: 'MJ', place: 'Takeo', note: 'Renamed.' });
    expect(undoLast()).toEqual({ undone: 1, left: [] });
    expect(agencies.find(id)).toMatchObject({ shortName: 'MOJ', place: '', note: '' });

    const fields = { title: 'Plan', introduction: '', startsOn: '2026-01-01', endsOn: '2027-01-01' };
    const plan = planning.createPlan({
      ...{ state: 'KH', from: null },
      fields: { ...fields, status: 'draft' },
    });
    planning.savePlan(plan.id, { ...fields, status: 'approved', title: 'New name' });
    undoLast();
    expect(planning.plan(plan.id)).toMatchObject({ title: 'Plan', status: 'draft' });
    const action = planning.addAction(plan.id, ACTION);
    planning.saveAction(action.id, { ...ACTION, owner: 'Labour', title: 'Other', dueOn: '2026-01-01' });
    undoLast();
    expect(planning.plan(plan.id).list[0]).toMatchObject({ ...ACTION });
  });

  it('targets, marks and pages that help come and go', () => {
    const gap = { state: 'KH', itemId: 'POL-01' } as const;
    const { versionId } = room.addDocument('Law');
    later();
    room.planning.setTarget({ ...gap, target: { level: 3, dueOn: null, reason: 'Agreed.' } });
    later();
    room.planning.setTarget({ ...gap, target: { level: 4, dueOn: '2027-01-01', reason: 'Higher.' } });
    later();
    undoLast();
    expect(room.planning.targets()).toMatchObject([{ level: 3, reason: 'Agreed.' }]);
    later();
    changes.takeBack({
      seq: seqOf('target', '{"dueOn":null,"edition":null,"level":3,"reason":"Agreed."}'),
      andLater: true,
    });
    expect(room.planning.targets()).toEqual([]);
    later();
    const page = { ...gap, versionId, page: 2, title: 'Law', note: 'Good' };
    room.planning.markResource({ ...page, kind: 'pin' });
    later();
    room.planning.markResource({ ...page, kind: null });
    later();
    undoLast();
    expect(room.planning.resourceMarks(gap)).toMatchObject([
      { kind: 'pin', title: 'Law', note: 'Good', page: 2 },
    ]);
    later();
    room.planning.markGap({
      ...gap,
      mark: { priority: 'high', causes: [], causeText: '', rank: null, rankReason: '' },
    });
    later();
    expect(undoLast()).toEqual({ undone: 1, left: [] });
  });

  it('a gap of which one thing cannot go back keeps the others too', () => {
    const gap = { state: 'KH', itemId: 'POL-01' } as const;
    room.planning.setTarget({ ...gap, target: { level: 3, dueOn: null, reason: 'Agreed.' } });
    later();
    room.planning.setTarget({ ...gap, target: { level: 4, dueOn: null, reason: 'Higher.' } });
    const higher = seqOf('target');
    later();
    // Of a program that knew a cause which this one does not.
    const mark = { priority: 'high', causeText: '', rank: null, rankReason: '' } as const;
    appendHistory(room.db, {
      ...{ at: room.clock(), actor: 'Tester', entity: 'gap', entityId: 'KH:POL-01', field: 'mark' },
      ...{ before: JSON.stringify({ ...mark, causes: ['no-such-cause'] }), after: null },
    });
    later();
    expect(changes.takeBack({ seq: higher, andLater: true })).toMatchObject({ left: [{ why: 'clash' }] });
    expect(room.planning.targets()).toMatchObject([{ level: 4, reason: 'Higher.' }]);
  });
});

describe('what else people write', () => {
  it('highlights, treaties, notes on topics and agencies go back and forward', () => {
    const { versionId } = room.addDocument('Law');
    const [mark] = room.highlights.add(versionId, [
      { page: 1, pageLabel: null, quote: 'Article', rectangles: [], colour: 'green', note: '' },
    ]);
    later();
    room.highlights.change(mark?.id ?? '', { note: 'Look here', colour: 'blue' });
    later();
    undoLast();
    expect(room.highlights.list(versionId)).toMatchObject([{ note: '', colour: 'green' }]);
    later();
    room.highlights.remove(mark?.id ?? '');
    later();
    undoLast();
    expect(room.highlights.list(versionId)).toHaveLength(1);

    const status = {
      ...{ status: 'inforce-for-member', signedOn: null, ratifiedOn: null, inForceOn: '2007-08-01' },
      ...{ reservation: '', source: 'Gazette', sourceDocumentId: null, checkedOn: null },
    } satisfies Record<string, unknown> as TreatyStatusFields;
    later();
    room.treaties.set('KH', 'TIPP', status);
    later();
    room.treaties.set('KH', 'TIPP', { ...status, inForceOn: '2008-01-01', reservation: 'One' });
    later();
    undoLast();
    expect(room.treaties.joined()).toMatchObject([{ inForceOn: '2007-08-01' }]);
    later();
    changes.takeBack({ seq: seqOf('status', 'inforce-for-member'), andLater: true });
    expect(room.treaties.list()).toEqual([]);

    later();
    room.notes.save('T1.1', 'Our practice');
    later();
    room.notes.save('T1.1', '');
    later();
    undoLast();
    expect(room.notes.list()[0]?.text).toBe('Our practice');

    const { id } = room.agencies.create({
      ...{ state: 'KH', shortName: 'MOJ', names: [{ language: 'eng', name: 'Justice' }], roles: ['POLC'] },
      ...{ place: '', from: null, until: null, note: '' },
    });
    later();
    room.agencies.update(id, { shortName: 'MJ' });
    const renamed = seqOf('shortName');
    later();
    room.agencies.create({
      ...{ state: 'KH', shortName: 'MOJ', names: [{ language: 'eng', name: 'Jobs' }], roles: ['POLC'] },
      ...{ place: '', from: null, until: null, note: '' },
    });
    // The old name is somebody else's by now.
    expect(changes.takeBack({ seq: renamed, andLater: false })).toMatchObject({ left: [{ why: 'clash' }] });
    expect(room.agencies.find(id)?.shortName).toBe('MJ');
  });
});

describe('the steps of a workspace', () => {
  it('are told newest first, page by page to the beginning, by kind of thing if wished', () => {
    for (let n = 0; n < 130; n += 1) {
      later();
      room.notes.save('T1.1', `words ${n}`);
      if (n % 10 === 0) room.addDocument(`Law ${n}`);
    }
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const page = changes.steps({ before, entities: ['topic'] });
      seen.push(...page.steps.map(({ seq }) => seq));
      before = page.next;
    } while (before !== null);
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
    expect(new Set(seen).size).toBe(130);
  });

  it('say of a thing how often a step changed it, also where more was written than a page reads', () => {
    const counted = () => steps()[0]?.things.map(({ changes: told, count }) => [told.length, count]);
    const write = (times: number) => {
      later();
      for (let n = 0; n < times; n += 1) room.notes.save('T1.1', `words ${n} of ${times}`);
    };
    write(3);
    expect(counted()).toEqual([[3, 3]]);
    write(250);
    expect(counted()).toEqual([[200, 250]]);
    write(450);
    expect(counted()).toEqual([[200, 450]]);
    expect(steps()).toHaveLength(1);
  });

  it('say all of who is asked what in one act, which is told by agency with a number of items', () => {
    const agencies = Array.from({ length: 60 }, (_, at) => `Office ${at}`).map(
      (shortName) =>
        room.agencies.create({
          ...{ state: 'KH', names: [{ language: 'eng', name: shortName }], shortName, roles: ['POLC'] },
          ...{ place: '', from: null, until: null, note: '' },
        }).id,
    );
    const { id: assessmentId, answers } = room.assessments.create({ ...ASKED, referenceDate: '2025-12-31' });
    later();
    room.assessments.assign(
      assessmentId,
      agencies.flatMap((agencyId) =>
        answers.map(({ itemId }) => ({ itemId, agencyId, as: 'asked' as const })),
      ),
    );
    const [step] = steps();
    // Each agency takes part, too.
    const written = agencies.length * (answers.length + 1);
    expect(written).toBeGreaterThan(400);
    expect(step?.things).toMatchObject([{ entity: 'assessment', count: written }]);
    expect(step?.things[0]?.changes).toHaveLength(written);
  });

  it('name what no room takes back: decisions by their item, workshops by their title, relations by both ends', () => {
    const assessmentId = room.assessments.create({ ...ASKED, referenceDate: '2025-12-31' }).id;
    later();
    const agency = room.agencies.create({
      ...{ state: 'KH', names: [{ language: 'eng', name: 'Police' }], shortName: 'Police', roles: ['POLC'] },
      ...{ place: '', from: null, until: null, note: '' },
    });
    later();
    const workshop = room.assessments.startWorkshop({
      ...{ assessmentId, title: 'May round', heldOn: '2026-05-04', present: [agency.id] },
    });
    later();
    room.assessments.discuss({ assessmentId, itemId: 'POL-01', kind: 'message', text: 'Compare the forms.' });
    later();
    room.assessments.moveWorkshop(workshop.id, null, true);
    const named = () =>
      steps().flatMap(({ things }) => things.map(({ entity, name, place }) => [entity, name, place]));
    expect(named().slice(0, 4)).toEqual([
      ['workshop', 'May round', assessmentId],
      ['discussion', 'POL-01', `${assessmentId}/POL-01`],
      ['workshop', 'May round', assessmentId],
      ['agency', 'Police', null],
    ]);
    expect(named()[4]).toEqual(['assessment', '', assessmentId]);
    later();
    const { db, clock } = room;
    const [one, other] = [room.addDocument('Amending Act'), room.addDocument('Principal Act')];
    const kept = createWorks({
      ...{ db, clock, newId: room.newId, actor: () => 'Tester', announce: () => undefined },
      onChanged: () => undefined,
    });
    const { relations } = kept.relate({
      ...{ kind: 'amends', from: one.documentId, to: other.documentId, inPart: false, effectiveOn: null },
    });
    later();
    kept.unrelate(relations[0]?.id ?? '');
    expect(named().slice(0, 2)).toEqual([
      ['relation', 'Amending Act → Principal Act', null],
      ['relation', 'Amending Act → Principal Act', null],
    ]);
  });
});

it('an action that was said to go on from an earlier one stands by itself again, and goes on once more', () => {
  const fields = { introduction: '', status: 'approved' } as const;
  const plan = (year: number) =>
    room.planning.createPlan({
      ...{ state: 'KH', from: null },
      fields: { ...fields, title: `Plan ${year}`, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
    });
  const [first, second] = [plan(2026), plan(2027)];
  const old = room.planning.addAction(first.id, anAction());
  const typed = room.planning.addAction(second.id, anAction());
  later();
  room.planning.goOnFrom(typed.id, old.id);
  const carriedFrom = () => room.planning.plan(second.id).list[0]?.carriedFrom;
  expect(carriedFrom()).toBe(old.id);
  later();
  undoLast();
  expect(carriedFrom()).toBeNull();
  expect(room.planning.plan(first.id)).toMatchObject({ wentOn: 0 });
  later();
  undoLast();
  expect(carriedFrom()).toBe(old.id);
  // It goes on in another one by now: it cannot go on in both.
  room.planning.goOnFrom(typed.id, null);
  const seq = seqOf('carriedFrom');
  room.planning.goOnFrom(room.planning.addAction(second.id, anAction()).id, old.id);
  changes.takeBack({ seq, andLater: false });
  expect(carriedFrom()).toBeNull();
});

describe('the clock of the computer', () => {
  const rename = (name: string) => {
    const [first] = room.documentIds();
    room.library.update(first ?? '', { title: name });
  };

  it('is doubted after it went back behind what was saved, until enough was done with the clock as it is', () => {
    room.addDocument('Act');
    room.clock.set('2026-12-01T08:00:00.000Z');
    rename('Saved while the clock was right');
    expect(changes.savedAhead()).toBeNull();
    room.clock.set('2025-12-01T08:00:00.000Z');
    expect(changes.savedAhead()).toBe('2026-12-01T08:00:00.000Z');
    rename('Saved while it was wrong');
    expect(changes.savedAhead()).toBe('2026-12-01T08:00:00.000Z');
    for (let more = 0; more < 100; more += 1) rename(`Change ${String(more)}`);
    expect(changes.savedAhead()).toBeNull();
  });
});
