import { concatenate, intersect, keepOnly, subtract, unite } from './page-lists.ts';
import { NearReader, PhraseReader } from './phrase-reader.ts';
import { NO_PAGES, type PageList } from './postings/lists.ts';
import type { Segment, TermPages } from './postings/segment.ts';
import {
  clustersOfPair,
  MOST_NEIGHBOURS,
  neighbourKey,
  plainPrefix,
  wordOfPlainKey,
} from './postings/term-kinds.ts';
import type { Expression, Place } from './ways.ts';

/** Asks the segments what the ways of a query mean: pages, each with the weight of what was asked for on it. */
export interface Evaluation {
  /**
   * Pages that fit, in order. A page is as much about a phrase as about the rarest of its words in the whole index: which pages
   * share a segment says nothing about them. Pages of `known` may be left out, where looking at them takes time: it is known of
   * them that they fit better.
   */
  pages(expression: Expression, known?: PageList): PageList;
  /** On how many pages a term stands. */
  count(term: string): number;
  /** Pages on which each phrase begins in the same eight places as the one before it, or in the eight beside them. */
  near(phrases: readonly (readonly string[])[]): Int32Array;
}

/** The lists of the terms that may stand at a place, by term. */
type Terms = ReadonlyMap<string, TermPages>;

/** What one segment says to what one query asks; lists are read once. */
class SegmentEvaluation {
  private readonly segment: Segment;
  private readonly read = new Map<string, TermPages | null>();
  /** One evaluation may be asked many queries, whose places go when they do. */
  private readonly placed = new WeakMap<Place, Terms>();

  constructor(segment: Segment) {
    this.segment = segment;
  }

  term(term: string): TermPages | null {
    let pages = this.read.get(term);
    if (pages === undefined) {
      pages = this.segment.pagesOf(term);
      this.read.set(term, pages);
    }
    return pages;
  }

  /** The lists of the terms that may stand at a place, by term. */
  lists(place: Place): Terms {
    let lists = this.placed.get(place);
    if (lists === undefined) {
      lists = this.listsOf(place);
      this.placed.set(place, lists);
    }
    return lists;
  }

  private listsOf({ terms, plain, begins, plainBegins }: Place): Terms {
    const lists = new Map<string, TermPages>();
    const add = (term: string, pages: TermPages | null): void => {
      if (pages !== null) lists.set(term, pages);
    };
    for (const term of terms) add(term, this.term(term));
    for (const prefix of begins) {
      this.segment.beginning(prefix, (entry) => {
        const term = entry.term();
        if (term !== prefix && !lists.has(term)) add(term, entry.pages());
      });
    }
    const addWord = (word: string): void => {
      if (!lists.has(word)) add(word, this.term(word));
    };
    for (const form of plain)
      this.segment.beginning(plainPrefix(form, true), (entry) => addWord(wordOfPlainKey(entry.term())));
    for (const form of plainBegins) {
      const same = plainPrefix(form, true);
      this.segment.beginning(plainPrefix(form, false), (entry) => {
        const key = entry.term();
        if (!key.startsWith(same)) addWord(wordOfPlainKey(key));
      });
    }
    return lists;
  }

  /** Pages on which a phrase stands, with the weight of the place that `rarest` gives the number of. */
  phrase(
    { places, beside }: Extract<Expression, { readonly kind: 'phrase' }>,
    known: PageList,
    rarest: () => number,
  ): PageList {
    const lists: Terms[] = [];
    for (const place of places) {
      const list = this.lists(place);
      if (list.size === 0) return NO_PAGES;
      lists.push(list);
    }
    const mayBeListed = this.segment.pairsFrom > 0 && beside === undefined && lists.length > 1;
    const listed = mayBeListed ? this.listed(lists, known, rarest) : null;
    if (listed !== null) return listed;
    const needed = lists.map((list) => unite([...list.values()]));
    if (beside !== undefined) {
      const others = lists.flatMap((list, at) =>
        [...list].flatMap(([term, pages]) => (term === beside[at] ? [] : [pages])),
      );
      if (others.length === 0) return NO_PAGES;
      if (lists.length === 1) return unite(others);
      needed.push(unite(others));
    } else if (lists.length === 1) return needed[0] as PageList;
    const { pages, weights } = standing(lists, subtract(intersect(needed), known.pages));
    if (pages.length === 0) return NO_PAGES;
    const weighed = needed[rarest()] as PageList;
    const isShortest = needed.every((each) => each === weighed || each.pages.length > weighed.pages.length);
    return isShortest ? { pages, weights } : keepOnly(weighed, pages);
  }

  /**
   * Pages on which a phrase stands some of whose places are taken by pairs of clusters that stand on many pages, by the lists of those on which
   * they stand side by side; only what these leave open is looked at. Null where none of them says anything.
   */
  private listed(lists: readonly Terms[], known: PageList, rarest: () => number): PageList | null {
    const rows = new Rows(this.segment.pairsFrom, (term) => this.term(term));
    const last = lists.at(-1) as Terms;
    const singles: Entry[] = [];
    for (const terms of lists.slice(0, -1)) {
      const [only, ...others] = terms;
      if (only === undefined || others.length > 0) return null;
      singles.push(only);
    }
    const before = singles.at(-1);
    const isRow = (entry: Entry): boolean => before !== undefined && rows.of([before, entry]) !== null;
    const ends = [...last].filter(isRow);
    if (ends.length === 0 && rows.covering(singles).length === 0) return null;
    // Of each of the last place's terms that is in a list, then of all others together.
    const parts = ends.map((entry) => this.along(rows, [...singles, entry], null, known));
    const others = new Map([...last].filter((entry) => !isRow(entry)));
    if (others.size > 0) parts.push(this.along(rows, singles, others, known));
    const { pages } = unite(parts);
    return pages.length === 0 ? NO_PAGES : keepOnly(unite([...(lists[rarest()] as Terms).values()]), pages);
  }

  /** Pages on which terms stand side by side, and one of others behind them if there are such. Weights mean nothing. */
  private along(rows: Rows, entries: readonly Entry[], others: Terms | null, known: PageList): PageList {
    const covering = rows.covering(entries);
    const isCovered = (at: number): boolean => covering.some(({ from, to }) => at >= from && at < to);
    const [first] = covering;
    const needed: PageList[] = covering.map(({ list }) => list);
    entries.forEach(([, pages], at) => {
      if (!isCovered(at)) needed.push(pages);
    });
    if (others !== null) needed.push(unite([...others.values()]));
    const fitting = subtract(intersect(needed), known.pages);
    if (others === null && first?.to === entries.length && first.from === 0) return fitting;
    const lists: Terms[] = entries.map((entry) => new Map([entry]));
    return standing(others === null ? lists : [...lists, others], fitting);
  }

  near(phrases: readonly (readonly string[])[]): Int32Array {
    const rows: Map<string, TermPages>[][] = [];
    for (const terms of phrases) {
      const row: Map<string, TermPages>[] = [];
      for (const term of terms) {
        const list = this.term(term);
        if (list === null) return NO_PAGES.pages;
        row.push(new Map([[term, list]]));
      }
      rows.push(row);
    }
    const { pages } = intersect(rows.flat().flatMap((lists) => [...lists.values()]));
    const reader = new NearReader(rows.map((row) => new PhraseReader(row, pages)));
    let count = 0;
    for (let candidate = 0; candidate < pages.length; candidate += 1) {
      const page = pages[candidate] as number;
      if (!reader.read(candidate, page)) continue;
      pages[count] = page;
      count += 1;
    }
    return pages.slice(0, count);
  }
}

type Entry = readonly [term: string, pages: TermPages];

/** Pages that are listed, read when they are asked for, and how many they are. */
type Listed = PageList & Pick<TermPages, 'count'>;

const NOWHERE: Listed = { ...NO_PAGES, count: 0 };

/** Pages on which frequent pairs of clusters stand one behind another, as far as a segment lists them. */
class Rows {
  private readonly pairsFrom: number;
  private readonly term: (term: string) => TermPages | null;
  private readonly known = new Map<string, Listed | null>();

  constructor(pairsFrom: number, term: (term: string) => TermPages | null) {
    this.pairsFrom = pairsFrom;
    this.term = term;
  }

  /** The pages of a row; null where it is in no list. One that stands nowhere is in none, where it would be in one. */
  of(entries: readonly Entry[]): Listed | null {
    const key = neighbourKey(entries.map(([term]) => term));
    let list = this.known.get(key);
    if (list === undefined) {
      list = this.mayBeListed(entries) ? (this.term(key) ?? NOWHERE) : null;
      this.known.set(key, list);
    }
    return list;
  }

  private mayBeListed(entries: readonly Entry[]): boolean {
    const [first, second] = entries as readonly [Entry, Entry];
    if (entries.length > MOST_NEIGHBOURS) return false;
    if (entries.length > 2) return this.isFrequent(entries.slice(0, -1)) && this.isFrequent(entries.slice(1));
    if (first[1].count < this.pairsFrom || second[1].count < this.pairsFrom) return false;
    const shared = clustersOfPair(first[0])?.[1];
    return shared !== undefined && clustersOfPair(second[0])?.[0] === shared;
  }

  private isFrequent(entries: readonly Entry[]): boolean {
    return (this.of(entries)?.count ?? 0) >= this.pairsFrom;
  }

  /** The longest rows that are listed, none of them within another. */
  covering(
    entries: readonly Entry[],
  ): readonly { readonly from: number; readonly to: number; readonly list: PageList }[] {
    const rows: { from: number; to: number; list: PageList }[] = [];
    for (let from = 0; from + 1 < entries.length; from += 1) {
      let longest: PageList | null = null;
      let to = from;
      for (let end = from + 2; end <= entries.length; end += 1) {
        const list = this.of(entries.slice(from, end));
        if (list === null) break;
        longest = list;
        to = end;
      }
      if (longest !== null && to > (rows.at(-1)?.to ?? 0)) rows.push({ from, to, list: longest });
    }
    return rows;
  }
}

/** Those of some pages, in order, on which a phrase stands. The lists of pages are written over. */
function standing(lists: readonly Terms[], { pages, weights }: PageList): PageList {
  if (pages.length === 0) return NO_PAGES;
  const reader = new PhraseReader(lists, pages);
  let count = 0;
  for (let candidate = 0; candidate < pages.length; candidate += 1) {
    const page = pages[candidate] as number;
    if (!reader.stands(candidate, page)) continue;
    // No page before this one is looked at any more.
    pages[count] = page;
    weights[count] = weights[candidate] as number;
    count += 1;
  }
  return { pages: pages.slice(0, count), weights: weights.slice(0, count) };
}

/** The number of the place whose terms stand on the fewest pages of all segments together, of equal ones the first. */
function rarestOf(places: readonly Place[], evaluations: readonly SegmentEvaluation[]): number {
  let rarest = 0;
  let least = Number.POSITIVE_INFINITY;
  places.forEach((place, at) => {
    let pages = 0;
    for (const each of evaluations) for (const { count } of each.lists(place).values()) pages += count;
    if (pages >= least) return;
    least = pages;
    rarest = at;
  });
  return rarest;
}

/** For one query: what was read is kept until it is forgotten. */
export function createEvaluation(segments: readonly Segment[]): Evaluation {
  const evaluations = segments.map((segment) => new SegmentEvaluation(segment));
  const pages = (expression: Expression, known: PageList = NO_PAGES): PageList => {
    switch (expression.kind) {
      case 'phrase': {
        let rarest: number | undefined;
        const rarestOnce = (): number => {
          rarest ??= rarestOf(expression.places, evaluations);
          return rarest;
        };
        return concatenate(evaluations.map((each) => each.phrase(expression, known, rarestOnce)));
      }
      case 'any':
        return unite(expression.of.map((each) => pages(each, known)));
      case 'all': {
        const lists: PageList[] = [];
        for (const each of expression.of) {
          const list = pages(each, known);
          if (list.pages.length === 0) return NO_PAGES;
          lists.push(list);
        }
        return intersect(lists);
      }
      default:
        return expression satisfies never;
    }
  };
  return {
    pages,
    count: (term) => evaluations.reduce((sum, each) => sum + (each.term(term)?.pages.length ?? 0), 0),
    near: (phrases) => {
      const found = evaluations.map((each) => each.near(phrases));
      return concatenate(found.map((pages) => ({ pages, weights: new Uint8Array(pages.length) }))).pages;
    },
  };
}
