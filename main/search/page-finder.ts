import { findMarks, type MatchPlan, planOf, prepareText, type Query, TIERS } from '../../shared/search';
import type { SearchDatabase } from './database.ts';
import { needsCheck, type TierQuery, tierExpressions, tierQueries } from './match-expression.ts';
import type { PageStore } from './page-store.ts';
import { fileOf, PAGE_BITS, rowOf } from './page-store.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type WidenedClause, type WideningOptions, widenQuery } from './widening.ts';

/** A page that fits, before its text is read. `relevance` is bm25 turned around: higher is better, 0 is least. */
export interface RankedPage {
  readonly row: number;
  readonly tier: number;
  readonly relevance: number;
}

/** A query made ready for the index. */
export interface PreparedQuery {
  readonly query: Query;
  readonly widened: readonly WidenedClause[];
  readonly tiers: readonly TierQuery[];
  readonly plan: MatchPlan;
  /** Rows must be checked on their text. */
  readonly check: boolean;
}

export interface PageFinder {
  prepare(query: Query, options: WideningOptions): PreparedQuery;
  /** The best pages, best tier first; files in `hidden` are passed over. */
  best(prepared: PreparedQuery, most: number, allowed: ReadonlySet<number> | null): RankedPage[];
  /** Number of pages that fit, by file. */
  countByFile(prepared: PreparedQuery): ReadonlyMap<number, number>;
  /** Rows of one file that fit, in page order. */
  inFile(prepared: PreparedQuery, fileId: number): readonly number[];
}

/** Pages whose text is read to see whether they hold a run of clusters with a slip. */
const MOST_CHECKED = 2_000;

/** Asks the index. Holds the only FTS5 queries of the room. */
export function createPageFinder(db: SearchDatabase, vocabulary: Vocabulary, pages: PageStore): PageFinder {
  const ranked = db
    .prepare<[string, number], [number, number]>(
      'SELECT rowid, rank FROM page_index WHERE page_index MATCH ? ORDER BY rank LIMIT ?',
    )
    .raw();
  const rankedAmong = db
    .prepare<[string, string, number], [number, number]>(
      `SELECT rowid, rank FROM page_index WHERE page_index MATCH ?
       AND rowid >> ${PAGE_BITS} IN (SELECT value FROM json_each(?)) ORDER BY rank LIMIT ?`,
    )
    .raw();
  const counted = db
    .prepare<[string], [number, number]>(
      `SELECT rowid >> ${PAGE_BITS} AS file, count(*) FROM page_index WHERE page_index MATCH ? GROUP BY file`,
    )
    .raw();
  const within = db
    .prepare<[string, number, number], number>(
      'SELECT rowid FROM page_index WHERE page_index MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid',
    )
    .pluck();

  const holds = (row: number, plan: MatchPlan): boolean => {
    const page = pages.get(row);
    if (page === undefined) return false;
    const clauses = new Set(findMarks(prepareText(page.text), plan).map((mark) => mark.clause));
    return clauses.size === plan.clauses.length;
  };

  const widest = (prepared: PreparedQuery): string | null => prepared.tiers.at(-1)?.expression ?? null;

  return {
    prepare: (query, options) => {
      const widened = widenQuery(query, vocabulary, options);
      const byClause = query.clauses.map((clause, at) =>
        tierExpressions(clause, widened[at] as WidenedClause),
      );
      const positions = (has: (clause: WidenedClause) => boolean): Set<number> =>
        new Set(widened.flatMap((clause, at) => (has(clause) ? [at] : [])));
      return {
        query,
        widened,
        tiers: query.clauses.length === 0 ? [] : tierQueries(query.clauses, byClause, query.excluded),
        plan: planOf(query, {
          partial: positions((clause) => clause.partial.length > 0 || clause.openEnd),
          similar: positions((clause) => clause.similar.length > 0 || clause.similarRun),
        }),
        check: query.clauses.some((clause, at) => needsCheck(clause, widened[at] as WidenedClause)),
      };
    },
    best: (prepared, most, allowed) => {
      const found = new Map<number, RankedPage>();
      const among = allowed === null ? null : JSON.stringify([...allowed]);
      for (const { tier, expression } of prepared.tiers) {
        // Pages of better tiers come up again, so that many more are asked for.
        const limit = prepared.check ? MOST_CHECKED : most + found.size;
        const rows =
          among === null ? ranked.all(expression, limit) : rankedAmong.all(expression, among, limit);
        for (const [row, rank] of rows) {
          if (found.has(row) || (prepared.check && !holds(row, prepared.plan))) continue;
          found.set(row, { row, tier, relevance: Math.max(0, -rank) });
        }
        if (found.size >= most) break;
      }
      return [...found.values()];
    },
    countByFile: (prepared) => {
      const expression = widest(prepared);
      if (expression === null) return new Map();
      if (!prepared.check) return new Map(counted.all(expression));
      const counts = new Map<number, number>();
      for (const [row] of ranked.all(expression, MOST_CHECKED)) {
        if (holds(row, prepared.plan)) counts.set(fileOf(row), (counts.get(fileOf(row)) ?? 0) + 1);
      }
      return counts;
    },
    inFile: (prepared, fileId) => {
      const expression = widest(prepared);
      if (expression === null) return [];
      const rows = within.all(expression, rowOf(fileId, 0), rowOf(fileId + 1, 0) - 1);
      return prepared.check ? rows.filter((row) => holds(row, prepared.plan)) : rows;
    },
  };
}

/** Score of a page: its tier in the whole part, the rest in the fraction, so a closer fit is always above a looser one. */
export function scoreOf(page: RankedPage, weight: number): number {
  const value = page.relevance * weight;
  return TIERS.length - 1 - page.tier + value / (value + 8);
}
