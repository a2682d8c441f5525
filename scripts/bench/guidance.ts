import '../typescript-imports.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Item } from '../../shared/questionnaires';
import type { TopicPage } from '../../shared/topics';
import { percentile } from '../eval/scores.ts';
import { projectRoot } from '../runtime.ts';
import type { Figure } from './figure.ts';
import { type BenchPage, scalePages } from './scale-pages.ts';
import { fillStore, rawFts5 } from './search-rivals.ts';

const PAGES = Number(process.env['WAYMARK_BENCH_PAGES'] ?? 100_000);
/** One page in so many has words of the topics, as in a library that was brought together for this work. */
const ON_TOPIC = 5;
const ROUNDS = 3;

const resource = <T>(file: string): T =>
  JSON.parse(readFileSync(path.join(projectRoot, 'resources', file), 'utf8')) as T;

/** Every fifth page also says something of what the topics ask for, and every fiftieth that again and again. */
function onTopic(pages: readonly BenchPage[], words: readonly string[]): BenchPage[] {
  return pages.map((page, at) => {
    if (at % ON_TOPIC !== 0) return page;
    const said = [words[(at / ON_TOPIC) % words.length], words[(at * 7 + 3) % words.length]].join('. ');
    return { ...page, text: `${page.text}\n${at % 50 === 0 ? `${said}. `.repeat(3) : said}` };
  });
}

/**
 * How long the pages that help with a gap are waited for with 100,000 pages in the library: all searches of a gap, one after the
 * other, with totals, facets and snippets. The peer asks raw FTS5 the same words of the same pages.
 */
export async function benchGuidance(): Promise<Figure[]> {
  const { openSearchStore } = await import('../../main/search/index.ts');
  const { GUIDANCE_QUERY, guidanceSearches } = await import('../../shared/planning/index.ts');
  const { items } = resource<{ items: Item[] }>('questionnaires/waymark/2025.1/edition.json');
  const { pages: topics } = resource<{ pages: TopicPage[] }>('topics/pages.json');
  const gaps = items.map((item) => guidanceSearches(item, topics));
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-bench-guidance-'));
  const pages = onTopic(scalePages(PAGES, 1).pages, [...new Set(gaps.flat().map(({ text }) => text))]);
  const file = path.join(folder, 'search.db');
  const filled = openSearchStore(file);
  fillStore(filled, pages);
  filled.close();
  const store = openSearchStore(file);
  const raw = rawFts5(path.join(folder, 'raw.db'), pages);
  try {
    let found = 0;
    const own = gaps.map(() => Infinity);
    const peer = gaps.map(() => Infinity);
    for (let round = 0; round < ROUNDS; round += 1) {
      gaps.forEach((searches, at) => {
        const began = performance.now();
        for (const { text } of searches) found += store.query({ text, ...GUIDANCE_QUERY }).groups.length;
        const between = performance.now();
        for (const { text } of searches) {
          const typed = text.replace(/[^\p{L}\p{M}\p{N} ]/gu, ' ').trim();
          raw.ask({ class: 'two words', typed, words: typed.split(/\s+/) } as Parameters<typeof raw.ask>[0]);
        }
        own[at] = Math.min(own[at] ?? Infinity, between - began);
        peer[at] = Math.min(peer[at] ?? Infinity, performance.now() - between);
      });
    }
    if (found === 0) throw new Error('no search of any gap found anything');
    const figure = (name: string, share: number): Figure => {
      const [value, peerValue] = [percentile(own, share), percentile(peer, share)];
      return {
        ...{ name: `pages that help with a gap, ${PAGES} pages, ${name}`, unit: 'ms' },
        value: Number(value.toPrecision(4)),
        peer: 'raw FTS5, the same words',
        peerValue: Number(peerValue.toPrecision(4)),
        ratio: Number((value / peerValue).toFixed(3)),
        goal: '≤ 300 ms',
      };
    };
    return [figure('median of all items', 0.5), figure('19 of 20 items', 0.95), figure('slowest item', 1)];
  } finally {
    store.close();
    raw.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
