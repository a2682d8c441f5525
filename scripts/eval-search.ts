import './typescript-imports.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { SearchStore } from '../main/search';
import { type JudgedFile, type JudgedQuery, judgedFiles, judgedQueries } from './eval/judged-corpus.ts';
import { popplerEngine, type TextEngine } from './eval/page-texts.ts';
import { pageKey, percentile, type QueryScore, scoreQuery, summarise, summariseBy } from './eval/scores.ts';

/**
 * Runs judged queries against the search as the window would and prints how well they are answered.
 *
 *   node scripts/eval-search.ts [--corpus DIR] [--queries FILE.jsonl] [--text pdfium|pdftotext] [--json] [--misses]
 *
 * A query of class `prefix` is half a word and is searched as while typing; all others as after Enter.
 */
const { values: options } = parseArgs({
  options: {
    corpus: {
      type: 'string',
      default: process.env.WAYMARK_CORPUS ?? path.resolve(import.meta.dirname, '../../shared/corpus'),
    },
    queries: { type: 'string' },
    text: { type: 'string', default: 'pdfium' },
    json: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    'as-you-type': { type: 'string', default: 'prefix' },
  },
});

const { openSearchStore } = await import('../main/search');

/** Indexes every judged file and names the pages that have no words. */
async function index(store: SearchStore, files: readonly JudgedFile[], textOf: TextEngine) {
  const unsearchable: { file: string; page: number | null; why: string }[] = [];
  for (const [at, { file, path: full, sha256 }] of files.entries()) {
    const id = `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
    try {
      const pages = await textOf(full);
      store.putPages(sha256, pages);
      store.finishFile(sha256);
      store.putDocument({
        documentId: id,
        versionId: id,
        sha256,
        title: file,
        titleEnglish: null,
        type: 'LAW',
        state: null,
        language: null,
        status: 'inforce',
        number: null,
        issuingBody: null,
        year: null,
        pillars: [],
        topics: [],
        pageCount: pages.length,
      });
      for (const page of pages) {
        if (page.quality !== 'good') unsearchable.push({ file, page: page.n, why: page.quality });
      }
    } catch (cause) {
      unsearchable.push({ file, page: null, why: cause instanceof Error ? cause.message : String(cause) });
    }
  }
  return unsearchable;
}

/** Pages in the order of their scores, whatever document they are in. */
function ask(store: SearchStore, query: JudgedQuery, nameOf: ReadonlyMap<string, string>) {
  const asYouType = options['as-you-type'] === 'always' || options['as-you-type'] === query.class;
  const began = performance.now();
  const reply = store.query({ text: query.query, limit: 100, pagesPerDocument: 50, asYouType });
  const elapsed = performance.now() - began;
  const shown = reply.groups
    .flatMap(({ sha256, hits }) =>
      hits.map((hit) => ({ page: pageKey(nameOf.get(sha256) ?? '', hit.page), hit })),
    )
    .sort((a, b) => b.hit.score - a.hit.score);
  return { shown, elapsed, reply };
}

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-eval-'));
const store = openSearchStore(path.join(folder, 'search.db'));
try {
  const files = judgedFiles(options.corpus);
  const nameOf = new Map(files.map((file) => [file.sha256, file.file]));
  const unsearchable = await index(store, files, popplerEngine);
  const latencies: number[] = [];
  const scores: QueryScore[] = [];
  let exactForAbsent = 0;
  for (const query of judgedQueries(
    options.queries ?? path.join(options.corpus, 'queries', 'queries.jsonl'),
  )) {
    const { shown, elapsed } = ask(store, query, nameOf);
    latencies.push(elapsed);
    scores.push(
      scoreQuery(
        query,
        shown.map(({ page }) => page),
      ),
    );
    if (query.class === 'absent' && shown.some(({ hit }) => hit.tier === 'exact')) exactForAbsent += 1;
    if (options.misses) {
      const score = scores.at(-1) as QueryScore;
      if (score.missed.length > 0 || (score.precision10 ?? 1) < 1)
        console.error(
          [
            query.id,
            query.class,
            query.language,
            query.query,
            score.recall10,
            score.precision10,
            shown.length,
            shown
              .slice(0, 4)
              .map((s) => `${s.hit.tier} ${s.page}`)
              .join(' | '),
            'missed',
            score.missed.slice(0, 3).join(' | '),
          ].join('\t'),
        );
    }
  }
  const result = {
    overall: summarise(scores),
    byClass: summariseBy(scores, (query) => query.class),
    byLanguage: summariseBy(scores, (query) => query.language),
    absentWithExactHit: exactForAbsent,
    latency: {
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
    },
    unsearchable,
  };
  if (options.json) console.log(JSON.stringify(result));
  else {
    console.log(
      'overall',
      result.overall,
      'latency',
      result.latency,
      'absent with exact hit',
      exactForAbsent,
    );
    console.table(result.byClass);
    console.table(result.byLanguage);
  }
} finally {
  store.close();
  rmSync(folder, { recursive: true, force: true });
}
