import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createExtractor, readingFiles } from '../../../main/jobs';
import { loadSampleDocuments } from '../../../main/library';
import { loadEditions } from '../../../main/questionnaires';
import { GUIDANCE_QUERY, guidanceSearches, helpfulPages } from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import { topicPages } from '../../../shared/topics';
import { resourcesDir } from '../../support/resource';
import { type SearchBench, searchBench } from '../../support/search-bench';

/** Gaps, each with the pages of the sample library that help with its step, judged by reading them. */
const judged = z
  .strictObject({
    documents: z.record(z.string(), z.string()),
    gaps: z.array(z.strictObject({ item: z.string(), from: z.number(), helps: z.array(z.string()).min(1) })),
  })
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'judged-gaps.json'), 'utf8')));
const readResource = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(resourcesDir, file), 'utf8'));
/** Titles of suggested actions by kind of item, step and number. */
const { suggest } = readResource('locales/en/planning.json') as {
  readonly suggest: { readonly kind: Record<Item['kind'], Record<string, Record<string, string>>> };
};

const editions = await loadEditions(resourcesDir);
const { pages: topics } = topicPages.parse(readResource('topics/pages.json'));
const newest = editions.toSorted((a, b) => b.edition.localeCompare(a.edition))[0];
const shown = 10;

let bench: SearchBench;
beforeAll(async () => {
  bench = searchBench();
  const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const read = readingFiles(createExtractor({ wasmPath }), () => undefined);
  const names = new Map(Object.entries(judged.documents).map(([name, file]) => [file, name]));
  const documents = await loadSampleDocuments(resourcesDir);
  for (const { file, fields } of documents) {
    // Of a work with several texts the search shows one.
    if (!names.has(file) && documents.some(({ joins }) => joins?.file === file)) continue;
    const texts: string[] = [];
    await read(path.join(resourcesDir, 'sample', file), {
      onPages: async (batch) => void texts.push(...batch.map(({ text }) => text)),
    });
    const { type, language, topics: about, pillars } = fields;
    bench.add({
      name: names.get(file) ?? file,
      pages: texts,
      facts: { type, language, topics: about, pillars },
    });
  }
}, 120_000);
afterAll(() => bench.close());

/** What the screen of a gap offers, best first: `act 9`. */
function offered(item: Item): string[] {
  const replies = guidanceSearches(item, topics).map((search) => ({
    search,
    groups: bench.store.query({ text: search.text, ...GUIDANCE_QUERY }).groups,
  }));
  return helpfulPages(replies).map(({ group, page }) => `${group.title} ${page}`);
}

const itemOf = (id: string): Item => {
  const found = newest?.items.find((item) => item.id === id);
  if (found === undefined) throw new Error(`${id} is not asked`);
  return found;
};

describe('guidance is never empty', () => {
  it.each(editions.flatMap(({ edition, items }) => items.map((item) => ({ edition, id: item.id, item }))))(
    '$edition $id has topic pages, searches, and actions for each step',
    ({ item }) => {
      for (const topic of item.topics) expect(topics.find(({ id }) => id === topic)?.summary).toBeTruthy();
      expect(guidanceSearches(item, topics).length).toBeGreaterThan(1);
      const steps = suggest.kind[item.kind];
      const titles = [1, 2, 3, 4].map((step) => Object.values(steps[step] ?? {}));
      expect(titles.map((each) => each.filter(Boolean).length)).toEqual([3, 3, 3, 3]);
      expect(new Set(titles.flat()).size).toBe(12);
      // What must be true for the next level stands above the actions.
      expect(item.statements.every((statement) => statement.trim() !== '')).toBe(true);
    },
  );
});

describe('pages of the sample library', () => {
  it.each(judged.gaps)(`help with $item from level $from, within the first ${shown}`, ({ item, helps }) => {
    const first = offered(itemOf(item)).slice(0, shown);
    expect(helps.some((page) => first.includes(page)) ? 'found' : first).toBe('found');
  });

  it('that were judged to help are mostly all there, and one of them mostly among the first five', () => {
    const lists = judged.gaps.map(({ item, helps }) => ({
      helps,
      first: offered(itemOf(item)).slice(0, shown),
    }));
    const pages = lists.flatMap(({ helps, first }) => helps.map((page) => first.includes(page)));
    const early = lists.filter(({ helps, first }) => helps.some((page) => first.slice(0, 5).includes(page)));
    expect(pages.filter(Boolean).length / pages.length).toBeGreaterThan(0.75);
    expect(early.length / lists.length).toBeGreaterThan(0.8);
  });
});
