import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChangesService } from '../../../main/changes';
import { type Db, listHistory, openDatabase } from '../../../main/database';
import { createSavedSearches, createSavedSearchesHandlers } from '../../../main/search';
import type { AppEvent } from '../../../shared/app';
import {
  type SavedSearch,
  type SearchAsked,
  savedSearchesContract,
  searchFilters,
} from '../../../shared/search';
import { countingIds, type HeldClock, heldClock } from '../../support/builders';
import { idOf, type SearchBench, searchBench } from '../../support/search-bench';

let db: Db;
let bench: SearchBench;
let events: AppEvent[];
let broken: boolean;
/** The index is not being filled. */
let whole: boolean;
/** Documents that became versions of others. */
let joined: Map<string, string>;
let clock: HeldClock;
const FILTERS = searchFilters.parse({});

const shared = () => ({
  ...{ db, clock, newId: countingIds(), actor: () => 'Somsri' },
  announce: (event: AppEvent) => void events.push(event),
});
const service = () =>
  createSavedSearches({
    ...shared(),
    tally: async ({ query, filters, bridge }: SearchAsked) => {
      if (broken) throw new Error('no search');
      return bench.store.tally({ text: query, filters, bridge });
    },
    isWhole: () => whole,
    documentOf: (id) => joined.get(id) ?? id,
  });
const handlers = () => createSavedSearchesHandlers(service());
type Name = keyof typeof savedSearchesContract;
async function call(name: Name, input: unknown): Promise<unknown> {
  const { input: inputs, output } = savedSearchesContract[name];
  const handle = made[name] as (input: unknown) => unknown;
  return output.parse(await handle(inputs.parse(input)));
}
let made: ReturnType<typeof handlers>;
const list = async () => (await call('search.listSaved', {})) as SavedSearch[];

beforeEach(() => {
  db = openDatabase({ file: ':memory:' });
  bench = searchBench({ name: 'Act', pages: ['labour', 'labour', 'other'] });
  events = [];
  clock = heldClock();
  broken = false;
  whole = true;
  joined = new Map();
  made = handlers();
});
afterEach(() => {
  bench.close();
  db.close();
});

describe('saved searches', () => {
  const save = (name = 'Labour', asked: Partial<SearchAsked> = {}) =>
    call('search.save', {
      name,
      query: 'labour',
      filters: FILTERS,
      bridge: false,
      ...asked,
    }) as Promise<{
      id: string;
    }>;

  it('are kept with words and filters, and say what is new until they are looked at', async () => {
    const { id } = await save('Labour', { filters: { ...FILTERS, state: ['TH'] } });
    expect(await list()).toMatchObject([
      {
        name: 'Labour',
        query: 'labour',
        filters: { state: ['TH'] },
        found: { pages: 2, documents: 1 },
        fresh: { pages: 0, documents: 0 },
      },
    ]);
    bench.add({ name: 'Plan', pages: ['labour'] });
    bench.add({ name: 'Elsewhere', pages: ['labour'], facts: { state: 'KH' } });
    expect((await list())[0]?.fresh).toEqual({ pages: 1, documents: 1 });
    await call('search.lookedAtSaved', { id });
    expect((await list())[0]?.fresh).toEqual({ pages: 0, documents: 0 });
    expect(events.at(-1)).toEqual({ name: 'saved-searches.changed' });
  });

  it('say nothing of a text that only became a version of another document', async () => {
    bench.add({ name: 'Translation', pages: ['labour'] });
    await save();
    joined.set(idOf('Act'), idOf('Translation'));
    // What the search tells once both are one document.
    vi.spyOn(bench.store, 'tally').mockReturnValue({ [idOf('Translation')]: 3 });
    expect((await list())[0]?.fresh).toEqual({ pages: 0, documents: 0 });
  });

  /** Does something while the index has no pages yet. */
  const onAnEmptyIndex = async (work: () => Promise<unknown>) => {
    const kept = bench;
    bench = searchBench();
    await work();
    bench.close();
    bench = kept;
  };

  it('do not forget what was seen when they are looked at while the index is being filled anew', async () => {
    const { id } = await save();
    whole = false;
    await onAnEmptyIndex(() => call('search.lookedAtSaved', { id }));
    whole = true;
    expect((await list())[0]?.fresh).toEqual({ pages: 0, documents: 0 });
    bench.add({ name: 'Plan', pages: ['labour'] });
    expect((await list())[0]?.fresh).toEqual({ pages: 1, documents: 1 });
  });

  it('tell again of pages that are found again, once they were looked at without them', async () => {
    const { id } = await save();
    await onAnEmptyIndex(() => call('search.lookedAtSaved', { id }));
    expect((await list())[0]?.fresh).toEqual({ pages: 2, documents: 1 });
  });

  it.each([
    ['that was damaged', true],
    ['that lacks pages', false],
  ])(
    'that were kept while an index %s was being filled call new only what comes after it',
    async (_, fails) => {
      whole = false;
      await onAnEmptyIndex(async () => {
        broken = fails;
        await save();
        broken = false;
        expect((await list())[0]).toMatchObject({ fresh: { pages: 0, documents: 0 } });
      });
      whole = true;
      expect((await list())[0]?.fresh).toEqual({ pages: 0, documents: 0 });
      bench.add({ name: 'Plan', pages: ['labour'] });
      expect((await list())[0]?.fresh).toEqual({ pages: 1, documents: 1 });
    },
  );

  it('that were kept while nothing could be searched call new only what comes after it first could', async () => {
    broken = true;
    await save();
    expect((await list())[0]).toMatchObject({ found: null, fresh: { pages: 0, documents: 0 } });
    broken = false;
    expect((await list())[0]).toMatchObject({ found: { pages: 2 }, fresh: { pages: 0, documents: 0 } });
    bench.add({ name: 'Plan', pages: ['labour'] });
    expect((await list())[0]?.fresh).toEqual({ pages: 1, documents: 1 });
  });

  it('are renamed, removed and brought back, each with a line of history', async () => {
    const { id } = await save();
    await call('search.renameSaved', { id, name: 'แรงงานบังคับ' });
    await call('search.removeSaved', { id });
    expect(await list()).toEqual([]);
    await call('search.restoreSaved', { id });
    expect((await list()).map(({ name }) => name)).toEqual(['แรงงานบังคับ']);
    expect(listHistory(db, 'saved-search', id).map(({ field }) => field)).toEqual([
      'search',
      'name',
      'removed',
      'removed',
    ]);
  });

  it('are as before when a deletion or a name is taken back in the history', async () => {
    const { id } = await save();
    await call('search.renameSaved', { id, name: 'แรงงานบังคับ' });
    clock.set('2026-12-01T00:00:00.000Z');
    await call('search.removeSaved', { id });
    events = [];
    const undoers = { 'saved-search': service().undoer };
    const changes = createChangesService({ ...shared(), undoers, namings: {} });
    const takeBack = (field: string) => {
      const entry = listHistory(db, 'saved-search', id).findLast((each) => each.field === field);
      return changes.takeBack({ seq: entry?.seq ?? 0, andLater: false });
    };
    expect(takeBack('removed')).toMatchObject({ undone: 1, left: [] });
    expect((await list()).map(({ name }) => name)).toEqual(['แรงงานบังคับ']);
    expect(events).toContainEqual({ name: 'saved-searches.changed' });
    expect(takeBack('name')).toMatchObject({ undone: 1 });
    expect((await list()).map(({ name }) => name)).toEqual(['Labour']);
    // Saving one is no change that can be taken back: it is deleted instead.
    expect(() => takeBack('search')).toThrow(expect.objectContaining({ code: 'changes.not-undoable' }));
  });

  it('are listed when the search cannot be asked, and nothing then counts as seen', async () => {
    const { id } = await save();
    bench.add({ name: 'Plan', pages: ['labour'] });
    broken = true;
    expect((await list())[0]).toMatchObject({ found: null, fresh: { pages: 0, documents: 0 } });
    await call('search.lookedAtSaved', { id });
    broken = false;
    expect((await list())[0]?.fresh.pages).toBe(1);
  });

  it('keep a search whose stored filters are no longer known', async () => {
    await save();
    db.run(db.build.updateTable('saved_searches').set({ filters: '{"planet":["Mars"]}' }));
    expect((await list())[0]?.filters).toEqual(FILTERS);
  });

  it('refuse one that is not there', async () => {
    await expect(call('search.renameSaved', { id: countingIds(99)(), name: 'x' })).rejects.toMatchObject({
      code: 'search.saved-not-found',
    });
  });
});
