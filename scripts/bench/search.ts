import '../typescript-imports.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { percentile } from '../eval/scores.ts';
import { type MadePage, madePages, seeded } from './made-pages.ts';
import { type BenchQuery, miniSearch, ours, type QueryClass, type Rival, rawFts5 } from './search-rivals.ts';

/** One figure as `npm run bench` prints it. `ratio` is ours divided by the peer, in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: string;
  readonly peerValue?: number;
  readonly ratio?: number;
}

export interface BenchSearchOptions {
  readonly pages?: number;
  readonly queriesPerClass?: number;
  readonly seed?: number;
  readonly withMiniSearch?: boolean;
}

/** Each query is put this often to each engine, in turns, and the quickest time counts: that leaves the machine's other work out. */
const ROUNDS = 3;

const isSpaced = (page: MadePage): boolean =>
  page.text.includes(' ') && !/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/.test(page.text);
const wordsOn = (page: MadePage): string[] => page.text.split(/[\s.]+/).filter((word) => word.length > 0);

/** One slip in a word: a letter left out, doubled, or two swapped. */
function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 3);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

function frequentWords(pages: readonly MadePage[]): string[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    if (!isSpaced(page)) continue;
    for (const word of new Set(wordsOn(page))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > pages.length * 0.05).map(([word]) => word);
}

/** Queries of every class, drawn from the pages themselves. */
export function benchQueries(pages: readonly MadePage[], perClass: number, seed: number): BenchQuery[] {
  const random = seeded(seed + 7);
  const spaced = pages.filter(isSpaced);
  const unspaced = pages.filter((page) => !isSpaced(page));
  const frequent = frequentWords(pages);
  const pickPage = (from: readonly MadePage[]): MadePage =>
    from[Math.floor(random() * from.length)] as MadePage;
  const pickWord = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const make: Record<QueryClass, () => string[]> = {
    word: () => [pickWord(wordsOn(pickPage(spaced)))],
    'two words': () => {
      const words = wordsOn(pickPage(spaced));
      return [pickWord(words), pickWord(words)];
    },
    'three words': () => {
      const words = wordsOn(pickPage(spaced));
      return [pickWord(words), pickWord(words), pickWord(words)];
    },
    'frequent word': () => [pickWord(frequent)],
    prefix: () => [
      pickWord(wordsOn(pickPage(spaced)).filter((word) => word.length > 4)).slice(
        0,
        3 + Math.floor(random() * 3),
      ),
    ],
    phrase: () => {
      const words = wordsOn(pickPage(spaced));
      const at = Math.floor(random() * (words.length - 3));
      return words.slice(at, at + 2 + Math.floor(random() * 2));
    },
    typo: () => {
      const long = wordsOn(pickPage(spaced)).filter((word) => word.length > 5);
      return [slip(pickWord(long), random)];
    },
    'unspaced word': () => {
      const text = pickPage(unspaced).text.replace(/\s+/g, ' ');
      const clusters = [...(text.match(/\P{M}[\p{M}\u0e33\u0eb3]*/gu) ?? [])].filter(
        (cluster) => cluster.trim() !== '',
      );
      const at = Math.floor(random() * (clusters.length - 6));
      return [clusters.slice(at, at + 2 + Math.floor(random() * 4)).join('')];
    },
  };
  return (Object.keys(make) as QueryClass[]).flatMap((kind) =>
    Array.from({ length: perClass }, (): BenchQuery => {
      const words = make[kind]();
      return { class: kind, words, typed: kind === 'phrase' ? `"${words.join(' ')}"` : words.join(' ') };
    }).filter(({ words }) => words.every((word) => word.length > 0)),
  );
}

/** Quickest of several tries of every query with every engine, in turns. Milliseconds, by engine, in the order of the queries. */
function measure(rivals: readonly Rival[], queries: readonly BenchQuery[]): Map<string, number[]> {
  const times = new Map(
    rivals.map((rival) => [rival.name, new Array<number>(queries.length).fill(Infinity)]),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    queries.forEach((query, at) => {
      for (let turn = 0; turn < rivals.length; turn += 1) {
        const rival = rivals[(turn + at + round) % rivals.length] as Rival;
        const list = times.get(rival.name) as number[];
        const began = performance.now();
        rival.ask(query);
        list[at] = Math.min(list[at] as number, performance.now() - began);
      }
    });
  }
  return times;
}

function figures(
  name: string,
  times: ReadonlyMap<string, readonly number[]>,
  keep: (at: number) => boolean,
): Figure[] {
  const own = (times.get('ours') ?? []).filter((_, at) => keep(at));
  const rivals = [...times.keys()].filter((rival) => rival !== 'ours');
  return ([0.5, 0.95, 0.99] as const).flatMap((share) => {
    const value = percentile(own, share);
    return rivals.map((peer): Figure => {
      const peerValue = percentile(
        (times.get(peer) ?? []).filter((_, at) => keep(at)),
        share,
      );
      return {
        name: `search ${name} p${share * 100}`,
        value,
        unit: 'ms',
        peer,
        peerValue,
        ratio: peerValue > 0 ? Number((value / peerValue).toFixed(2)) : 0,
      };
    });
  });
}

/**
 * Measures the whole reply of the search (totals, facets, grouping, twenty snippets) against raw FTS5 (rank and snippet())
 * and MiniSearch over the same made pages. Raw FTS5 and MiniSearch find nothing useful in the classes `typo` (FTS5) and
 * `unspaced word` (both); their times are given all the same.
 */
export async function benchSearch(options: BenchSearchOptions = {}): Promise<Figure[]> {
  const { pages: count = 10_000, queriesPerClass = 60, seed = 1, withMiniSearch = true } = options;
  const { openSearchStore } = await import('../../main/search');
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-bench-'));
  const pages = [...madePages(count, seed)];
  const rivals: Rival[] = [];
  const building: Figure[] = [];
  const build = (name: string, make: () => Rival): void => {
    const began = process.cpuUsage();
    rivals.push(make());
    const { user, system } = process.cpuUsage(began);
    building.push({
      name: `search index build, ${name}`,
      value: Math.round((count * 1e6) / (user + system)),
      unit: 'pages/CPU s',
    });
  };
  try {
    build('ours', () => ours(openSearchStore(path.join(folder, 'search.db')), pages));
    build('raw FTS5', () => rawFts5(path.join(folder, 'raw.db'), pages));
    if (withMiniSearch) build('MiniSearch', () => miniSearch(pages));
    const queries = benchQueries(pages, queriesPerClass, seed);
    const times = measure(rivals, queries);
    const kinds = [...new Set(queries.map((query) => query.class))];
    return [
      ...building,
      ...figures('whole reply, all classes', times, () => true),
      ...figures(
        'whole reply, classes FTS5 knows',
        times,
        (at) => !['typo', 'unspaced word'].includes(queries[at]?.class ?? ''),
      ),
      ...kinds.flatMap((kind) => figures(`whole reply, ${kind}`, times, (at) => queries[at]?.class === kind)),
    ];
  } finally {
    for (const rival of rivals) rival.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
