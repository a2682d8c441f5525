import '../typescript-imports.ts';
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { percentile } from '../eval/scores.ts';
import type { Figure } from './figure.ts';
import { type BenchPages, scalePages } from './scale-pages.ts';
import { type BenchQuery, benchQueries, type QueryClass } from './search-queries.ts';
import {
  fillStore,
  miniSearch,
  OURS_FINDING,
  ours,
  oursFinding,
  type Rival,
  rawFts5,
  trigramFts5,
} from './search-rivals.ts';

export interface BenchSearchOptions {
  readonly pages?: number;
  readonly queriesPerClass?: number;
  readonly seed?: number;
  /** MiniSearch holds everything in memory (about 14 KB a page), so it may be given fewer pages than all; 0 leaves it out. */
  readonly miniSearchPages?: number;
  /** A folder in which the filled indexes stay, and from which they are taken the next time; filling is then not measured. */
  readonly keep?: string;
  /** So many of the slowest queries of each class are said. */
  readonly slowest?: number;
  readonly say?: (message: string) => void;
}

/** Each query is put this often to each engine, in turns, and the quickest time counts: that leaves the machine's other work out. */
const ROUNDS = 3;
const SHARES = [0.5, 0.95, 0.99] as const;

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

function goalOf(kind: QueryClass | null, peer: string, share: number): string | undefined {
  if (peer === 'raw FTS5' && kind !== 'typo') return { 0.95: '≤ 0.5', 0.99: '≤ 1' }[share];
  if (peer.startsWith('MiniSearch') && kind === 'typo' && share === 0.99) return '≤ 0.1';
  return undefined;
}

/** Engines are compared where they can find anything: trigrams inside unspaced text, MiniSearch between spaces. */
function isPeer(kind: QueryClass | null, rival: string): boolean {
  if (rival.startsWith('ours')) return false;
  const isInside = kind?.startsWith('inside') ?? false;
  if (rival.startsWith('MiniSearch')) return !isInside;
  return rival.includes('trigram') ? isInside : kind !== 'typo';
}

function figures(
  kind: QueryClass | null,
  times: ReadonlyMap<string, readonly number[]>,
  keep: (at: number) => boolean,
): Figure[] {
  const timesOf = (name: string, share: number) =>
    percentile(
      (times.get(name) ?? []).filter((_, at) => keep(at)),
      share,
    );
  const rivals = [...times.keys()].filter((rival) => isPeer(kind, rival));
  return SHARES.flatMap((share) =>
    rivals.flatMap((peer): Figure[] => {
      const peerValue = timesOf(peer, share);
      const goal = goalOf(kind, peer, share);
      const figure = (what: string, own: string): Figure => {
        const value = timesOf(own, share);
        return {
          name: `search, ${what}, ${kind ?? 'classes FTS5 knows'}, p${share * 100}`,
          value: Number(value.toFixed(3)),
          unit: 'ms',
          peer,
          peerValue: Number(peerValue.toFixed(3)),
          ratio: Number((value / peerValue).toFixed(3)),
          ...(goal === undefined ? {} : { goal }),
        };
      };
      // MiniSearch finds and scores pages, and shows nothing of them.
      const finding = peer.startsWith('MiniSearch') ? [figure('best page alone shown', OURS_FINDING)] : [];
      return [figure('whole reply', 'ours'), ...finding];
    }),
  );
}

/** Shares of misspelt words whose meaning was found. */
function understood(rivals: readonly Rival[], queries: readonly BenchQuery[]): Figure[] {
  const misspelt = queries.filter(({ meant }) => meant !== undefined);
  if (misspelt.length === 0) return [];
  return rivals.flatMap((rival): Figure[] => {
    if (rival.understands === undefined) return [];
    const hits = misspelt.filter((query) => rival.understands?.(query)).length;
    const isOurs = rival.name === 'ours';
    return [
      {
        name: `search, typo, word that was meant is found, ${rival.name}`,
        value: Number((hits / misspelt.length).toFixed(3)),
        unit: 'share',
        ...(isOurs ? { goal: '≥ 0.97' } : {}),
      },
    ];
  });
}

/** The queries that took longest, each with what its peers took: where to look. */
function* slowestOf(
  queries: readonly BenchQuery[],
  times: ReadonlyMap<string, readonly number[]>,
  most: number,
): Iterable<string> {
  const own = times.get('ours') ?? [];
  for (const [kind, list] of Map.groupBy(queries.keys(), (at) => queries[at]?.class as QueryClass)) {
    const slow = list.sort((a, b) => (own[b] as number) - (own[a] as number)).slice(0, most);
    for (const at of slow) {
      const took = [...times].flatMap(([name, all]) =>
        name === 'ours' || isPeer(kind, name) ? [`${name} ${all[at]?.toFixed(3)}`] : [],
      );
      yield `slow: ${kind}: ${queries[at]?.typed}: ${took.join(', ')} ms`;
    }
  }
}

/** What a search process that answered all queries once holds, in a process of its own. */
async function memoryOf(file: string, queries: readonly BenchQuery[]): Promise<Figure[]> {
  const child = fork(path.join(import.meta.dirname, 'search-memory.ts'));
  const [empty, opened, answered, firstAnswer] = await new Promise<number[]>((resolve, reject) => {
    child.once('message', (message) => resolve(message as number[]));
    child.once('error', reject);
    child.send({ file, texts: queries.map(({ typed }) => typed) });
  });
  child.disconnect();
  const figure = (name: string, value = 0, unit = 'MB'): Figure => ({
    name,
    unit,
    value: Number(value.toFixed(1)),
  });
  return [
    figure('search process, memory added by opening', (opened ?? 0) - (empty ?? 0)),
    figure(`search process, memory added by ${queries.length} answers`, (answered ?? 0) - (opened ?? 0)),
    figure('search process, opening and first answer', firstAnswer, 'ms'),
  ];
}

function sizes(file: string, count: number): Figure[] {
  const whole = statSync(file).size / 1e6;
  const db = new Database(file, { readonly: true });
  const texts = db.prepare<[], number>('SELECT sum(length(text)) FROM pages').pluck().get() ?? 0;
  db.close();
  return [
    {
      name: 'search.db, index and page texts',
      value: Number(whole.toFixed(1)),
      unit: 'MB',
      goal: `≤ ${Math.round((300 * count) / 100_000)} MB`,
    },
    { name: 'search.db, page texts alone', value: Number((texts / 1e6).toFixed(1)), unit: 'MB' },
  ];
}

/** Whether a peer's database was kept and holds so many pages. */
function isFilled(file: string, pages: number): boolean {
  if (!existsSync(file)) return false;
  const db = new Database(file);
  try {
    return db.prepare('SELECT max(rowid) FROM raw').pluck().get() === pages;
  } catch {
    // Filling it was broken off before its table was there.
    return false;
  } finally {
    db.close();
  }
}

/**
 * Fills a fresh search.db through the real index writer and measures the whole reply of the search (totals, facets,
 * grouping, twenty snippets) against raw FTS5 (rank and snippet()) and MiniSearch over the same pages, and against MiniSearch also a
 * reply that shows the best page alone, for it shows none. Raw FTS5 knows nothing of slips and cuts unspaced scripts at their vowel
 * signs; its times are given all the same.
 */
export async function benchSearch(options: BenchSearchOptions = {}): Promise<Figure[]> {
  const { pages: count = 10_000, queriesPerClass = 60, seed = 1, say = () => undefined } = options;
  const miniSearchPages = Math.min(count, options.miniSearchPages ?? count);
  const { openSearchStore } = await import('../../main/search');
  const folder =
    options.keep === undefined
      ? mkdtempSync(path.join(tmpdir(), 'waymark-bench-'))
      : path.resolve(options.keep, `${count}-pages-of-seed-${seed}`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'search.db');
  const rawFile = path.join(folder, 'raw.db');
  const trigramFile = path.join(folder, 'trigram.db');
  const { pages, source }: BenchPages = scalePages(count, seed, options.keep === undefined ? null : folder);
  say(`search: ${count} pages by ${source === 'made pages' ? 'our own generator' : 'the scale generator'}`);
  const rivals: Rival[] = [];
  const rates = new Map<string, number>();
  const build = (name: string, size: number, make: () => Rival): void => {
    const began = process.cpuUsage();
    rivals.push(make());
    const { user, system } = process.cpuUsage(began);
    rates.set(name, Math.round((size * 1e6) / (user + system)));
    say(`search: ${name} built, ${rates.get(name)} pages a CPU second`);
  };
  try {
    const store = openSearchStore(file);
    let filled = store;
    if (store.indexed().reduce((sum, each) => sum + each.pages, 0) === count) rivals.push(ours(store));
    else
      build('ours', count, () => {
        fillStore(store, pages);
        // What the program does when the import is over.
        while (store.tidy());
        store.close();
        filled = openSearchStore(file);
        return ours(filled);
      });
    if (miniSearchPages > 0) rivals.push(oursFinding(filled));
    if (isFilled(rawFile, count)) rivals.push(rawFts5(rawFile));
    else build('raw FTS5', count, () => rawFts5(rawFile, pages));
    const unspaced = pages.filter((page) => page.unspaced !== null);
    if (unspaced.length > 0)
      rivals.push(
        isFilled(trigramFile, unspaced.length)
          ? trigramFts5(trigramFile)
          : trigramFts5(trigramFile, unspaced),
      );
    if (miniSearchPages > 0)
      build('MiniSearch', miniSearchPages, () =>
        miniSearch(pages.slice(0, miniSearchPages), `MiniSearch, ${miniSearchPages} pages`),
      );
    const queries = benchQueries(pages, queriesPerClass, seed);
    const times = measure(rivals, queries);
    for (const line of slowestOf(queries, times, options.slowest ?? 0)) say(line);
    const kinds = [...new Set(queries.map((query) => query.class))];
    const isKnown = (at: number) => !/^(?:typo|inside)/.test(queries[at]?.class ?? '');
    const rate = (peer: string, goal?: string): Figure => ({
      name: `search, filling the index, ${source}`,
      value: rates.get('ours') ?? 0,
      unit: 'pages/CPU s',
      peer,
      peerValue: rates.get(peer) ?? 0,
      ratio: Number(((rates.get('ours') ?? 0) / (rates.get(peer) ?? 1)).toFixed(3)),
      ...(goal === undefined ? {} : { goal }),
    });
    return [
      ...(rates.has('ours') && rates.has('raw FTS5') ? [rate('raw FTS5', '≥ 0.625')] : []),
      ...(rates.has('ours') && rates.has('MiniSearch') ? [rate('MiniSearch')] : []),
      ...sizes(file, count),
      ...(await memoryOf(file, queries)),
      ...figures(null, times, isKnown),
      ...kinds.flatMap((kind) => figures(kind, times, (at) => queries[at]?.class === kind)),
      ...understood(rivals, queries),
    ];
  } finally {
    for (const rival of rivals) rival.close();
    if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
