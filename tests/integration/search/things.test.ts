import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createThingFeeder, type ThingProvider } from '../../../main/app/small-things';
import type { JumpEntry } from '../../../shared/search';
import { type SearchBench, searchBench } from '../../support/search-bench';

const entry = (kind: JumpEntry['kind'], id: string, title: string, detail: string): JumpEntry => ({
  kind,
  id,
  title,
  detail,
});

describe('small things', () => {
  let bench: SearchBench;
  beforeEach(() => {
    bench = searchBench({ name: 'Act', pages: ['shelter'] });
    bench.store.putJumpEntries('item', [
      entry('item', 'PROT-01', 'Shelter', 'PROT-01 Is there a shelter for victims?'),
    ]);
    bench.store.putJumpEntries('answer', [
      entry('answer', 'a/PROT-01', 'PROT-01 · Shelter', 'บ้านพักสำหรับผู้เสียหาย two shelters'),
      entry('answer', 'a/PROT-02', 'PROT-02 · Legal aid', 'a lawyer for every victim'),
    ]);
  });
  afterEach(() => bench.close());
  const told = (text: string, asYouType = false) =>
    bench.store.things(text, 5, asYouType).map(({ kind, things }) => [kind, things.map(({ id }) => id)]);

  it('are found by all words, by kind, with the words marked', () => {
    expect(told('shelter')).toEqual([
      ['item', ['PROT-01']],
      ['answer', ['a/PROT-01']],
    ]);
    expect(told('victim')).toEqual([['answer', ['a/PROT-02']]]);
    expect(told('victim', true)).toEqual([
      ['item', ['PROT-01']],
      ['answer', ['a/PROT-02']],
    ]);
    expect(told('shelter lawyer')).toEqual([]);
    expect(told('lawyer -victim')).toEqual([]);
    const [group] = bench.store.things('ผู้เสียหาย', 5, false);
    const { text, marks } = group?.things[0]?.text ?? { text: '', marks: [] };
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['ผู้เสียหาย']);
    expect(told('')).toEqual([]);
  });

  it('are highlights with their notes too, which are no names to jump to', () => {
    bench.store.putJumpEntries('highlight', [
      entry('highlight', 'v/3/h', 'Act of 2008', 'ask the shelters · บ้านพัก'),
    ]);
    expect(told('ask shelters')).toEqual([['highlight', ['v/3/h']]]);
    expect(told('lawyer OR บ้านพัก')).toEqual([
      ['answer', ['a/PROT-02', 'a/PROT-01']],
      ['highlight', ['v/3/h']],
    ]);
    expect(bench.store.jump('shelters').map(({ kind }) => kind)).not.toContain('highlight');
  });

  it('of a group take the place of those of that group and of no other', () => {
    const { store } = bench;
    const other = entry('answer', 'ab/PROT-01', 'PROT-01', 'a lawyer too');
    expect(store.putJumpEntries('answer', [other], 'ab')).toBe(true);
    expect(store.putJumpEntries('answer', [other], 'ab')).toBe(false);
    expect(told('lawyer')[0]?.[1]).toHaveLength(2);
    expect(
      store.putJumpEntries('answer', [entry('answer', 'a/PROT-02', 'PROT-02', 'an advocate')], 'a'),
    ).toBe(true);
    expect(told('shelters')).toEqual([]);
    expect(told('lawyer')).toEqual([['answer', ['ab/PROT-01']]]);
    expect(told('advocate')).toEqual([['answer', ['a/PROT-02']]]);
    expect(store.keepJumpGroups('answer', ['a', 'ab'])).toBe(false);
    expect(store.keepJumpGroups('answer', ['a'])).toBe(true);
    expect(told('lawyer')).toEqual([]);
    expect(told('shelter')).toEqual([['item', ['PROT-01']]]);
  });

  it('follow changes without being made anew, and answers are no names to jump to', () => {
    expect(told('lawyer')).toEqual([['answer', ['a/PROT-02']]]);
    bench.store.putJumpEntries('answer', [
      entry('answer', 'a/PROT-02', 'PROT-02 · Legal aid', 'an advocate'),
      entry('answer', 'a/PROT-03', 'PROT-03', 'an advocate too'),
    ]);
    expect(told('lawyer')).toEqual([]);
    expect(told('advocate')[0]?.[1]).toHaveLength(2);
    expect(told('two shelters')).toEqual([]);
    expect(bench.store.jump('advocate')).toEqual([]);
    expect(bench.store.jump('shelter').map(({ kind }) => kind)).toEqual(['item']);
  });
});

describe('feeding the search', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A feeder of items and of the answers of some assessments, with what it gave and how often it asked to be let give. */
  function aFeeder(assessments: string[]) {
    const state = { given: [] as string[], woken: 0 };
    const providers: ThingProvider[] = [
      { kind: 'item', changedBy: [], entries: () => [{ id: 'x', title: 'item', detail: '' }] },
      {
        ...{ kind: 'answer', changedBy: ['assessments.changed'], groups: () => assessments },
        entriesOf: (group) => [{ id: `${group}/x`, title: 'answer', detail: '' }],
      },
    ];
    const feeder = createThingFeeder(
      providers,
      {
        put: (kind, [first], group) => state.given.push(`${kind} ${group ?? ''} ${first?.kind} ${first?.id}`),
        keepGroups: (kind, groups) => state.given.push(`${kind} only of ${groups.join()}`),
      },
      () => {
        state.woken += 1;
      },
    );
    const giveAll = () => {
      state.given = [];
      while (feeder.piece());
      return state.given;
    };
    return { feeder, state, giveAll };
  }

  it('gives everything at first, one group after the other, when it is let', () => {
    const { feeder, state, giveAll } = aFeeder(['a', 'b']);
    feeder.feedAll();
    expect([state.woken, state.given]).toEqual([1, []]);
    expect(giveAll()).toEqual([
      'item  item x',
      'answer only of a,b',
      'answer a answer a/x',
      'answer b answer b/x',
    ]);
    expect(feeder.piece()).toBe(false);
  });

  it('gives once after several changes what they were about, and nothing after it was stopped', () => {
    const { feeder, state, giveAll } = aFeeder(['a', 'b']);
    for (let time = 0; time < 3; time += 1) {
      feeder.hear({ name: 'assessments.changed', ids: ['b'] });
      vi.advanceTimersByTime(1_000);
    }
    feeder.hear({ name: 'settings.changed' });
    expect([state.woken, giveAll()]).toEqual([0, []]);
    vi.advanceTimersByTime(1_000);
    expect([state.woken, giveAll()]).toEqual([1, ['answer b answer b/x']]);
    feeder.hear({ name: 'assessments.changed', ids: ['a'] });
    feeder.stop();
    vi.advanceTimersByTime(5_000);
    expect([state.woken, giveAll()]).toEqual([1, []]);
  });
});
