import type { SearchStore } from '../../main/search';
import type { Corpus, JudgedQuery } from './judged-corpus.ts';
import type { PicturesRead } from './program-workspace.ts';
import { type QueryScore, type ScoreSummary, summarise, summariseBy } from './scores.ts';

/** How one file of pictures was read. */
interface ReadScan {
  readonly file: string;
  /** The languages found without being told; empty when none was. */
  readonly languages: readonly string[];
  readonly pages: number;
  /** Mean of the pages, 0 to 100. */
  readonly confidence: number | null;
  /** Why it could not be read. */
  readonly code: string | null;
}

/** How the queries about scans fared. */
export interface ScansScore {
  readonly overall: ScoreSummary;
  readonly byLanguage: Readonly<Record<string, ScoreSummary>>;
  readonly missed: readonly { readonly id: string; readonly query: string; readonly language: string }[];
  readonly files: readonly ReadScan[];
  readonly pagesPerMinute: number;
  /** Most memory the reading process ever held. */
  readonly peakBytes: number;
}

/** Sums up what was read from pictures and how the queries about it were answered. */
export function scansScore(
  scores: readonly QueryScore[],
  { files, seconds, peakBytes }: PicturesRead,
  corpus: Corpus,
): ScansScore {
  const pages = files.reduce((sum, { done }) => sum + done, 0);
  return {
    overall: summarise(scores),
    byLanguage: summariseBy(scores, (query) => query.language),
    missed: scores
      .filter(({ found10 }) => found10 === 0)
      .map(({ query: { id, query, language } }) => ({ id, query, language })),
    files: files.map(({ sha256, languages, done, confidence, code }) => ({
      file: corpus.files.find((file) => file.sha256 === sha256)?.file ?? sha256,
      languages,
      pages: done,
      confidence,
      code,
    })),
    pagesPerMinute: Math.round((60 * pages) / Math.max(1, seconds)),
    peakBytes,
  };
}

/** The files that queries about scans name, and of those that hold pages without any text of their own the ones any query names. */
export function scansNamed(
  queries: readonly JudgedQuery[],
  corpus: Corpus,
  store: Pick<SearchStore, 'pageText'>,
): ReadonlySet<string> {
  const hashes = new Set<string>();
  for (const { relevant, needsOcr } of queries) {
    for (const { file, page } of relevant) {
      const found = corpus.fileOf(file);
      if (found === undefined) continue;
      if (needsOcr || isEmpty(store, found.sha256, page)) hashes.add(found.sha256);
    }
  }
  return hashes;
}

function isEmpty(store: Pick<SearchStore, 'pageText'>, sha256: string, page: number): boolean {
  try {
    return store.pageText(sha256, page).text.trim() === '';
  } catch {
    return false;
  }
}
