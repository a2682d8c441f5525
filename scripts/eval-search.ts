import './plain-failure.ts';
import './typescript-imports.ts';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { QueryReply } from '../shared/search';
import type { IndexedFile } from './eval/bridge.ts';
import {
  type Corpus,
  type JudgedPage,
  type JudgedQuery,
  judgedQueries,
  readCorpus,
} from './eval/judged-corpus.ts';
import { popplerPages } from './eval/poppler-text.ts';
import { openProgramWorkspace } from './eval/program-workspace.ts';
import { scansNamed, scansScore } from './eval/scans.ts';
import { percentile, type QueryScore, scoreQuery, summarise, summariseBy } from './eval/scores.ts';

/**
 * Brings every PDF of a folder into a fresh workspace, as the program does, asks it judged queries and prints how well they are
 * answered.
 *
 *   npm run eval:search -- [--corpus DIR] [--queries FILE.jsonl] [--json] [--misses] [--ocr] [--bridge]
 *                          [--as-you-type prefix|always|never] [--text pdfium|pdftotext]
 *
 * A query of class `prefix` is half a word and is searched as while typing, all others as after Enter, unless told otherwise. Results in
 * files that `manifest.json` does not call judged are left out, and so are neutral pages. A missed page is laid to the text when the
 * query does not stand in the text that was read of it, else to the search; --misses lists them on the error output.
 *
 * Queries that say `"needs": "ocr"`, or that ask for a page without text, have the files they name read from their pictures first, which
 * takes minutes; such queries are scored over those files alone. --ocr adds those of `queries/queries-scanned.jsonl`.
 * --bridge asks English queries for pages in other languages instead. --text pdftotext searches the text of poppler.
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
if (options.text !== 'pdfium' && options.text !== 'pdftotext') {
  throw new Error(`There is no text engine ${options.text}; there are pdfium and pdftotext.`);
}
if (!existsSync(options.corpus)) throw new Error(`There is no folder ${options.corpus}.`);

const { findMarks, prepareText } = await import('../shared/search');
const { languageCode } = await import('../shared/vocabulary');

const complain = (problem: string) => console.error(problem);

function questions(): JudgedQuery[] {
  const beside = path.join(options.corpus, 'queries');
  const main =
    options.queries ??
    [path.join(beside, 'queries.jsonl'), path.join(options.corpus, 'queries.jsonl')].find(existsSync);
  if (main === undefined)
    throw new Error(`Say by --queries where the judged queries are: ${beside} has none.`);
  if (!existsSync(main)) throw new Error(`There is no file ${main}.`);
  const scanned = path.join(beside, 'queries-scanned.jsonl');
  const more = options.ocr && path.resolve(main) !== path.resolve(scanned) && existsSync(scanned);
  const scans = more ? judgedQueries(scanned, complain).map((query) => ({ ...query, needsOcr: true })) : [];
  return [...judgedQueries(main, complain), ...scans];
}

interface Shown {
  readonly page: string;
  readonly tier: string;
}

/** Pages in the order of their scores, whatever document they are in, of some files alone. */
function pagesOf(reply: QueryReply, corpus: Corpus, counted: ReadonlySet<string>): Shown[] {
  return reply.groups
    .filter(({ sha256 }) => counted.has(sha256))
    .flatMap(({ sha256, hits }) =>
      hits.map(({ page, tier, score }) => ({ page: corpus.keyOf(sha256, page), tier, score })),
    )
    .sort((a, b) => b.score - a.score);
}

const isHalfTyped = (query: JudgedQuery): boolean =>
  options['as-you-type'] === 'always' || options['as-you-type'] === query.class;

const queries = questions();
const corpus = readCorpus(options.corpus, queries, complain);
if (corpus.files.length === 0) throw new Error(`There is no PDF in ${options.corpus}.`);
const workspace = openProgramWorkspace();
const { store } = workspace;

/** What is in the workspace but cannot be searched, or not for sure, and what did not come in. */
function unsearchable(notImported: Awaited<ReturnType<typeof workspace.import>>) {
  const namesOf = Map.groupBy(corpus.files, ({ sha256 }) => sha256);
  const nameAt = new Map(corpus.files.map((file) => [file.path, file.file]));
  return [
    ...notImported.map((one) => ({ file: nameAt.get(one.path) ?? one.path, page: null, why: one.code })),
    ...store
      .qualities()
      .flatMap(({ sha256, troubles }) =>
        troubles
          .filter(({ quality }) => quality === 'empty' || quality === 'suspect')
          .flatMap(({ quality, pages }) =>
            pages.flatMap((page) =>
              (namesOf.get(sha256) ?? []).map(({ file }) => ({ file, page, why: quality as string })),
            ),
          ),
      ),
  ].sort((a, b) => (a.file === b.file ? (a.page ?? 0) - (b.page ?? 0) : a.file < b.file ? -1 : 1));
}

async function printBridge(): Promise<void> {
  const { scoreBridge } = await import('./eval/bridge.ts');
  await workspace.takeGlossary(path.resolve(import.meta.dirname, '../resources'));
  const counts = new Map(store.indexed().map(({ sha256, pages }) => [sha256, pages]));
  const indexed = corpus.files
    .filter(({ judged }) => judged)
    .map((file): IndexedFile => {
      const language = languageCode.safeParse(file.language).data ?? null;
      if (language !== null) workspace.setLanguage(file.sha256, language);
      const pages = Array.from({ length: counts.get(file.sha256) ?? 0 }, (_, at) => at + 1);
      return {
        file: file.file,
        sha256: file.sha256,
        language,
        pages: pages.map((page) => ({ n: page, text: store.pageText(file.sha256, page).text })),
      };
    });
  const score = scoreBridge(store, indexed);
  console.log(options.json ? JSON.stringify(score) : score);
}

const keys = (pages: readonly JudgedPage[]): Set<string> =>
  new Set(
    pages.map(({ file, page }) => {
      const found = corpus.fileOf(file);
      return found === undefined ? `${file}#${page}` : corpus.keyOf(found.sha256, page);
    }),
  );

/** Whether the query stands in the text that was read of a missed page. */
function blame(missed: string, plan: QueryReply['plan']): 'text' | 'search' {
  const cut = missed.lastIndexOf('#');
  const file = corpus.fileOf(missed.slice(0, cut));
  try {
    const { text } = store.pageText(file?.sha256 ?? '', Number(missed.slice(cut + 1)));
    const clauses = new Set(findMarks(prepareText(text), plan).map((mark) => mark.clause));
    return clauses.size === plan.clauses.length ? 'search' : 'text';
  } catch {
    return 'text';
  }
}

try {
  const notImported = await workspace.import([...new Set(corpus.files.map((file) => file.path))]);
  if (options.text === 'pdftotext') {
    for (const file of corpus.files) {
      try {
        const pages = popplerPages(file.path).map((text, at) => ({ n: at + 1, label: null, text }));
        store.replacePages(
          file.sha256,
          pages.map((page) => ({ ...page, quality: page.text.trim() === '' ? 'empty' : 'good' })),
        );
      } catch {
        complain(`${file.file} is not read by pdftotext.`);
      }
    }
  }
  if (options.bridge) {
    await printBridge();
    workspace.close();
    process.exit();
  }
  const scanned = scansNamed(queries, corpus, store);
  const read = scanned.size === 0 ? null : await workspace.readPictures(scanned);
  const judged = new Set(corpus.files.flatMap(({ judged: is, sha256 }) => (is ? [sha256] : [])));

  const latencies: number[] = [];
  const scores: QueryScore[] = [];
  const misses = { text: 0, search: 0 };
  const absent = { n: 0, withExactHit: 0 };
  for (const query of queries) {
    const began = performance.now();
    const reply = store.query({
      text: query.query,
      limit: 100,
      pagesPerDocument: 50,
      asYouType: isHalfTyped(query),
    });
    latencies.push(performance.now() - began);
    const shown = pagesOf(reply, corpus, query.needsOcr ? scanned : judged);
    const score = scoreQuery(
      query,
      keys(query.relevant),
      keys(query.neutral),
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
      const { id, class: kind, language } = query;
      complain([id, kind, language, query.query, score.recall10.toFixed(2), reason, ...first].join('\t'));
    }
  }
  // Queries about scans that stand among others are scored apart; alone they are the whole.
  const ofScans = scores.filter(({ query }) => query.needsOcr);
  const main = ofScans.length === scores.length ? scores : scores.filter(({ query }) => !query.needsOcr);

  const result = {
    overall: summarise(main),
    byClass: summariseBy(main, (query) => query.class),
    byLanguage: summariseBy(main, (query) => query.language),
    latency: {
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
    },
    absent,
    /** Queries that missed a page, by what is to blame. */
    misses,
    unsearchable: unsearchable(notImported),
    ...(read === null ? {} : { scans: scansScore(ofScans, read, corpus) }),
  };
  if (options.json) console.log(JSON.stringify(result));
  else {
    console.log('overall', result.overall);
    console.log('latency', result.latency, 'absent', absent, 'queries with misses', misses);
    console.table(result.byClass);
    console.table(result.byLanguage);
    console.log('cannot be searched', result.unsearchable.length);
    if (read !== null) console.log('scans', result.scans);
  }
} finally {
  workspace.close();
}
