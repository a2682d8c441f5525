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

  it('gives everything at first, then a kind again once after several changes', () => {
    const given: string[] = [];
    const provider = (kind: JumpEntry['kind'], changedBy: ThingProvider['changedBy']): ThingProvider => ({
      kind,
      changedBy,
      entries: () => [{ id: 'x', title: kind, detail: '' }],
    });
    const feeder = createThingFeeder(
      [provider('item', []), provider('answer', ['assessments.changed'])],
      (kind, entries) => given.push(`${kind} ${entries.length} ${entries[0]?.kind}`),
    );
    feeder.feedAll();
    expect(given).toEqual(['item 1 item', 'answer 1 answer']);
    for (let time = 0; time < 3; time += 1) {
      feeder.hear({ name: 'assessments.changed', ids: [] });
      vi.advanceTimersByTime(1_000);
    }
    feeder.hear({ name: 'settings.changed' });
    expect(given).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(given.slice(2)).toEqual(['answer 1 answer']);
    feeder.hear({ name: 'assessments.changed', ids: [] });
    feeder.stop();
    vi.advanceTimersByTime(5_000);
    expect(given).toHaveLength(3);
  });
});
