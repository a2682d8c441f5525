import type { JudgedQuery } from './judged-corpus.ts';

/** How one query fared. Null where the query has nothing to measure. */
export interface QueryScore {
  readonly query: JudgedQuery;
  /** Relevant pages among the first ten, of those that could be there. */
  readonly recall10: number | null;
  /** Relevant pages among the first ten shown. */
  readonly precision10: number | null;
  /** 1 when a relevant page is among the first ten. */
  readonly found10: number | null;
  readonly reciprocalRank: number | null;
  /** Relevant pages that should have been among the first ten and were not. */
  readonly missed: readonly string[];
}

export interface ScoreSummary {
  readonly n: number;
  readonly recall10: number | null;
  readonly precision10: number | null;
  readonly found10: number | null;
  readonly mrr: number | null;
}

/** Scores the pages shown for a query, in their order. Neutral pages are taken out first: they count neither way. */
export function scoreQuery(
  query: JudgedQuery,
  relevant: ReadonlySet<string>,
  neutral: ReadonlySet<string>,
  shown: readonly string[],
): QueryScore {
  const counted = shown.filter((page) => relevant.has(page) || !neutral.has(page));
  const first = counted.slice(0, 10);
  const hits = first.filter((page) => relevant.has(page)).length;
  const rank = counted.findIndex((page) => relevant.has(page));
  const some = relevant.size > 0;
  const enough = Math.min(10, relevant.size);
  const shownSet = new Set(first);
  return {
    query,
    recall10: some ? hits / enough : null,
    precision10: some && first.length > 0 ? hits / first.length : null,
    found10: some ? Number(hits > 0) : null,
    reciprocalRank: some ? (rank < 0 ? 0 : 1 / (rank + 1)) : null,
    missed: hits < enough ? [...relevant].filter((page) => !shownSet.has(page)) : [],
  };
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return Number((known.reduce((sum, value) => sum + value, 0) / known.length).toFixed(4));
}

export function summarise(scores: readonly QueryScore[]): ScoreSummary {
  return {
    n: scores.length,
    recall10: mean(scores.map((score) => score.recall10)),
    precision10: mean(scores.map((score) => score.precision10)),
    found10: mean(scores.map((score) => score.found10)),
    mrr: mean(scores.map((score) => score.reciprocalRank)),
  };
}

/** Summaries by a property of the query, the largest group first. */
export function summariseBy(
  scores: readonly QueryScore[],
  property: (query: JudgedQuery) => string,
): Record<string, ScoreSummary> {
  const groups = Map.groupBy(scores, (score) => property(score.query));
  return Object.fromEntries(
    [...groups].sort((a, b) => b[1].length - a[1].length).map(([name, group]) => [name, summarise(group)]),
  );
}

/** Nearest-rank percentile of milliseconds, to a hundredth; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return Number((sorted[at] ?? 0).toFixed(2));
}
