import {
  articleIn,
  type Clause,
  HEADING_KINDS,
  holdsAll,
  type MatchPlan,
  planOf,
  type Query,
  SAYS_MOST,
  TIERS,
} from '../../shared/search';
import { createEvaluation, type Evaluation } from './evaluation.ts';
import { NO_PAGE } from './page-lists.ts';
import { type PageStore, rowOf } from './page-store.ts';
import { NO_PAGES, type PageList } from './postings/lists.ts';
import type { Vocabulary } from './vocabulary.ts';
import {
  closeTerms,
  type Expression,
  exclusionOf,
  halvesOfRun,
  needsCheck,
  sideBySide,
  sideBySideWithoutMarks,
  waysOf,
} from './ways.ts';
import { type WidenedClause, type WideningOptions, widenQuery } from './widening.ts';

/** A query made ready for the index. */
export interface PreparedQuery {
  readonly query: Query;
  readonly widened: readonly WidenedClause[];
  readonly plan: MatchPlan;
  /** What each clause tells of a page, from a tenth for a word that stands nearly everywhere to one. */
  readonly values: readonly number[];
}

/** Every page that fits, in row order, with what decides its place. */
export interface FoundPages {
  readonly rows: Float64Array;
  /** Place in `TIERS`, by position in `rows`. */
  readonly tiers: Uint8Array;
  /**
   * How good the page is among those of its tier, 0 to 7: in the whole part whether an article asked for begins there, and how close together the clauses stand (2 side by
   * side, 1 near, 0 anywhere), in the fraction how much it is about them.
   */
  readonly worth: Float64Array;
}

export interface PageFinder {
  prepare(query: Query, options: WideningOptions): PreparedQuery;
  find(prepared: PreparedQuery): FoundPages;
  /** Numbers of the pages that fit, as the index has them: for what needs neither their place nor their worth. */
  numbers(prepared: PreparedQuery): ArrayLike<number>;
  /** Counts the pages that fit each of many queries that are much alike: what they share is read once. */
  counter(): (prepared: PreparedQuery) => number;
}

/** Pages whose text is read to see whether they hold a run of clusters with a slip. */
const MOST_CHECKED = 200;
/** What a heading of the article asked for adds to a page's worth, by how surely it is one. */
const HEADING_GAINS = [
  [HEADING_KINDS.named, 2],
  [HEADING_KINDS.bare, 1],
] as const;
/** What it adds besides where only the page is wanted on which the article begins: together more than words gain that stand side by side, as they do on pages that refer to it. */
const BEGINS_GAIN = 1;
/** What the bare number of a section adds: such a page stands behind those whose heading names the article, and before those that refer to it. */
const SECTION_GAIN = 2.5;

/** What a clause adds to a page's worth by its weight on the page: once on a usual page, then the three steps. */
const WEIGHT_WORTH = [0.45, 0.62, 0.76, 0.88] as const;

/** So many pages with the words side by side that nobody looks for those where they are only near. */
const ENOUGH_CLOSE = 40;

const EXACT = TIERS.indexOf('exact');
const FOLDED = TIERS.indexOf('folded');
const SIMILAR = TIERS.indexOf('similar');

/** A common word says less about a page than a rare one: from 1 for words nearly nowhere down to a tenth. */
function rarity(pagesWithWord: number, pages: number): number {
  if (pages === 0) return 1;
  return Math.max(0.1, Math.log(1 + pages / (1 + pagesWithWord)) / Math.log(2 + pages));
}

/** Pages by their number in the index, with the best tier in which they fit. */
interface TieredPages extends PageList {
  readonly tiers: Uint8Array;
}

/** Pages of all tiers; a page keeps its best tier and its greatest weight. */
function overlaid(lists: readonly { readonly tier: number; readonly list: PageList }[]): TieredPages {
  const [first, ...others] = lists
    .filter(({ list }) => list.pages.length > 0)
    .map(({ tier, list }) => ({ ...list, tiers: new Uint8Array(list.pages.length).fill(tier) }));
  if (first === undefined) return { ...NO_PAGES, tiers: new Uint8Array() };
  return others.reduce(overlayTwo, first);
}

/** Pages of both; where both have a page, the tier of the first. */
function overlayTwo(a: TieredPages, b: TieredPages): TieredPages {
  const size = a.pages.length + b.pages.length;
  const pages = new Int32Array(size);
  const weights = new Uint8Array(size);
  const tiers = new Uint8Array(size);
  let count = 0;
  for (let one = 0, other = 0; one < a.pages.length || other < b.pages.length; count += 1) {
    const left = one < a.pages.length ? (a.pages[one] as number) : NO_PAGE;
    const right = other < b.pages.length ? (b.pages[other] as number) : NO_PAGE;
    if (left <= right) {
      pages[count] = left;
      tiers[count] = a.tiers[one] as number;
      weights[count] = a.weights[one] as number;
      one += 1;
      if (left !== right) continue;
      weights[count] = Math.max(weights[count] as number, b.weights[other] as number);
    } else {
      pages[count] = right;
      tiers[count] = b.tiers[other] as number;
      weights[count] = b.weights[other] as number;
    }
    other += 1;
  }
  return {
    pages: pages.subarray(0, count),
    weights: weights.subarray(0, count),
    tiers: tiers.subarray(0, count),
  };
}

/** Calls back for each page that both sorted lists hold, with its position in both. */
function forEachCommon(
  pages: ArrayLike<number>,
  others: ArrayLike<number>,
  visit: (at: number, other: number) => void,
): void {
  let at = 0;
  for (let other = 0; other < others.length; other += 1) {
    const page = others[other] as number;
    while (at < pages.length && (pages[at] as number) < page) at += 1;
    if (at === pages.length) return;
    if (pages[at] === page) visit(at, other);
  }
}

/** Pages on which an article begins, by the term of its heading. */
const headingOf = (term: string): Expression => ({
  ...{ kind: 'phrase', places: [{ terms: [term], plain: [], begins: [], plainBegins: [] }] },
});

/** Whether only pages are wanted on which a section begins that has a bare number for its heading. */
export const isBareSection = ({ begins }: Pick<Query, 'begins'>): boolean =>
  begins?.startsWith(HEADING_KINDS.section) === true;

/** What was found, before it is put in the order of files and pages. */
interface Found {
  readonly pages: Int32Array;
  readonly tiers: Uint8Array;
  readonly worth: Float64Array;
}

const NONE: ReadonlySet<number> = new Set();

const NOTHING: Found = { pages: new Int32Array(), tiers: new Uint8Array(), worth: new Float64Array() };

/** Asks the index. */
export function createPageFinder(vocabulary: Vocabulary, store: PageStore): PageFinder {
  const { ledger, postings } = store;
  const holds = (page: number, plan: MatchPlan, planOnPictures: MatchPlan): boolean => {
    const stored = store.get(rowOf(ledger.fileOf(page), ledger.pageOf(page)));
    return stored !== undefined && holdsAll(stored.text, stored.quality === 'ocr' ? planOnPictures : plan);
  };

  const clausePages = (evaluation: Evaluation, clause: Clause, widened: WidenedClause): TieredPages => {
    let known = NO_PAGES;
    const lists = waysOf(clause, widened).flatMap((way, tier) => {
      if (way === null) return [];
      const list = evaluation.pages(way, known);
      if (tier === EXACT) known = list;
      return [{ tier, list }];
    });
    return overlaid(lists);
  };

  const valuesOf = ({ clauses }: Query): number[] =>
    clauses.map(({ units }) => {
      const word = units.length === 1 ? units[0]?.text : undefined;
      if (clauses.length === 1 || word === undefined) return 1;
      return rarity(vocabulary.pagesOf(word), store.count());
    });

  /** Pages on which all clauses stand. */
  const together = (prepared: PreparedQuery, evaluation: Evaluation): Found => {
    const lists: TieredPages[] = [];
    // The one phrase of such a line is the number of the section, which nearly every page has: only those are read where it begins.
    const section = isBareSection(prepared.query) ? prepared.query.begins : undefined;
    for (const [at, clause] of prepared.query.clauses.entries()) {
      const list =
        section !== undefined && clause.quoted
          ? overlaid([{ tier: EXACT, list: evaluation.pages(headingOf(section)) }])
          : clausePages(evaluation, clause, prepared.widened[at] as WidenedClause);
      if (list.pages.length === 0) return NOTHING;
      lists.push(list);
    }
    const [first] = lists;
    if (first === undefined) return NOTHING;
    if (lists.length === 1) {
      const worth = new Float64Array(first.pages.length);
      for (let at = 0; at < worth.length; at += 1)
        worth[at] = WEIGHT_WORTH[first.weights[at] as number] as number;
      return { pages: first.pages, tiers: first.tiers, worth };
    }
    const { values } = prepared;
    const total = values.reduce((sum, each) => sum + each, 0);
    const worthOf = values.map((each) => WEIGHT_WORTH.map((worth) => (each * worth) / total));
    const shortest = lists.reduce((a, b) => (b.pages.length < a.pages.length ? b : a), first);
    const pages = shortest.pages.slice();
    const tiers = new Uint8Array(pages.length);
    const worth = new Float64Array(pages.length);
    let count = pages.length;
    for (const [clause, list] of lists.entries()) {
      const worths = worthOf[clause] as readonly number[];
      const { pages: others, tiers: otherTiers, weights } = list;
      let kept = 0;
      let at = 0;
      for (let index = 0; index < count; index += 1) {
        const page = pages[index] as number;
        while (at < others.length && (others[at] as number) < page) at += 1;
        if (others[at] !== page) continue;
        pages[kept] = page;
        tiers[kept] = Math.max(tiers[index] as number, otherTiers[at] as number);
        worth[kept] = (worth[index] as number) + (worths[weights[at] as number] as number);
        kept += 1;
      }
      count = kept;
    }
    return {
      pages: pages.subarray(0, count),
      tiers: tiers.subarray(0, count),
      worth: worth.subarray(0, count),
    };
  };

  const without = ({ pages, tiers, worth }: Found, keeps: (at: number) => boolean): Found => {
    const kept = Int32Array.from(pages.keys()).filter(keeps);
    return {
      pages: kept.map((at) => pages[at] as number),
      tiers: Uint8Array.from(kept, (at) => tiers[at] as number),
      worth: Float64Array.from(kept, (at) => worth[at] as number),
    };
  };

  const withoutExcluded = ({ query }: PreparedQuery, evaluation: Evaluation, found: Found): Found => {
    if (query.excluded.length === 0 || found.pages.length === 0) return found;
    const gone = new Set(
      query.excluded.flatMap((clause) => [...evaluation.pages(exclusionOf(clause)).pages]),
    );
    return without(found, (at) => !gone.has(found.pages[at] as number));
  };

  /** Pages with the rarer half of a run with a slip first: the likelier ones, as not all can be looked at. */
  const likelyFirst = (
    { query, widened }: PreparedQuery,
    evaluation: Evaluation,
    pages: readonly number[],
  ): readonly number[] => {
    const clause = query.clauses[widened.findIndex((each) => each.similarRun)];
    if (clause === undefined || pages.length <= MOST_CHECKED) return pages;
    const [rarer] = halvesOfRun(clause)
      .map((half) => new Set(evaluation.pages(half).pages))
      .sort((a, b) => a.size - b.size);
    return [...pages].sort((a, b) => Number(rarer?.has(b)) - Number(rarer?.has(a)) || a - b);
  };

  /** Pages that were read from pictures and fit roughly without a slip: many more than can be looked at, and none needs it. */
  const fittingRoughly = (prepared: PreparedQuery, evaluation: Evaluation): ReadonlySet<number> => {
    const widened = prepared.widened.map((each) => ({ ...each, similarRun: false }));
    const needsNone = prepared.query.clauses.every(
      (clause, at) => !needsCheck(clause, widened[at] as WidenedClause),
    );
    if (!needsNone || !widened.some(({ rough }) => rough.length > 0)) return NONE;
    return new Set(together({ ...prepared, widened }, evaluation).pages);
  };

  /** Where the index alone does not decide, the texts of the pages do. */
  const checked = (prepared: PreparedQuery, evaluation: Evaluation, found: Found): Found => {
    const { query, widened, plan } = prepared;
    const isDoubtful = query.clauses.some((clause, at) => needsCheck(clause, widened[at] as WidenedClause));
    if (!isDoubtful) return found;
    // A page that no machine read from a picture has nothing but what stands there, and what fits a single clause roughly is known.
    const strict = { clauses: plan.clauses.map((clause) => ({ ...clause, rough: false })) };
    const onPictures = query.clauses.length > 1 ? plan : strict;
    const sure = fittingRoughly(prepared, evaluation);
    const loose = [...found.pages].filter((page, at) => found.tiers[at] === SIMILAR && !sure.has(page));
    const read = new Set(likelyFirst(prepared, evaluation, loose).slice(0, MOST_CHECKED));
    return without(found, (at) => {
      const page = found.pages[at] as number;
      return (
        sure.has(page) || ((found.tiers[at] !== SIMILAR || read.has(page)) && holds(page, strict, onPictures))
      );
    });
  };

  /** Pages where the clauses stand close together come before the others of their tier. */
  const bringCloser = ({ query }: PreparedQuery, evaluation: Evaluation, found: Found): void => {
    const terms = closeTerms(query.clauses);
    if (terms === null) return;
    const raise = (pages: ArrayLike<number>, gain = 1, tier = EXACT): number => {
      let raised = 0;
      forEachCommon(found.pages, pages, (at) => {
        if (found.tiers[at] !== tier) return;
        found.worth[at] = (found.worth[at] as number) + gain;
        raised += 1;
      });
      return raised;
    };
    // Words that are typed without their marks, as many type Vietnamese, stand nowhere as they are typed.
    if (found.tiers.includes(FOLDED)) {
      // Where one page has a word with a mark, the many that have it as it is typed are not looked at.
      const others = found.pages.filter((_, at) => found.tiers[at] !== FOLDED);
      const known = { pages: others, weights: new Uint8Array(others.length) };
      raise(evaluation.pages(sideBySideWithoutMarks(query.clauses), known).pages, 2, FOLDED);
    }
    if (!found.tiers.includes(EXACT)) return;
    // Where they stand side by side they are near as well; where there are many such pages, no others are seen.
    const { pages } = evaluation.pages(sideBySide(terms));
    raise(raise(pages) < ENOUGH_CLOSE ? evaluation.near(terms) : pages);
  };

  /** A query that names one article, alone or of a law, wants the page on which it begins before those that mention it. */
  const raiseArticle = ({ query }: PreparedQuery, evaluation: Evaluation, found: Found): void => {
    if (isBareSection(query)) {
      // Its number alone is looked for, which is no reference: all that were found are such pages. How often they have it says nothing.
      const isAlone = query.clauses.length === 1;
      found.worth.forEach((worth, at) => {
        found.worth[at] = SECTION_GAIN + (isAlone ? WEIGHT_WORTH[0] : worth);
      });
      return;
    }
    const number = articleIn(query.clauses.map(({ typed }) => typed))?.number ?? null;
    if (number === null) return;
    for (const [kind, gain] of HEADING_GAINS) {
      const more = query.begins !== undefined && kind === HEADING_KINDS.named ? BEGINS_GAIN : 0;
      forEachCommon(found.pages, evaluation.pages(headingOf(kind + number)).pages, (at) => {
        found.worth[at] = (found.worth[at] as number) + gain + more;
      });
    }
  };

  /** Pages in the order of their rows: those that were read anew have higher numbers than their neighbours. */
  const inRowOrder = ({ pages, tiers, worth }: Found): FoundPages => {
    const { rows, isInOrder } = ledger.rowsOf(pages, rowOf(1, 0));
    if (isInOrder) return { rows, tiers, worth };
    const order = [...rows.keys()].sort((a, b) => (rows[a] as number) - (rows[b] as number));
    return {
      rows: Float64Array.from(order, (at) => rows[at] as number),
      tiers: Uint8Array.from(order, (at) => tiers[at] as number),
      worth: Float64Array.from(order, (at) => worth[at] as number),
    };
  };

  /** Pages on which the article begins that alone is wanted. */
  const beginning = ({ query }: PreparedQuery, evaluation: Evaluation, found: Found): Found => {
    if (query.begins === undefined || found.pages.length === 0) return found;
    const there = new Set(evaluation.pages(headingOf(query.begins)).pages);
    return without(found, (at) => there.has(found.pages[at] as number));
  };

  const fitting = (prepared: PreparedQuery, evaluation: Evaluation): Found => {
    const found = beginning(prepared, evaluation, together(prepared, evaluation));
    return checked(prepared, evaluation, withoutExcluded(prepared, evaluation, found));
  };

  return {
    prepare: (query, options) => {
      const widened = widenQuery(query, vocabulary, options);
      const positions = (has: (clause: WidenedClause) => boolean): Set<number> =>
        new Set(widened.flatMap((clause, at) => (has(clause) ? [at] : [])));
      const values = valuesOf(query);
      return {
        query,
        widened,
        values,
        plan: planOf(query, {
          partial: positions((clause) => clause.partial.length > 0 || clause.openEnd),
          similar: positions((clause) => clause.similar.length > 0 || clause.similarRun),
          similarStart: positions((clause) => clause.similarStart.length > 0),
          inside: positions((clause) => clause.inside),
          rough: positions((clause) => clause.rough.length > 0),
          says: values.map((value) => Math.round(value * SAYS_MOST)),
        }),
      };
    },
    find: (prepared) => {
      const evaluation = createEvaluation(postings.segments());
      const found = fitting(prepared, evaluation);
      // One page alone too: it stands among what the other lines find that mean the same.
      if (found.pages.length > 0) {
        // What stands beside such a number is the beginning of the section.
        if (!isBareSection(prepared.query)) bringCloser(prepared, evaluation, found);
        raiseArticle(prepared, evaluation, found);
      }
      return inRowOrder(found);
    },
    numbers: (prepared) => fitting(prepared, createEvaluation(postings.segments())).pages,
    counter: () => {
      const evaluation = createEvaluation(postings.segments());
      return (prepared) => fitting(prepared, evaluation).pages.length;
    },
  };
}
