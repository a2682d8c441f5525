import { concatenate, intersect, subtract, unite } from './page-lists.ts';
import { NearReader, PhraseReader } from './phrase-reader.ts';
import { NO_PAGES, type PageList } from './postings/lists.ts';
import type { Segment, TermPages } from './postings/segment.ts';
import { plainPrefix, wordOfPlainKey } from './postings/term-kinds.ts';
import type { Expression, Place } from './ways.ts';

/** Asks the segments what the ways of a query mean: pages, each with the weight of what was asked for on it. */
export interface Evaluation {
  /**
   * Pages that fit, in order. A page is as much about a phrase as about the rarest of its words. Pages of `known` may be left
   * out, where looking at them takes time: it is known of them that they fit better.
   */
  pages(expression: Expression, known?: PageList): PageList;
  /** On how many pages a term stands. */
  count(term: string): number;
  /** Pages on which each phrase begins in the same eight places as the one before it, or in the eight beside them. */
  near(phrases: readonly (readonly string[])[]): Int32Array;
}

/** What one segment says to what one query asks; lists are read once. */
class SegmentEvaluation {
  private readonly segment: Segment;
  private readonly read = new Map<string, TermPages | null>();

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

  pages(expression: Expression, known: PageList): PageList {
    switch (expression.kind) {
      case 'phrase':
        return this.phrase(expression.places, expression.beside, known);
      case 'any':
        return unite(expression.of.map((each) => this.pages(each, known)));
      case 'all': {
        const lists: PageList[] = [];
        for (const each of expression.of) {
          const list = this.pages(each, known);
          if (list.pages.length === 0) return NO_PAGES;
          lists.push(list);
        }
        return intersect(lists);
      }
      default:
        return expression satisfies never;
    }
  }

  /** The lists of the terms that may stand at a place, by term. */
  private lists({ terms, plain, begins, plainBegins }: Place): Map<string, TermPages> {
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

  private phrase(places: readonly Place[], beside: readonly string[] | undefined, known: PageList): PageList {
    const lists: Map<string, TermPages>[] = [];
    for (const place of places) {
      const list = this.lists(place);
      if (list.size === 0) return NO_PAGES;
      lists.push(list);
    }
    const needed = lists.map((list) => unite([...list.values()]));
    if (beside !== undefined) {
      const others = lists.flatMap((list, at) =>
        [...list].flatMap(([term, pages]) => (term === beside[at] ? [] : [pages])),
      );
      if (others.length === 0) return NO_PAGES;
      if (lists.length === 1) return unite(others);
      needed.push(unite(others));
    } else if (lists.length === 1) return needed[0] as PageList;
    const { pages, weights } = subtract(intersect(needed), known.pages);
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

/** For one query: what was read is kept until it is forgotten. */
export function createEvaluation(segments: readonly Segment[]): Evaluation {
  const evaluations = segments.map((segment) => new SegmentEvaluation(segment));
  return {
    pages: (expression, known = NO_PAGES) =>
      concatenate(evaluations.map((each) => each.pages(expression, known))),
    count: (term) => evaluations.reduce((sum, each) => sum + (each.term(term)?.pages.length ?? 0), 0),
    near: (phrases) => {
      const found = evaluations.map((each) => each.near(phrases));
      return concatenate(found.map((pages) => ({ pages, weights: new Uint8Array(pages.length) }))).pages;
    },
  };
}
