import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../main/database';
import { hashFacts } from '../../../main/exchange/facts-hash';
import { NO_FACTS, STAYING, TRAVELLING } from '../../../main/exchange/rows-repository';
import { loadInstruments } from '../../../main/instruments';
import { loadPublished } from '../../../main/questionnaires';
import type { PackPreview } from '../../../shared/exchange';
import { anAction } from '../../support/builders';
import { ALL, type ExchangeBench, exchangeBench } from '../../support/exchange-bench';
import { allowing, filled, ownEdition, results, TWO_YEARS } from '../../support/filled-exchange';
import { resourcesDir } from '../../support/resource';

const published = loadPublished(resourcesDir);
const { instruments } = loadInstruments(resourcesDir);
const SHIPPED = { ...published, instruments };

let here: ExchangeBench;
let there: ExchangeBench;
beforeEach(() => {
  here = exchangeBench(1, SHIPPED);
  there = exchangeBench(2, SHIPPED);
});
afterEach(() => {
  here.remove();
  there.remove();
});

const tablesOf = (db: Db): string[] => {
  const named = sql<{ name: string }>`SELECT name FROM sqlite_schema WHERE type = 'table'`;
  return db
    .all<{ name: string }>({ compile: () => named.compile(db.build) })
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('sqlite_'));
};
const rowsOf = (db: Db, table: string): Record<string, unknown>[] => {
  const all = sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)}`;
  return db.all<Record<string, unknown>>({ compile: () => all.compile(db.build) });
};
const previewOf = async (bench: ExchangeBench, file: string): Promise<PackPreview> => {
  const preview = await bench.exchange.open([file], null);
  await bench.exchange.close(preview.opened);
  return preview;
};
const counted = ({ things }: PackPreview) => {
  const counts: Record<string, number> = {};
  for (const { status } of things) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

describe('the tables of a workspace', () => {
  it('each travel, or are no facts, or stay on purpose', () => {
    const known = [...Object.keys(TRAVELLING), ...NO_FACTS, ...STAYING];
    expect(known.toSorted()).toEqual([...new Set(known)].toSorted());
    expect(tablesOf(here.db).toSorted()).toEqual(known.toSorted());
  });
});

describe('a pack of everything', () => {
  it('brings every row of every table that travels, once, and goes back to the very same facts', async () => {
    const { selection } = await filled(here);
    const file = await here.pack(allowing(here, selection));
    const before = hashFacts(there.db);
    const preview = await previewOf(there, file);
    expect(counted(preview)).toEqual({ new: preview.things.length });
    const { receipt } = await there.takeAll(file);
    expect(receipt?.lines.filter(({ taken }) => !taken)).toEqual([]);
    for (const table of Object.keys(TRAVELLING)) {
      if (table === 'contribution_receipts') continue;
      const count = rowsOf(here.db, table).length;
      if (table !== 'document_relations') expect([table, count > 0]).toEqual([table, true]);
      // An agency's earlier answers stay where they were written; the last one travels.
      if (table !== 'agency_answer_versions')
        expect([table, rowsOf(there.db, table).length]).toEqual([table, count]);
    }
    expect(await there.takeAll(file)).toEqual({ receipt: null, isChanged: false });
    expect(counted(await previewOf(there, file))).toEqual({ identical: preview.things.length });
    const undone = await there.exchange.undo(receipt?.id ?? '');
    expect(undone.undoneLeft).toEqual([]);
    expect(undone.undoneFacts).toBe(before);
    expect(there.editions).toHaveLength(published.editions.length);
    // And once more, to the letter.
    expect((await there.takeAll(file)).receipt?.factsAfter).not.toBe(before);
  });

  it('can be used at once: asked by the edition, compared, read in its language, and says the same when it comes back', async () => {
    const { selection, edition, frozen, datasetId } = await filled(here);
    await there.takeAll(await here.pack(allowing(here, selection)));
    expect(there.editions.some((one) => one.edition === edition)).toBe(true);
    const made = there.assessments.create({
      ...{ state: 'LA', questionnaire: 'waymark', edition, scope: 'core', referenceDate: '2026-12-31' },
    });
    expect(made.answers.length).toBeGreaterThan(5);
    expect(there.comparison.listCauses(frozen)).toMatchObject([{ cause: 'better-evidence' }]);
    expect(there.comparison.compare(frozen).rows.length).toBeGreaterThan(0);
    expect(there.ownEditions.texts({ id: 'waymark', edition, language: 'khm' }).items).toMatchObject([
      { itemId: 'POL-03', texts: { topic: 'ខ្មែរ topic' } },
    ]);
    expect(there.planning.targets()).toMatchObject([{ itemId: 'POL-03', level: 3, setBy: 'Person 1' }]);
    expect(there.treaties.joined()).toMatchObject([{ member: 'KH', instrument: 'TIPP' }]);
    const [dataset] = there.tables.list();
    expect(dataset?.hash).toBe(here.tables.get(datasetId).hash);
    expect(there.tables.get(dataset?.id ?? '').columns).toHaveLength(3);
    // Sent back unchanged, it changes nothing.
    const back = await there.pack(allowing(there, { ...selection, datasetIds: [dataset?.id ?? ''] }));
    expect(counted(await previewOf(here, back))).toEqual({
      identical: (await previewOf(here, back)).things.length,
    });
    expect(await here.takeAll(back)).toEqual({ receipt: null, isChanged: false });
  });
});

describe('plans of two years', () => {
  it('come with what goes on from one to the next, in one pack or one after the other, and count once', async () => {
    const fields = { title: 'Plan 2026', introduction: '', startsOn: '2026-01-01', endsOn: '2026-12-31' };
    const make = (from: string | null, year: number) =>
      here.planning.createPlan({
        ...{ state: 'KH', from },
        fields: { ...fields, startsOn: `${year}-01-01`, endsOn: `${year}-12-31`, status: 'approved' },
      });
    const first = make(null, 2026);
    here.planning.addAction(first.id, anAction({ dueOn: '2026-01-05' }));
    const second = make(first.id, 2027);
    const before = hashFacts(there.db);
    const { receipt } = await there.takeAll(await here.pack({ planIds: [second.id, first.id] }));
    expect(there.planning.plan(first.id)).toMatchObject({ wentOn: 1, overdue: 0, awaited: [] });
    expect(there.planning.plan(second.id)).toMatchObject({ wentOn: 0, overdue: 1 });
    const { undoneFacts } = await there.exchange.undo(receipt?.id ?? '');
    expect(undoneFacts).toBe(before);

    // The later one alone stands by itself.
    await there.takeAll(await here.pack({ planIds: [second.id] }));
    expect(there.planning.plan(second.id).list[0]).toMatchObject({ carriedFrom: null });
    const third = make(second.id, 2028);
    await there.takeAll(await here.pack({ planIds: [third.id] }));
    expect(there.planning.plan(second.id)).toMatchObject({ wentOn: 1, overdue: 0 });
  });
});

const planOf = (bench: ExchangeBench, title: string, year: number, from: string | null = null) =>
  bench.planning.createPlan({
    ...{ state: 'KH', from },
    fields: {
      ...{ title, introduction: '', status: 'approved' },
      ...{ startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
    },
  });

/** Actions that travelled and that each side says otherwise since. */
async function bothChange(planId: string): Promise<string[]> {
  const named = ['One', 'Two', 'Three'];
  const ids = named.map((title) => here.planning.addAction(planId, anAction({ title })).id);
  await there.takeAll(await here.pack({ planIds: [planId] }));
  for (const [bench, side] of [[here, 'theirs'] as const, [there, 'ours'] as const]) {
    for (const [at, title] of named.entries())
      bench.planning.saveAction(ids[at] ?? '', anAction({ title: `${title}, ${side}` }));
  }
  return ids;
}

describe('a plan that was changed on both sides', () => {
  it('is decided action by action; what was left is asked again, and what was decided is not', async () => {
    const { id } = planOf(here, 'Plan', 2026);
    const [one, two] = ['One', 'Two'].map((title) => here.planning.addAction(id, anAction({ title })));
    await there.takeAll(await here.pack({ planIds: [id] }));
    const say = (bench: ExchangeBench, action: typeof one, title: string) =>
      bench.planning.saveAction(action?.id ?? '', anAction({ title }));
    say(there, one, 'One, ours');
    say(there, two, 'Two, ours');
    const own = there.planning.addAction(id, anAction({ title: 'Only here' }));
    say(here, one, 'One, theirs');
    say(here, two, 'Two, theirs');
    const added = here.planning.addAction(id, anAction({ title: 'Only there' }));
    const file = await here.pack({ planIds: [id] });
    const titles = () => there.planning.plan(id).list.map(({ title }) => title);
    const key = (action: typeof one) => `plan/${id}/${action?.id ?? ''}`;
    const asked = async () =>
      (await previewOf(there, file)).things.map(({ status, title, piece }) => [status, piece?.what, title]);
    expect(await asked()).toEqual([
      ...['One, ours', 'Two, ours'].map((title) => ['conflict', 'action', title]),
      ['older', 'action', 'Only here'],
      ['changed', 'action', 'Only there'],
    ]);
    expect((await previewOf(there, file)).things.map(({ piece }) => piece?.only)).toEqual([
      ...[undefined, undefined, 'mine', 'theirs'],
    ]);
    const before = hashFacts(there.db);

    const first = await there.takeAll(file, { [key(two)]: 'theirs' });
    expect(titles()).toEqual(['One, ours', 'Two, theirs', 'Only there', 'Only here']);
    const left = first.receipt?.lines.flatMap(({ key: line, isLeft }) => (isLeft ? [line] : []));
    expect(left).toEqual([key(one)]);
    expect(first.receipt?.lines.map(({ key: line, taken }) => [line, taken])).toEqual([
      ...[one, two, own].map((action) => [key(action), action === two]),
      [key(added), true],
    ]);
    expect(await asked()).toEqual([
      ['conflict', 'action', 'One, ours'],
      ['older', 'action', 'Only here'],
    ]);

    await there.takeAll(file, { [key(one)]: 'theirs' });
    expect(titles()).toEqual(['One, theirs', 'Two, theirs', 'Only there', 'Only here']);
    expect(await asked()).toEqual([['older', undefined, 'Plan, KH 2026-01-01/2026-12-31']]);

    for (const { id: taken } of there.exchange.ledger().received.slice(0, 2))
      await there.exchange.undo(taken);
    expect(hashFacts(there.db)).toBe(before);
    expect(await asked()).toHaveLength(4);
  });

  it('takes what only they changed since both had the same without a question, and asks where both did', async () => {
    const { id } = planOf(here, 'Plan', 2026);
    const add = (bench: ExchangeBench, title: string) => bench.planning.addAction(id, anAction({ title }));
    const [both, theirs, gone, gotNew] = ['Both', 'Theirs', 'Gone', 'New'].map((title) => add(here, title));
    await there.takeAll(await here.pack({ planIds: [id] }));
    const say = (bench: ExchangeBench, action: typeof both, title: string) =>
      bench.planning.saveAction(action?.id ?? '', anAction({ title }));
    say(there, both, 'Both, ours');
    const own = add(there, 'Ours');
    say(here, both, 'Both, theirs');
    say(here, theirs, 'Theirs, changed');
    here.db.run(here.db.build.deleteFrom('plan_actions').where('id', '=', gone?.id ?? ''));
    const added = add(here, 'Added');
    const file = await here.pack({ planIds: [id] });
    const key = (action: typeof both) => `plan/${id}/${action?.id ?? ''}`;
    const asked = async (of = file) =>
      (await previewOf(there, of)).things.map(({ status, title }) => `${status} ${title}`);
    const [safe, open] = [
      ['changed Theirs', 'changed Gone', 'changed Added'],
      ['conflict Both, ours', 'older Ours'],
    ];
    expect((await asked()).toSorted()).toEqual([...safe, ...open].toSorted());
    const before = hashFacts(there.db);
    const titles = () => there.planning.plan(id).list.map(({ title }) => title);

    // What is not ticked stays, and is offered again.
    const one = await there.take(file, [key(theirs)]);
    expect(titles()).toEqual(['Both, ours', 'Theirs, changed', 'Gone', 'New', 'Ours']);
    expect((await asked()).toSorted()).toEqual([...safe.slice(1), ...open].toSorted());
    await there.exchange.undo(one.receipt?.id ?? '');
    expect(hashFacts(there.db)).toBe(before);

    const { receipt } = await there.takeAll(file);
    expect(titles()).toEqual(['Both, ours', 'Theirs, changed', 'New', 'Added', 'Ours']);
    expect(
      receipt?.lines.map(({ key: line, status, taken, isLeft }) => [line, status, taken, isLeft]),
    ).toEqual([
      [key(both), 'conflict', false, true],
      [key(theirs), 'changed', true, undefined],
      [key(gone), 'changed', true, undefined],
      [key(own), 'older', false, undefined],
      [key(added), 'changed', true, undefined],
    ]);
    expect(receipt?.waiting).toBe(1);

    // From the last state that both had on: what we changed meanwhile is asked about, what they did not is no matter.
    there.clock.set('2026-05-01T00:00:00.000Z');
    await there.takeAll(file, { [key(both)]: 'mine' });
    say(there, added, 'Added, ours');
    say(here, added, 'Added, theirs');
    say(here, gotNew, 'New, theirs');
    const later = await here.pack({ planIds: [id] });
    expect(await asked(later)).toEqual([
      ...['kept Both, ours', 'changed New', 'conflict Added, ours', 'older Ours'],
    ]);
  });

  it('keeps what only we changed since both had the same, added, removed or moved, without a question', async () => {
    const { id } = planOf(here, 'Plan', 2026);
    const [first, gone, last] = ['First', 'Gone', 'Last'].map((title) =>
      here.planning.addAction(id, anAction({ title })),
    );
    await there.takeAll(await here.pack({ planIds: [id] }));
    there.planning.saveAction(first?.id ?? '', anAction({ title: 'First, ours' }));
    there.db.run(there.db.build.deleteFrom('plan_actions').where('id', '=', gone?.id ?? ''));
    there.planning.moveAction(last?.id ?? '', 1);
    there.planning.addAction(id, anAction({ title: 'Ours' }));
    here.planning.saveAction(last?.id ?? '', anAction({ title: 'Last, theirs' }));
    const file = await here.pack({ planIds: [id] });
    there.clock.set('2026-05-01T00:00:00.000Z');
    const told = async (of = file) =>
      (await previewOf(there, of)).things
        .map(({ status, piece, title }) => `${status} ${piece?.what === 'order' ? 'order' : title}`)
        .toSorted();
    const ours = ['older First, ours', 'older Gone', 'older Ours', 'older order'];
    expect(await told()).toEqual(['changed Last', ...ours]);
    const { receipt } = await there.takeAll(file);
    expect(there.planning.plan(id).list.map(({ title }) => title)).toEqual([
      ...['Last, theirs', 'First, ours', 'Ours'],
    ]);
    expect(receipt?.lines.map(({ status, taken }) => `${status} ${taken}`).toSorted()).toEqual([
      ...['changed true', ...ours.map(() => 'older false')],
    ]);
    expect(receipt?.waiting).toBe(0);
    // What they say later of something else asks no more about it; what they say of the same does.
    here.planning.addAction(id, anAction({ title: 'Theirs' }));
    here.planning.saveAction(first?.id ?? '', anAction({ title: 'First, theirs' }));
    expect(await told(await here.pack({ planIds: [id] }))).toEqual([
      ...['changed Theirs', 'conflict First, ours', ...ours.slice(1)],
    ]);
  });

  it('takes an order that only they changed without a question, and asks where both did', async () => {
    const { id } = planOf(here, 'Plan', 2026);
    const [one, two] = ['One', 'Two', 'Three'].map((title) =>
      here.planning.addAction(id, anAction({ title })),
    );
    await there.takeAll(await here.pack({ planIds: [id] }));
    there.planning.saveAction(one?.id ?? '', anAction({ title: 'One, ours' }));
    here.planning.moveAction(two?.id ?? '', 1);
    const file = await here.pack({ planIds: [id] });
    const order = async (of = file) =>
      (await previewOf(there, of)).things.find(({ piece }) => piece?.what === 'order')?.status;
    expect(await order()).toBe('changed');
    const before = hashFacts(there.db);
    const { receipt } = await there.takeAll(file);
    expect(there.planning.plan(id).list.map(({ title }) => title)).toEqual(['Two', 'One, ours', 'Three']);
    const { undoneFacts } = await there.exchange.undo(receipt?.id ?? '');
    expect(undoneFacts).toBe(before);
    there.planning.moveAction(one?.id ?? '', 3);
    expect(await order()).toBe('conflict');
  });

  it('asks about an order that was not noted with the state that both had', async () => {
    const { id } = planOf(here, 'Plan', 2026);
    const [, two] = ['One', 'Two'].map((title) => here.planning.addAction(id, anAction({ title })));
    await there.takeAll(await here.pack({ planIds: [id] }));
    // As it was noted before.
    there.db.run(
      there.db.build
        .updateTable('pack_seen')
        .set({ thing_id: sql`rtrim(rtrim(thing_id, '0123456789'), '/')` })
        .where('thing_id', 'like', '%/%/%'),
    );
    there.planning.addAction(id, anAction({ title: 'Ours' }));
    here.planning.moveAction(two?.id ?? '', 1);
    expect(
      (await previewOf(there, await here.pack({ planIds: [id] }))).things
        .map(({ status, piece }) => `${status} ${piece?.what}`)
        .toSorted(),
    ).toEqual(['conflict order', 'older action']);
  });

  it('does not ask again about what was kept while others are left, nor when a later pack says the same of it', async () => {
    const { id } = planOf(here, 'Plan', 2026);
    const [one, two] = await bothChange(id);
    const asked = async (file: string) =>
      (await previewOf(there, file)).things.map(({ status, title }) => `${status} ${title}`);
    const file = await here.pack({ planIds: [id] });
    const { receipt } = await there.takeAll(file, { [`plan/${id}/${one}`]: 'mine' });
    expect(receipt?.lines.filter(({ isLeft }) => isLeft)).toHaveLength(2);
    expect(await asked(file)).toEqual(['kept One, ours', 'conflict Two, ours', 'conflict Three, ours']);
    here.planning.saveAction(two ?? '', anAction({ title: 'Two, later' }));
    const later = await here.pack({ planIds: [id] });
    expect(await asked(later)).toEqual(['kept One, ours', 'conflict Two, ours', 'conflict Three, ours']);
    await there.exchange.undo(receipt?.id ?? '');
    expect(await asked(file)).toEqual(['conflict One, ours', 'conflict Two, ours', 'conflict Three, ours']);
  });

  it('is reminded of until all of it is decided, or until somebody wants no reminder', async () => {
    const { id } = planOf(here, 'Plan', 2026);
    const [one, two] = await bothChange(id);
    const file = await here.pack({ planIds: [id] });
    const key = (action: typeof one) => `plan/${id}/${action}`;
    expect(there.exchange.waiting()).toEqual([]);
    const first = (await there.takeAll(file, { [key(one)]: 'theirs' })).receipt;
    expect(there.exchange.waiting()).toMatchObject([{ id: first?.id, count: 2 }]);
    const second = (await there.takeAll(file, { [key(two)]: 'mine' })).receipt;
    expect(there.exchange.waiting()).toMatchObject([{ id: second?.id, count: 1 }]);
    expect(there.exchange.receipt(first?.id ?? '')).toMatchObject({ waiting: 0, isReminded: true });

    const facts = hashFacts(there.db);
    expect(there.exchange.setReminder(second?.id ?? '', false)).toMatchObject({
      ...{ waiting: 1, isReminded: false },
    });
    expect(there.exchange.waiting()).toEqual([]);
    expect(hashFacts(there.db)).toBe(facts);
    there.exchange.setReminder(second?.id ?? '', true);
    expect(there.exchange.waiting()).toHaveLength(1);

    await there.exchange.undo(second?.id ?? '');
    expect(there.exchange.waiting()).toMatchObject([{ id: first?.id, count: 2 }]);
    await there.takeAll(file, { [`plan/${id}`]: 'mine' });
    expect(there.exchange.waiting()).toEqual([]);
  });

  it('waits no more where somebody wrote what theirs says, nor in an order that is as theirs by now', async () => {
    const { id } = planOf(here, 'Plan', 2026);
    const [one, two] = await bothChange(id);
    there.planning.moveAction(two ?? '', 1);
    here.planning.moveAction(one ?? '', 3);
    there.planning.addAction(id, anAction({ title: 'Ours' }));
    const { receipt } = await there.takeAll(await here.pack({ planIds: [id] }), {
      [`plan/${id}/${two}`]: 'mine',
    });
    const now = () => there.exchange.receipt(receipt?.id ?? '');
    expect(now().waiting).toBe(3);
    const count = () => there.exchange.waiting()[0]?.count;
    there.planning.saveAction(one ?? '', anAction({ title: 'One, theirs' }));
    expect(count()).toBe(2);
    expect(now().lines.flatMap(({ key, isSameNow }) => (isSameNow ? [key] : []))).toEqual([
      `plan/${id}/${one}`,
    ]);
    there.planning.saveAction(one ?? '', anAction({ title: 'One, otherwise' }));
    expect(count()).toBe(3);
    there.planning.saveAction(one ?? '', anAction({ title: 'One, theirs' }));
    there.planning.moveAction(one ?? '', 3);
    expect(count()).toBe(1);
    const [third] = there.planning.plan(id).list.filter(({ title }) => title === 'Three, ours');
    there.planning.saveAction(third?.id ?? '', anAction({ title: 'Three, theirs' }));
    expect(there.exchange.waiting()).toEqual([]);
    expect(now().waiting).toBe(0);
  });

  it('keeps all of ours, or takes all of theirs, by one choice', async () => {
    const { id } = planOf(here, 'Plan', 2026);
    await there.takeAll(await here.pack({ planIds: [id] }));
    here.planning.addAction(id, anAction({ title: 'Theirs' }));
    there.planning.addAction(id, anAction({ title: 'Ours' }));
    const file = await here.pack({ planIds: [id] });
    const titles = () => there.planning.plan(id).list.map(({ title }) => title);
    const { receipt } = await there.takeAll(file, { [`plan/${id}`]: 'mine' });
    expect(titles()).toEqual(['Ours']);
    await there.exchange.undo(receipt?.id ?? '');
    await there.takeAll(file, { [`plan/${id}`]: 'theirs' });
    expect(titles()).toEqual(['Theirs']);
  });
});

describe('an own plan beside one that came', () => {
  const titlesIn = (bench: ExchangeBench, planId: string) =>
    bench.planning.plan(planId).list.map(({ title }) => title);

  it('for the same year stays as it is, and each counts its own, when the other comes, changes and is taken back', async () => {
    const ours = planOf(there, 'Ours 2026', 2026);
    there.planning.addAction(ours.id, anAction({ title: 'Ours', dueOn: '2026-01-05' }));
    const before = hashFacts(there.db);
    const shown = there.planning.plan(ours.id);
    const theirs = planOf(here, 'Theirs 2026', 2026);
    for (const title of ['One', 'Two']) here.planning.addAction(theirs.id, anAction({ title }));
    const first = (await there.takeAll(await here.pack({ planIds: [theirs.id] }))).receipt?.id ?? '';
    const counts = () =>
      there.planning
        .plans('KH')
        .map(({ title, actions, overdue }) => [title, actions, overdue])
        .toSorted();
    expect(counts()).toEqual([
      ['Ours 2026', 1, 1],
      ['Theirs 2026', 2, 0],
    ]);
    here.planning.addAction(theirs.id, anAction({ title: 'Three' }));
    const second = (await there.takeAll(await here.pack({ planIds: [theirs.id] }))).receipt?.id ?? '';
    expect(counts()).toContainEqual(['Theirs 2026', 3, 0]);
    expect(there.planning.plan(ours.id)).toEqual(shown);
    await there.exchange.undo(second);
    expect((await there.exchange.undo(first)).undoneLeft).toEqual([]);
    expect(hashFacts(there.db)).toBe(before);
  });

  it('that goes on from actions added to the other keeps them in it when theirs is taken, and all goes back', async () => {
    const theirs = planOf(here, 'Theirs 2026', 2026);
    const one = here.planning.addAction(theirs.id, anAction({ title: 'One' }));
    const first = (await there.takeAll(await here.pack({ planIds: [theirs.id] }))).receipt?.id ?? '';
    for (const title of ['Goes on', 'Ended here']) there.planning.addAction(theirs.id, anAction({ title }));
    const next = planOf(there, 'Ours 2027', 2027, theirs.id);
    const [, , ended] = there.planning.plan(next.id).list;
    there.planning.goOnFrom(ended?.id ?? '', null);
    here.planning.saveAction(one.id, anAction({ title: 'One, changed' }));
    const file = await here.pack({ planIds: [theirs.id] });
    const [shown] = (await previewOf(there, file)).things;
    expect(shown).toMatchObject({ status: 'changed' });
    const before = hashFacts(there.db);
    const was = there.planning.plan(next.id);
    const { receipt } = await there.takeAll(file, { [`plan/${theirs.id}`]: 'theirs' });
    expect(titlesIn(there, theirs.id)).toEqual(['One, changed', 'Goes on']);
    expect(there.planning.plan(next.id).list.map(({ carriedFrom }) => carriedFrom)).toEqual(
      was.list.map(({ carriedFrom }) => carriedFrom),
    );
    // What stayed is no difference of its own: what comes next is a change of theirs, not asked about once more.
    expect((await previewOf(there, file)).things).toMatchObject([
      { status: 'identical', stays: ['Goes on'] },
    ]);
    here.planning.saveAction(one.id, anAction({ title: 'One, once more' }));
    const later = await here.pack({ planIds: [theirs.id] });
    const [again] = (await previewOf(there, later)).things;
    expect(again).toMatchObject({ status: 'changed' });
    expect(again?.differences).toEqual([
      { field: 'actions', mine: 'One, changed', theirs: 'One, once more' },
    ]);
    const followed = (await there.takeAll(later)).receipt?.id ?? '';
    expect(titlesIn(there, theirs.id)).toEqual(['One, once more', 'Goes on']);
    await there.exchange.undo(followed);
    await there.exchange.undo(receipt?.id ?? '');
    expect(hashFacts(there.db)).toBe(before);
    expect(titlesIn(there, theirs.id)).toEqual(['One', 'Goes on', 'Ended here']);
    // What goes on in an own plan is in use: the plan that it came with stays.
    expect((await there.exchange.undo(first)).undoneLeft).toMatchObject([
      { title: expect.stringMatching(/^Theirs 2026, [A-Z]{2} 2026-01-01\/2026-12-31$/) },
    ]);
    expect(there.planning.plan(next.id)).toEqual(was);
  });

  it('that is replaced with it keeps nothing in it', async () => {
    const first = planOf(here, 'Theirs 2026', 2026);
    here.planning.addAction(first.id, anAction({ title: 'One' }));
    const second = planOf(here, 'Theirs 2027', 2027, first.id);
    const both = { planIds: [first.id, second.id] };
    await there.takeAll(await here.pack(both));
    const added = there.planning.addAction(first.id, anAction({ title: 'Added here' }));
    const later = there.planning.addAction(second.id, anAction({ title: 'Goes on here' }));
    there.planning.goOnFrom(later.id, added.id);
    for (const id of both.planIds) here.planning.addAction(id, anAction({ title: 'Two' }));
    await there.takeAll(await here.pack(both), {
      [`plan/${first.id}`]: 'theirs',
      [`plan/${second.id}`]: 'theirs',
    });
    expect(both.planIds.map((id) => titlesIn(there, id))).toEqual([
      ['One', 'Two'],
      ['One', 'Two'],
    ]);
  });

  it('goes on from an action of the other that its sender took out again', async () => {
    const theirs = planOf(here, 'Theirs 2026', 2026);
    for (const title of ['One', 'Two']) here.planning.addAction(theirs.id, anAction({ title }));
    await there.takeAll(await here.pack({ planIds: [theirs.id] }));
    const next = planOf(there, 'Ours 2027', 2027, theirs.id);
    const [, two] = here.planning.plan(theirs.id).list;
    here.db.run(here.db.build.deleteFrom('plan_actions').where('id', '=', two?.id ?? ''));
    const without = await here.pack({ planIds: [theirs.id] });
    expect((await previewOf(there, without)).things).toMatchObject([{ status: 'identical' }]);
    await there.takeAll(without);
    expect(titlesIn(there, theirs.id)).toEqual(['One', 'Two']);
    expect(titlesIn(there, next.id)).toEqual(['One', 'Two']);
    here.planning.addAction(theirs.id, anAction({ title: 'Three' }));
    const { receipt } = await there.takeAll(await here.pack({ planIds: [theirs.id] }));
    expect(receipt?.lines).toMatchObject([{ status: 'changed', taken: true }]);
    expect(titlesIn(there, theirs.id)).toEqual(['One', 'Three', 'Two']);
  });
});

describe('what came and was changed on one side or both', () => {
  it('a target is changed where nobody touched it, asked about where somebody did, and taken back', async () => {
    const { selection, gap } = await filled(here);
    const wish = allowing(here, selection);
    await there.takeAll(await here.pack(wish));
    here.planning.setTarget({ ...gap, target: { level: 4, dueOn: null, reason: 'Higher.' } });
    const second = await here.pack(wish);
    const status = async () =>
      (await previewOf(there, second)).things.find(({ kind }) => kind === 'gap')?.status;
    expect(await status()).toBe('changed');
    there.planning.setTarget({ ...gap, target: { level: 2, dueOn: null, reason: 'Lower.' } });
    expect(await status()).toBe('conflict');
    const before = hashFacts(there.db);
    const { receipt } = await there.takeAll(second, { 'gap/KH/POL-03': 'theirs' });
    expect(there.planning.targets()).toMatchObject([{ level: 4 }]);
    await there.exchange.undo(receipt?.id ?? '');
    expect(hashFacts(there.db)).toBe(before);
    expect(there.planning.targets()).toMatchObject([{ level: 2 }]);
  });

  it('a highlight that was taken away here does not come back, and one edited since stays after an undo', async () => {
    const { selection, highlight } = await filled(here);
    const wish = allowing(here, { filter: ALL, withHighlights: true });
    const file = await here.pack(wish);
    const { receipt } = await there.takeAll(file);
    there.highlights.remove(highlight?.id ?? '');
    const again = (await previewOf(there, file)).things.find(({ kind }) => kind === 'highlight');
    expect(again?.status).toBe('older');
    there.highlights.restore(highlight?.id ?? '');
    there.highlights.change(highlight?.id ?? '', { note: 'Mine' });
    const { undoneLeft } = await there.exchange.undo(receipt?.id ?? '');
    expect(undoneLeft.map(({ why }) => why).sort()).toEqual(['edited', 'used']);
    expect(selection.withHighlights).toBe(true);
  });

  it('what was here and was deleted is told and comes back only when it is ticked', async () => {
    here.notes.save('T1.1', 'Our practice');
    const file = await here.pack({ noteIds: ['T1.1'] });
    await there.takeAll(file);
    there.notes.save('T1.1', '');
    expect((await previewOf(there, file)).things).toMatchObject([{ status: 'gone' }]);
    expect(await there.takeAll(file)).toEqual({ receipt: null, isChanged: false });
    const { opened } = await there.exchange.open([file], null);
    await there.exchange.apply(opened, { take: ['note/T1.1'], conflicts: {} });
    expect(there.notes.list()[0]?.text).toBe('Our practice');
  });

  it('names the later pack whose assessment stands on an edition that came before, when that import is taken back', async () => {
    const edition = await ownEdition(here, 'Another question?');
    const { id } = here.assessments.create({
      ...{ state: 'KH', questionnaire: 'waymark', edition, scope: 'full', referenceDate: '2026-12-31' },
    });
    const editions = [{ questionnaire: 'waymark', edition }];
    const first = (await there.takeAll(await here.pack({ editions }))).receipt?.id ?? '';
    const assessments = [{ id, withAgencies: false, withDiscussion: false }];
    const second = (await there.takeAll(await here.pack({ assessments }))).receipt?.id ?? '';
    expect(there.exchange.laterPacks(first).map((pack) => pack.id)).toEqual([second]);
    await there.exchange.undo(second);
    expect((await there.exchange.undo(first)).undoneLeft).toEqual([]);
  });

  it('an edition of the same name and other words is refused, with what is asked by it', async () => {
    await ownEdition(there, 'Another question?');
    const { selection, edition } = await filled(here);
    const preview = await previewOf(there, await here.pack(allowing(here, selection)));
    const refused = new Map(preview.things.map(({ key, status, code }) => [key, `${status} ${code}`]));
    expect(refused.get(`edition/waymark/${edition}`)).toBe('refused pack.edition-there');
    // The assessment on it would be answered by other questions, so its answers cannot come either.
    const assessments = preview.things.filter(({ kind }) => kind === 'assessment');
    expect(assessments.map(({ status }) => status).sort()).toEqual(['new', 'refused']);
  });

  it('an edition that is used since stays after an undo, and all that needs it', async () => {
    const { edition } = await filled(here);
    const { receipt } = await there.takeAll(
      await here.pack({ editions: [{ questionnaire: 'waymark', edition }] }),
    );
    there.assessments.create({
      ...{ state: 'LA', questionnaire: 'waymark', edition, scope: 'core', referenceDate: '2026-12-31' },
    });
    const { undoneLeft } = await there.exchange.undo(receipt?.id ?? '');
    expect(undoneLeft).toMatchObject([{ why: 'used' }]);
    expect(there.editions.some((one) => one.edition === edition)).toBe(true);
  });

  it('leaves documents that plans and treaties name since when it is taken back', async () => {
    const [page, proof, source] = ['Page', 'Proof', 'Source'].map((title) => here.addDocument(title));
    here.addDocument('Untouched');
    const { receipt } = await there.takeAll(await here.pack({ filter: ALL }));
    const days = { startsOn: '2026-01-01', endsOn: '2027-12-31' };
    const plan = there.planning.createPlan({
      ...{ state: 'KH', from: null },
      fields: { title: 'Plan', introduction: '', ...days, status: 'draft' },
    });
    const resources = [{ versionId: page?.versionId ?? '', page: 1, title: 'Page' }];
    there.planning.addAction(plan.id, anAction({ resources }));
    const done = { state: 'done', doneOn: '2026-02-01', doneDocumentId: proof?.documentId ?? '' } as const;
    there.planning.addAction(plan.id, anAction(done));
    there.treaties.set('KH', 'TIPP', {
      ...{ status: 'signed', signedOn: null, ratifiedOn: null, inForceOn: null, reservation: '' },
      ...{ source: '', sourceDocumentId: source?.documentId ?? '', checkedOn: '2026-01-01' },
    });
    const { undoneLeft } = await there.exchange.undo(receipt?.id ?? '');
    expect(undoneLeft.toSorted((a, b) => (a.title < b.title ? -1 : 1))).toEqual(
      ['Page', 'Proof', 'Source'].map((title) => ({ title, why: 'used' })),
    );
    expect(there.library.list(ALL)).toHaveLength(3);
  });

  it('results of the same data set are joined; other values for what is frozen are refused', async () => {
    const datasetId = await results(here, TWO_YEARS);
    const wish = { datasetIds: [datasetId] };
    await results(there, 'Cambodia,KHM,2020,2,5\nNepal,NPL,2020,1,1\n');
    const before = hashFacts(there.db);
    const { receipt } = await there.takeAll(await here.pack(wish));
    const [dataset] = there.tables.list();
    expect(there.tables.get(dataset?.id ?? '').columns.map(({ state, year }) => `${state} ${year}`)).toEqual([
      'KHM 2020',
      'KHM 2021',
      'LAO 2020',
      'NPL 2020',
    ]);
    await there.exchange.undo(receipt?.id ?? '');
    expect(hashFacts(there.db)).toBe(before);

    const other = exchangeBench(3, SHIPPED);
    try {
      await results(other, 'Cambodia,KHM,2020,4,5\n');
      const preview = await previewOf(other, await here.pack(wish));
      const of = (year: number) => preview.things.find(({ key }) => key.endsWith(`/${year}`));
      expect(of(2020)).toMatchObject({ status: 'refused', code: 'pack.results-differ' });
      expect(of(2021)).toMatchObject({ status: 'new' });
    } finally {
      other.remove();
    }
  });
});

it('opening Compare keeps figures in a cache, which is no fact: an undo still ends in the same facts', async () => {
  const { selection } = await filled(here);
  const file = await here.pack(allowing(here, selection));
  const before = hashFacts(there.db);
  const { receipt } = await there.takeAll(file);
  there.comparison.grid();
  const undone = await there.exchange.undo(receipt?.id ?? '');
  expect(undone.undoneLeft).toEqual([]);
  expect(undone.undoneFacts).toBe(before);
});
