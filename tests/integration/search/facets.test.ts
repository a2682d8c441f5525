import { afterEach, describe, expect, it } from 'vitest';
import { searchFilters } from '../../../shared/search';
import { type SearchBench, searchBench } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

function library(): SearchBench {
  return searchBench(
    {
      name: 'A',
      pages: ['labour', 'labour'],
      facts: { type: 'LAW', state: 'TH', year: 2008, topics: ['T1.2'] },
    },
    {
      name: 'B',
      pages: ['labour'],
      facts: { type: 'NAP', state: 'TH', year: 2020, pillars: ['POL', 'PREV'] },
    },
    { name: 'C', pages: ['labour'], facts: { type: 'LAW', state: 'KH', year: null } },
    { name: 'D', pages: ['other'], facts: { type: 'SOP', state: 'LA' } },
  );
}

const ask = (filters: object) => bench.store.query({ text: 'labour', filters: searchFilters.parse(filters) });

describe('facets', () => {
  it('count documents found, by value', () => {
    bench = library();
    const { facets } = ask({});
    expect(facets.type).toEqual([
      { value: 'LAW', count: 2 },
      { value: 'NAP', count: 1 },
    ]);
    expect(facets.state).toEqual([
      { value: 'TH', count: 2 },
      { value: 'KH', count: 1 },
    ]);
    expect(facets.year).toEqual([
      { value: 2008, count: 1 },
      { value: 2020, count: 1 },
    ]);
    expect(facets.pillar).toContainEqual({ value: 'PREV', count: 1 });
  });

  it('narrow results, and count in each facet what choosing there would give', () => {
    bench = library();
    const { total, groups, facets } = ask({ state: ['TH'] });
    expect(total).toEqual({ pages: 3, documents: 2 });
    expect(groups.map((group) => group.title).sort()).toEqual(['A', 'B']);
    expect(facets.type).toEqual([
      { value: 'LAW', count: 1 },
      { value: 'NAP', count: 1 },
    ]);
    expect(facets.state).toContainEqual({ value: 'KH', count: 1 });
  });

  it('take any value within a facet and all facets together', () => {
    bench = library();
    expect(ask({ type: ['LAW', 'NAP'] }).total.documents).toBe(3);
    expect(ask({ type: ['LAW'], state: ['KH'] }).total.documents).toBe(1);
    expect(ask({ topic: ['T1.2'], year: [2008] }).total).toEqual({ pages: 2, documents: 1 });
    expect(ask({ year: [1999] }).total.documents).toBe(0);
  });

  it('tell what a province or an agency made from national law, and pass over where nobody has said it', () => {
    bench = searchBench(
      { name: 'Act', pages: ['labour'], facts: { appliesTo: 'national' } },
      { name: 'Rule', pages: ['labour'], facts: { appliesTo: 'province' } },
      { name: 'Handbook', pages: ['labour'] },
    );
    expect(ask({}).facets.appliesTo).toEqual([
      { value: 'national', count: 1 },
      { value: 'province', count: 1 },
    ]);
    const { groups } = ask({ appliesTo: ['province'] });
    expect(groups.map(({ title, facts }) => [title, facts.appliesTo])).toEqual([['Rule', 'province']]);
    const narrowed = ask({ appliesTo: ['agency'] });
    expect(narrowed.total.documents).toBe(0);
    expect(narrowed.hidden).toContainEqual({ facet: 'appliesTo', pages: 3, documents: 3 });
  });

  it('follow a change of facts and a removal', () => {
    bench = library();
    const [group] = ask({ type: ['NAP'] }).groups;
    if (group === undefined) throw new Error('nothing found');
    bench.store.putDocument({ ...group.facts, type: 'STR' });
    expect(ask({ type: ['NAP'] }).total.documents).toBe(0);
    expect(ask({ type: ['STR'] }).total.documents).toBe(1);
    bench.store.putDocuments([{ facts: group.facts, updatedAt: '2026-01-01T00:00:00.000Z', removed: true }]);
    expect(ask({}).total.documents).toBe(2);
    bench.store.removeDocument(group.facts.documentId);
    expect(bench.store.catalogued()).toHaveLength(3);
  });

  it('leave out what was not in force on a day, keep what may have been, and count so', () => {
    const force = (from: string, answer: 'yes' | 'no') => ({
      force: [{ from, answer, why: 'applies' as const }],
    });
    bench = searchBench(
      { name: 'Old', pages: ['labour'], facts: { ...force('2001-01-01', 'yes'), type: 'LAW' } },
      { name: 'New', pages: ['labour'], facts: { ...force('2001-01-01', 'no'), type: 'NAP' } },
      { name: 'Unknown', pages: ['labour'], facts: { type: 'SOP' } },
    );
    const reply = ask({ asAt: '2010-05-01' });
    expect(reply.groups.map((group) => group.title).sort()).toEqual(['Old', 'Unknown']);
    expect(reply.facets.type.map(({ value }) => value).sort()).toEqual(['LAW', 'SOP']);
    expect(reply.hidden).toEqual([
      { facet: 'asAt', pages: 3, documents: 3 },
      { facet: 'all', pages: 3, documents: 3 },
    ]);
  });
});
