import './plain-failure.ts';
import './typescript-imports.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { SearchStore } from '../main/search';
import type { QueryReply } from '../shared/search';
import type { IndexedFile } from './eval/bridge.ts';
import {
  filesNamed,
  type JudgedFile,
  type JudgedQuery,
  judgedFiles,
  judgedQueries,
} from './eval/judged-corpus.ts';
import { type TextEngine, textEngine } from './eval/page-texts.ts';
import { pageKey, percentile, type QueryScore, scoreQuery, summarise, summariseBy } from './eval/scores.ts';

/**
 * Runs judged queries against the search as the window would and prints how well they are answered.
 *
 *   npm run eval:search -- [--corpus DIR] [--queries FILE.jsonl] [--text pdfium|pdftotext] [--as-you-type prefix|always|never]
 *                          [--json] [--misses] [--bridge] [--ocr]
 *
 * A query of class `prefix` is half a word and is searched as while typing, all others as after Enter, unless told
 * otherwise. A missed page is laid to the text when the query does not stand in the text that was read of it, else to the
 * search; --misses lists them. --bridge asks English queries for pages in other languages
 * instead. --ocr also reads the corpus's scans as pictures, which takes minutes, and scores the queries about them.
 */
const { values: options } = parseArgs({
  options: {
    corpus: {
      type: 'string',
      default: process.env['WAYMARK_CORPUS'] ?? path.resolve(import.meta.dirname, '../../shared/corpus'),
    },
    queries: { type: 'string' },
    text: { type: 'string', default: 'pdfium' },
    json: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    bridge: { type: 'boolean', default: false },
    ocr: { type: 'boolean', default: false },
    'as-you-type': { type: 'string', default: 'prefix' },
  },
});

const { openSearchStore } = await import('../main/search');
const { findMarks, prepareText } = await import('../shared/search');
const { languageCode } = await import('../shared/vocabulary');

interface Unsearchable {
  readonly file: string;
  readonly page: number | null;
  readonly why: string;
}

function addDocument(store: SearchStore, file: JudgedFile, number: number, pageCount: number): void {
  const id = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  store.putDocument({
    documentId: id,
    versionId: id,
    sha256: file.sha256,
    title: `Document ${number}`,
    titleEnglish: null,
    type: 'LAW',
    state: null,
    language: languageCode.safeParse(file.language).data ?? null,
    status: 'inforce',
    number: null,
    issuingBody: null,
    year: null,
    pillars: [],
    topics: [],
    pageCount,
    versions: [],
    force: [],
  });
}

/** Indexes every file and names what cannot be searched. */
async function index(
  store: SearchStore,
  files: readonly JudgedFile[],
  textOf: TextEngine,
): Promise<{ readonly unsearchable: Unsearchable[]; readonly indexed: IndexedFile[] }> {
  const unsearchable: Unsearchable[] = [];
  const indexed: IndexedFile[] = [];
  for (const [number, file] of files.entries()) {
    try {
      const pages = await textOf(file.path);
      store.putPages(file.sha256, pages);
      store.finishFile(file.sha256);
      addDocument(store, file, number, pages.length);
      indexed.push({
        file: file.file,
        sha256: file.sha256,
        language: languageCode.safeParse(file.language).data ?? null,
        pages: pages.map(({ n, label, text, quality }) => ({ n, label, text, quality })),
      });
      for (const { n, quality } of pages) {
        if (quality !== 'good') unsearchable.push({ file: file.file, page: n, why: quality });
      }
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      unsearchable.push({ file: file.file, page: null, why });
    }
  }
  return { unsearchable, indexed };
}

interface Shown {
  readonly page: string;
  readonly tier: string;
}

/** Pages in the order of their scores, whatever document they are in. */
function pagesOf(reply: QueryReply, nameOf: ReadonlyMap<string, string>): Shown[] {
  return reply.groups
    .flatMap(({ sha256, hits }) =>
      hits.map(({ page, tier, score }) => ({ page: pageKey(nameOf.get(sha256) ?? '', page), tier, score })),
    )
    .sort((a, b) => b.score - a.score);
}

const isHalfTyped = (query: JudgedQuery): boolean =>
  options['as-you-type'] === 'always' || options['as-you-type'] === query.class;

async function printBridge(indexed: readonly IndexedFile[]): Promise<void> {
  const { scoreBridge } = await import('./eval/bridge.ts');
  const { loadGlossary } = await import('../main/glossary');
  const { conceptName, shippedGlossary } = await import('../shared/glossary');
  const resources = path.resolve(import.meta.dirname, '../resources');
  const concepts = shippedGlossary(await loadGlossary(resources));
  store.putGlossary(
    concepts.map((concept) => ({
      id: concept.id,
      name: conceptName(concept),
      terms: concept.terms.map(({ language, text }) => ({ language, text, checked: false })),
    })),
  );
  const score = scoreBridge(store, indexed);
  console.log(options.json ? JSON.stringify(score) : score);
}

/** Reads the scans of the corpus and scores the queries about them, over their pages alone. */
async function readScans(before: number) {
  const { indexScans, scoreScans } = await import('./eval/scans.ts');
  const queries = path.join(options.corpus, 'queries', 'queries-scanned.jsonl');
  const asked = new Set(judgedQueries(queries).flatMap(({ relevant }) => relevant.map(([file]) => file)));
  const scanned = filesNamed(options.corpus, [...asked].sort());
  let number = before;
  const read = await indexScans(store, scanned, (file, pageCount) => {
    number += 1;
    addDocument(store, file, number, pageCount);
  });
  const nameOf = new Map(scanned.map((file) => [file.sha256, file.file]));
  const { scores, missed } = scoreScans(store, queries, nameOf);
  return {
    overall: summarise(scores),
    byLanguage: summariseBy(scores, (query) => query.language),
    missed: missed.map(({ id, query, language }) => ({ id, query, language })),
    ...read,
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-eval-'));
const store = openSearchStore(path.join(folder, 'search.db'));
const cleanUp = () => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
};
try {
  const files = judgedFiles(options.corpus);
  const nameOf = new Map(files.map((file) => [file.sha256, file.file]));
  const hashOf = new Map(files.map((file) => [file.file, file.sha256]));
  const { unsearchable, indexed } = await index(store, files, await textEngine(options.text));
  if (options.bridge) {
    await printBridge(indexed);
    cleanUp();
    process.exit();
  }
  const scans = options.ocr ? await readScans(files.length) : null;
  const latencies: number[] = [];
  const scores: QueryScore[] = [];
  const misses = { text: 0, search: 0 };
  const absent = { n: 0, withExactHit: 0 };

  const blame = (missed: string, plan: QueryReply['plan']): 'text' | 'search' => {
    const cut = missed.lastIndexOf('#');
    const hash = hashOf.get(missed.slice(0, cut)) ?? '';
    try {
      const { text } = store.pageText(hash, Number(missed.slice(cut + 1)));
      const clauses = new Set(findMarks(prepareText(text), plan).map((mark) => mark.clause));
      return clauses.size === plan.clauses.length ? 'search' : 'text';
    } catch {
      return 'text';
    }
  };

  for (const query of judgedQueries(
    options.queries ?? path.join(options.corpus, 'queries', 'queries.jsonl'),
  )) {
    const began = performance.now();
    const reply = store.query({
      text: query.query,
      limit: 100,
      pagesPerDocument: 50,
      asYouType: isHalfTyped(query),
    });
    latencies.push(performance.now() - began);
    const shown = pagesOf(reply, nameOf);
    const score = scoreQuery(
      query,
      shown.map(({ page }) => page),
    );
    scores.push(score);
    if (query.class === 'absent') {
      absent.n += 1;
      if (shown.some(({ tier }) => tier === 'exact')) absent.withExactHit += 1;
    }
    if (score.recall10 === null || score.recall10 === 1) continue;
    const reasons = score.missed.map((page) => blame(page, reply.plan));
    const reason = reasons.includes('text') ? 'text' : 'search';
    misses[reason] += 1;
    if (options.misses) {
      const first = shown.slice(0, 3).map(({ page, tier }) => `${tier} ${page}`);
      console.error(
        [
          query.id,
          query.class,
          query.language,
          query.query,
          score.recall10.toFixed(2),
          reason,
          ...first,
        ].join('\t'),
      );
    }
  }

  const result = {
    overall: summarise(scores),
    byClass: summariseBy(scores, (query) => query.class),
    byLanguage: summariseBy(scores, (query) => query.language),
    latency: {
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
    },
    absent,
    /** Queries that missed a page, by what is to blame. */
    misses,
    unsearchable,
    ...(scans === null ? {} : { scans }),
  };
  if (options.json) console.log(JSON.stringify(result));
  else {
    console.log('overall', result.overall);
    console.log('latency', result.latency, 'absent', absent, 'queries with misses', misses);
    console.table(result.byClass);
    console.table(result.byLanguage);
    if (scans !== null) console.log('scans', scans);
  }
} finally {
  cleanUp();
}
