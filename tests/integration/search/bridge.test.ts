import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBridge } from '../../../main/search/bridge';
import { openSearchDatabase } from '../../../main/search/database';
import { createPageFinder } from '../../../main/search/page-finder';
import { createParts } from '../../../main/search/parts';
import { parseQuery } from '../../../shared/search';
import type { LanguageCode } from '../../../shared/vocabulary';
import { hashOf, type SearchBench, searchBench, toPages } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

const term = (language: LanguageCode, text: string) => ({ language, text, checked: language === 'tha' });
const GLOSSARY = [
  {
    id: 'trafficking',
    name: 'trafficking in persons',
    terms: [term('eng', 'trafficking in persons'), term('tha', 'ค้ามนุษย์'), term('nep', 'मानव बेचबिखन')],
  },
  { id: 'shelter', name: 'shelter', terms: [term('eng', 'shelter'), term('tha', 'บ้านพัก')] },
];

function library(): SearchBench {
  const made = searchBench(
    { name: 'Act', pages: ['nothing here', 'about trafficking in persons'] },
    {
      name: 'Thai act',
      pages: ['พระราชบัญญัติป้องกันการค้ามนุษย์', 'บ้านพักสำหรับผู้เสียหาย'],
      facts: { language: 'tha' },
    },
    { name: 'Nepali act', pages: ['मानव बेचबिखनको कसूर'], facts: { language: 'nep', state: 'NP' } },
    { name: 'Both', pages: ['trafficking in persons', 'ค้ามนุษย์'] },
  );
  made.store.putGlossary(GLOSSARY);
  return made;
}

describe('searching in other languages', () => {
  it('takes a term in its other spelling, but none without its marks', () => {
    bench = searchBench(
      { name: 'Nepali', pages: ['प्रहरि', 'प्रहरी'], facts: { language: 'nep', state: 'NP' } },
      { name: 'Vietnamese', pages: ['cảnh sát', 'canh sat'], facts: { language: 'vie', state: 'VN' } },
    );
    const terms = [term('eng', 'police'), term('nep', 'प्रहरी'), term('vie', 'cảnh sát')];
    bench.store.putGlossary([{ id: 'police', name: 'police', terms }]);
    const { groups } = bench.store.query({ text: 'police', bridge: true });
    const pages = groups.flatMap(({ title, hits }) => hits.map(({ page }) => `${title} ${page}`));
    expect(pages.sort()).toEqual(['Nepali 1', 'Nepali 2', 'Vietnamese 1']);
  });

  it('finds nothing more until it is asked to', () => {
    bench = library();
    const { groups, bridge } = bench.store.query({ text: 'trafficking in persons' });
    expect(groups.map(({ title }) => title).sort()).toEqual(['Act', 'Both']);
    expect(bridge).toMatchObject({ on: false, found: null });
    expect(bridge.parts).toEqual([
      {
        typed: 'trafficking in persons',
        concepts: [{ id: 'trafficking', name: 'trafficking in persons' }],
      },
    ]);
  });

  it('finds the pages that hold a term, says by which, and lets the languages take turns', () => {
    bench = library();
    const reply = bench.store.query({ text: 'trafficking in persons', bridge: true });
    const titles = reply.groups.map(({ title }) => title);
    expect(new Set(titles)).toEqual(new Set(['Act', 'Both', 'Thai act', 'Nepali act']));
    expect(titles.slice(0, 3)).toEqual(
      expect.arrayContaining([expect.stringMatching(/Thai act|Nepali act/)]),
    );
    const thai = reply.groups.find(({ title }) => title === 'Thai act')?.hits[0];
    expect(thai).toMatchObject({
      page: 1,
      foundBy: [{ term: 'ค้ามนุษย์', language: 'tha', meaning: 'trafficking in persons', checked: true }],
    });
    const { text, marks } = thai?.snippet ?? { text: '', marks: [] };
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['ค้ามนุษย์']);
    // An ending is part of the word there.
    expect(reply.groups.find(({ title }) => title === 'Nepali act')?.hits[0]?.foundBy[0]?.checked).toBe(
      false,
    );
    expect(reply.bridge.found).toEqual({ pages: 2, documents: 2 });
    expect(reply.total).toEqual({ pages: 5, documents: 4 });
  });

  it('names a document once when both ways find it, with the pages of both', () => {
    bench = library();
    const both = bench.store
      .query({ text: 'trafficking in persons', bridge: true })
      .groups.filter(({ title }) => title === 'Both');
    expect(both).toHaveLength(1);
    expect(both[0]?.hitCount).toBe(2);
    expect(both[0]?.hits.map(({ page, foundBy }) => [page, foundBy.length])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    // What leads to all of its pages finds all of them there.
    const { line = '' } = both[0]?.texts[0] ?? {};
    expect(bench.store.pagesMatching(hashOf('Both'), line).total.pages).toBe(2);
  });

  it('asks from any language, and keeps to the filters', () => {
    bench = library();
    const found = (text: string, language: LanguageCode[]) =>
      bench.store
        .query({
          text,
          bridge: true,
          filters: {
            type: [],
            state: [],
            appliesTo: [],
            language,
            status: [],
            pillar: [],
            topic: [],
            year: [],
            asAt: null,
          },
        })
        .groups.map(({ title }) => title);
    expect(found('ค้ามนุษย์', ['nep'])).toEqual(['Nepali act']);
    expect(found('shelter', ['tha'])).toEqual(['Thai act']);
  });

  it('leaves a term out in each language, and says of which words it cannot', () => {
    bench = library();
    bench.store.putGlossary([
      ...GLOSSARY,
      { id: 'child', name: 'child', terms: [term('eng', 'child'), term('tha', 'เด็ก')] },
    ]);
    bench.add({
      ...{ name: 'Thai plan', pages: ['การค้ามนุษย์เด็ก', 'การค้ามนุษย์ราย 12'] },
      facts: { language: 'tha' },
    });
    const pages = (text: string) => {
      const { groups, bridge } = bench.store.query({ text, bridge: true });
      const plan = groups.find(({ title }) => title === 'Thai plan');
      return { pages: plan?.hits.map(({ page }) => page) ?? [], kept: bridge.keptAsTyped };
    };
    expect(pages('trafficking in persons').pages).toEqual([1, 2]);
    // Nepali has no term for it.
    expect(pages('trafficking in persons -child')).toEqual({ pages: [2], kept: ['child'] });
    expect(pages('trafficking in persons -12')).toEqual({ pages: [1], kept: ['12'] });
    const thai = bench.store.query({ text: 'shelter -child', bridge: true }).bridge;
    expect(thai).toMatchObject({ keptAsTyped: [], terms: [{ language: 'tha', without: ['เด็ก'] }] });
  });

  it('says where nothing is found what the other languages would bring', () => {
    bench = library();
    const reply = bench.store.query({ text: 'shelter' });
    expect(reply.total).toEqual({ pages: 0, documents: 0 });
    expect(reply.bridge).toMatchObject({ on: false, found: { pages: 1, documents: 1 } });
    expect(reply.bridge.terms).toEqual([{ language: 'tha', terms: ['บ้านพัก'], without: [] }]);
  });

  it('follows a glossary that has changed', () => {
    bench = library();
    bench.store.putGlossary([]);
    const reply = bench.store.query({ text: 'shelter', bridge: true });
    expect(reply.bridge).toMatchObject({ parts: [], terms: [] });
  });
});

it('reads nothing of the words that are a slip away from a foreign term, for nothing of that is taken', () => {
  bench = searchBench();
  const { db } = openSearchDatabase(path.join(path.dirname(bench.file), 'beside.db'));
  const bridge = createBridge();
  bridge.put([
    {
      id: 'exploitation',
      name: 'exploitation',
      terms: [term('eng', 'exploitation'), term('ind', 'eksploitasi')],
    },
  ]);
  const parts = createParts(db, bridge);
  parts.pages.put(hashOf('slip'), toPages(['about eksploitasu only']), 1);
  const near = vi.fn(parts.vocabulary.near);
  const nearBeginning = vi.fn(parts.vocabulary.nearBeginning);
  const finder = createPageFinder({ ...parts.vocabulary, near, nearBeginning }, parts.pages);
  expect(bridge.find(bridge.plan(parseQuery('exploitation')), { ...parts, finder })).toEqual([]);
  expect(near).not.toHaveBeenCalled();
  expect(nearBeginning).not.toHaveBeenCalled();
  db.close();
});

it('says what each filter hides, and all of them together', () => {
  bench = library();
  const ask = (filters: { state?: 'TH' | 'NP'; language?: LanguageCode }) =>
    bench.store.query({
      text: 'मानव',
      filters: {
        type: [],
        state: filters.state === undefined ? [] : [filters.state],
        appliesTo: [],
        language: filters.language === undefined ? [] : [filters.language],
        status: [],
        pillar: [],
        topic: [],
        year: [],
        asAt: null,
      },
    }).hidden;
  expect(ask({})).toEqual([]);
  expect(ask({ state: 'NP' })).toEqual([]);
  expect(ask({ state: 'TH' })).toEqual([
    { facet: 'state', pages: 1, documents: 1 },
    { facet: 'all', pages: 1, documents: 1 },
  ]);
  // Neither filter alone hides it.
  expect(ask({ state: 'TH', language: 'tha' })).toEqual([{ facet: 'all', pages: 1, documents: 1 }]);
});

it('finds every word that begins so when a star is written', () => {
  const words = Array.from(
    { length: 60 },
    (_, at) => `traffick${'abcdefghijklmnopqrstuvwxyz'.charAt(at % 26)}${at}`,
  );
  bench = searchBench({ name: 'Act', pages: [...words, 'nothing'] });
  expect(bench.store.query({ text: 'traffick*' }).total.pages).toBe(60);
  expect(bench.store.query({ text: 'traffick* -trafficka0' }).total.pages).toBe(59);
  // a0, a26 and a52
  expect(bench.store.query({ text: 'traffick* -trafficka*' }).total.pages).toBe(57);
});
