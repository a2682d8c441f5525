import {
  articleAsked,
  findMarks,
  HEADING_KINDS,
  type MatchPlan,
  normaliseIndic,
  planOf,
  prepareText,
  type Query,
  TIERS,
} from '../../shared/search';
import type { SearchDatabase } from './database.ts';
import {
  closeExpressions,
  halfExpressions,
  needsCheck,
  type TierQuery,
  tierQueries,
  weightExpressions,
} from './match-expression.ts';
import { type PageStore, rowOf } from './page-store.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type WidenedClause, type WideningOptions, widenQuery } from './widening.ts';

/** A query made ready for the index. */
export interface PreparedQuery {
  readonly query: Query;
  readonly widened: readonly WidenedClause[];
  readonly tiers: readonly TierQuery[];
  readonly plan: MatchPlan;
  /** Pages must be checked on their text. */
  readonly check: boolean;
}

/** Every page that fits, in row order, with what decides its place. */
export interface FoundPages {
  readonly rows: readonly number[];
  /** Place in `TIERS`, by position in `rows`. */
  readonly tiers: Uint8Array;
  /**
   * How good the page is among those of its tier, 0 to 6: in the whole part whether an article asked for begins there, and how close together the clauses stand (2 side by
   * side, 1 near, 0 anywhere), in the fraction how much it is about them.
   */
  readonly worth: Float64Array;
}

export interface PageFinder {
  prepare(query: Query, options: WideningOptions): PreparedQuery;
  find(prepared: PreparedQuery): FoundPages;
  /** Rows of one file that fit, in page order. */
  inFile(prepared: PreparedQuery, fileId: number): readonly number[];
}

/** Pages whose text is read to see whether they hold a run of clusters with a slip. */
const MOST_CHECKED = 200;

/** More pages than anyone looks through. */
const MANY = 200;
/** So many pages with the words side by side that nobody looks for those where they are only near. */
const ENOUGH_CLOSE = 40;
/** So few pages that their order is plain to see. */
const FEW = 2;

/** What a heading of the article asked for adds to a page's worth, by how surely it is one. */
const HEADING_GAINS = [
  [HEADING_KINDS.named, 2],
  [HEADING_KINDS.bare, 1],
] as const;

/** What a clause adds to a page's worth by its weight on the page: once on a usual page, then the three steps. */
const WEIGHT_WORTH = [0.45, 0.62, 0.76, 0.88] as const;

/** A common word says less about a page than a rare one: from 1 for words nearly nowhere down to a tenth. */
function rarity(pagesWithWord: number, pages: number): number {
  if (pages === 0) return 1;
  return Math.max(0.1, Math.log(1 + pages / (1 + pagesWithWord)) / Math.log(2 + pages));
}

/**
 * Among several clauses a word that is on more than about an eighth of all pages tells none of them apart: how often it stands there is
 * not looked up.
 */
const SAYS_NOTHING = 0.19;

/** Calls back for each row that both sorted lists hold, with its position in the first. */
function forEachCommon(
  rows: readonly number[],
  others: readonly number[],
  visit: (at: number) => void,
): void {
  let at = 0;
  for (const other of others) {
    while (at < rows.length && (rows[at] as number) < other) at += 1;
    if (at === rows.length) return;
    if (rows[at] === other) visit(at);
  }
}

interface Tiered {
  readonly rows: readonly number[];
  readonly tiers: Uint8Array;
}

function mergeTwo(first: Tiered, second: Tiered): Tiered {
  const rows: number[] = [];
  const tiers = new Uint8Array(first.rows.length + second.rows.length);
  let a = 0;
  let b = 0;
  while (a < first.rows.length || b < second.rows.length) {
    const one = first.rows[a] ?? Number.POSITIVE_INFINITY;
    const other = second.rows[b] ?? Number.POSITIVE_INFINITY;
    const isFirst = one <= other;
    tiers[rows.length] = (isFirst ? first.tiers[a] : second.tiers[b]) as number;
    rows.push(isFirst ? one : other);
    if (isFirst) a += 1;
    if (other <= one) b += 1;
  }
  return { rows, tiers: tiers.subarray(0, rows.length) };
}

/** Joins sorted lists of rows; a row keeps the first list's tier that holds it. */
function mergeTiers(lists: readonly { readonly tier: number; readonly rows: readonly number[] }[]): Tiered {
  let merged: Tiered = { rows: [], tiers: new Uint8Array() };
  for (const { tier, rows } of lists) {
    if (rows.length === 0) continue;
    const next = { rows, tiers: new Uint8Array(rows.length).fill(tier) };
    merged = merged.rows.length === 0 ? next : mergeTwo(merged, next);
  }
  return merged;
}

/** Asks the index. Holds the only FTS5 queries of the room. */
export function createPageFinder(db: SearchDatabase, vocabulary: Vocabulary, pages: PageStore): PageFinder {
  const matching = db
    .prepare<[string], number>('SELECT rowid FROM page_index WHERE page_index MATCH ?')
    .pluck();
  const matchingWithin = db
    .prepare<[string, number, number], number>(
      'SELECT rowid FROM page_index WHERE page_index MATCH ? AND rowid BETWEEN ? AND ?',
    )
    .pluck();
  const hinted = db
    .prepare<[string], number>('SELECT rowid FROM page_hints WHERE page_hints MATCH ?')
    .pluck();

  /** Rows that a part of a query gives, in one file or all. */
  const candidates = ({ expression, inside }: TierQuery, fileId: number | null): readonly number[] => {
    const first = fileId === null ? 0 : rowOf(fileId, 0);
    const last = fileId === null ? Number.MAX_SAFE_INTEGER : rowOf(fileId + 1, 0) - 1;
    const lists: (readonly number[])[] = inside.map((each) =>
      hinted.all(each.expression).filter((row) => row >= first && row <= last),
    );
    if (expression !== null) {
      lists.push(fileId === null ? matching.all(expression) : matchingWithin.all(expression, first, last));
    }
    const rows = lists.reduce((some, others) => {
      const common: number[] = [];
      forEachCommon(some, others, (at) => common.push(some[at] as number));
      return common;
    });
    const patterns = inside.flatMap(({ pattern }) => pattern ?? []);
    if (patterns.length === 0) return rows;
    if (inside.some(({ pattern, most }) => pattern !== null && rows.length > most)) return [];
    return rows.filter((row) => {
      const text = normaliseIndic(pages.get(row)?.text ?? '');
      return patterns.every((pattern) => pattern.test(text));
    });
  };

  const holds = (row: number, plan: MatchPlan): boolean => {
    const page = pages.get(row);
    if (page === undefined) return false;
    const clauses = new Set(findMarks(prepareText(page.text), plan).map((mark) => mark.clause));
    return clauses.size === plan.clauses.length;
  };

  /** Pages with the rarer half of a run with a slip first: the likelier ones, as not all can be looked at. */
  const likelyFirst = ({ query, widened }: PreparedQuery, rows: readonly number[]): readonly number[] => {
    const at = widened.findIndex((clause) => clause.similarRun);
    const clause = query.clauses[at];
    if (clause === undefined || rows.length <= MOST_CHECKED) return rows;
    const [rarer] = halfExpressions(clause)
      .map((expression) => new Set(matching.all(expression)))
      .sort((a, b) => a.size - b.size);
    return [...rows].sort((a, b) => Number(rarer?.has(b)) - Number(rarer?.has(a)) || a - b);
  };

  const checked = (prepared: PreparedQuery, rows: readonly number[], tier: number): readonly number[] => {
    if (!prepared.check) return rows;
    if (TIERS[tier] !== 'similar') return rows.filter((row) => holds(row, prepared.plan));
    return likelyFirst(prepared, rows)
      .slice(0, MOST_CHECKED)
      .filter((row) => holds(row, prepared.plan))
      .sort((a, b) => a - b);
  };

  const weigh = (
    prepared: PreparedQuery,
    rows: readonly number[],
    tiers: Uint8Array,
    worth: Float64Array,
  ): void => {
    let exact = 0;
    for (const tier of tiers) if (tier === 0) exact += 1;
    const { clauses } = prepared.query;
    let total = 0;
    for (const [at, clause] of clauses.entries()) {
      const word = clause.units.length === 1 ? clause.units[0]?.text : undefined;
      const value =
        clauses.length === 1 || word === undefined ? 1 : rarity(vocabulary.pagesOf(word), pages.count());
      if (value < SAYS_NOTHING) continue;
      total += value;
      const best = new Float64Array(rows.length).fill(WEIGHT_WORTH[0]);
      // With so many pages that hold the word as typed, the order of the others is not seen.
      const onlyTyped = exact > MANY;
      const expressions = weightExpressions(
        clause,
        prepared.widened[at] as WidenedClause,
        onlyTyped,
        vocabulary.pagesOf,
      );
      const isRun = clause.units.every((unit) => unit.run >= 0);
      for (const [weight, expression] of expressions.entries()) {
        const gain = WEIGHT_WORTH[weight + 1] as number;
        const heavy = hinted.all(expression);
        forEachCommon(rows, heavy, (at) => {
          best[at] = gain;
        });
        // Of a run each weight counts from itself on, so where none is there are none that are heavier.
        if (isRun && heavy.length === 0) break;
      }
      for (let row = 0; row < rows.length; row += 1)
        worth[row] = (worth[row] as number) + value * (best[row] as number);
    }
    if (total === 0) worth.fill(WEIGHT_WORTH[0]);
    else for (let row = 0; row < rows.length; row += 1) worth[row] = (worth[row] as number) / total;
  };

  const bringCloser = (
    prepared: PreparedQuery,
    rows: readonly number[],
    tiers: Uint8Array,
    worth: Float64Array,
  ): void => {
    const close = closeExpressions(prepared.query.clauses);
    if (close === null) return;
    const raise = (expression: string): number => {
      let raised = 0;
      forEachCommon(rows, matching.all(expression), (at) => {
        if (tiers[at] !== 0) return;
        worth[at] = (worth[at] as number) + 1;
        raised += 1;
      });
      return raised;
    };
    // A page where they stand side by side is near as well, and so is raised twice; where there are many, no others are seen.
    const [sideBySide, near] = close;
    if (raise(sideBySide) < ENOUGH_CLOSE) raise(near);
  };

  /** A query that names one article wants the page on which it begins before those that mention it. */
  const raiseArticle = ({ query }: PreparedQuery, rows: readonly number[], worth: Float64Array): void => {
    const [first, second] = query.clauses;
    if (query.clauses.length > 2 || first === undefined) return;
    const number = articleAsked(second === undefined ? first.typed : `${first.typed} ${second.typed}`);
    if (number === null) return;
    for (const [kind, gain] of HEADING_GAINS) {
      forEachCommon(rows, hinted.all(`"${kind}${number}"`), (at) => {
        worth[at] = (worth[at] as number) + gain;
      });
    }
  };

  return {
    prepare: (query, options) => {
      const widened = widenQuery(query, vocabulary, options);
      const positions = (has: (clause: WidenedClause) => boolean): Set<number> =>
        new Set(widened.flatMap((clause, at) => (has(clause) ? [at] : [])));
      return {
        query,
        widened,
        tiers: query.clauses.length === 0 ? [] : tierQueries(query.clauses, widened, query.excluded),
        plan: planOf(query, {
          partial: positions((clause) => clause.partial.length > 0 || clause.openEnd),
          similar: positions((clause) => clause.similar.length > 0 || clause.similarRun),
          inside: positions((clause) => clause.inside),
        }),
        check: query.clauses.some((clause, at) => needsCheck(clause, widened[at] as WidenedClause)),
      };
    },
    find: (prepared) => {
      const lists = prepared.tiers.map((query) => ({
        tier: query.tier,
        rows: checked(prepared, candidates(query, null), query.tier),
      }));
      const { rows, tiers } = mergeTiers(lists);
      const worth = new Float64Array(rows.length);
      if (rows.length > FEW) {
        weigh(prepared, rows, tiers, worth);
        bringCloser(prepared, rows, tiers, worth);
        raiseArticle(prepared, rows, worth);
      }
      return { rows, tiers, worth };
    },
    inFile: (prepared, fileId) => {
      const rows = new Set<number>();
      for (const query of prepared.tiers) {
        for (const row of checked(prepared, candidates(query, fileId), query.tier)) rows.add(row);
      }
      return [...rows].sort((a, b) => a - b);
    },
  };
}
