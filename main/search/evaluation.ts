import { NO_PAGES, Numbers, type PageList, type PlacesOfTerm, placesOfTerm } from './postings/lists.ts';
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

/** From so many lists on they are laid over one another by page instead of being merged one by one. */
const MANY_LISTS = 4;

function mergeTwo(a: PageList, b: PageList): PageList {
  const size = a.pages.length + b.pages.length;
  const pages = new Int32Array(size);
  const weights = new Uint8Array(size);
  let count = 0;
  for (let one = 0, other = 0; one < a.pages.length || other < b.pages.length; count += 1) {
    const left = one < a.pages.length ? (a.pages[one] as number) : Number.POSITIVE_INFINITY;
    const right = other < b.pages.length ? (b.pages[other] as number) : Number.POSITIVE_INFINITY;
    pages[count] = Math.min(left, right);
    let weight = 0;
    if (left <= right) {
      weight = a.weights[one] as number;
      one += 1;
    }
    if (right <= left) {
      weight = Math.max(weight, b.weights[other] as number);
      other += 1;
    }
    weights[count] = weight;
  }
  return { pages: pages.subarray(0, count), weights: weights.subarray(0, count) };
}

/** Pages of any of the lists, each with the greatest of its weights. */
export function unite(lists: readonly PageList[]): PageList {
  const [first, ...others] = lists.filter((list) => list.pages.length > 0);
  if (first === undefined) return NO_PAGES;
  if (lists.length < MANY_LISTS) return others.reduce(mergeTwo, first);
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  let all = 0;
  for (const { pages } of [first, ...others]) {
    low = Math.min(low, pages[0] as number);
    high = Math.max(high, pages[pages.length - 1] as number);
    all += pages.length;
  }
  // By page: 0 where there is none, else its weight and one.
  const over = new Uint8Array(high - low + 1);
  for (const { pages, weights } of [first, ...others]) {
    for (let at = 0; at < pages.length; at += 1) {
      const place = (pages[at] as number) - low;
      const value = (weights[at] as number) + 1;
      if (value > (over[place] as number)) over[place] = value;
    }
  }
  const pages = new Int32Array(Math.min(all, over.length));
  const weights = new Uint8Array(pages.length);
  let count = 0;
  for (let place = 0; place < over.length; place += 1) {
    const value = over[place] as number;
    if (value === 0) continue;
    pages[count] = low + place;
    weights[count] = value - 1;
    count += 1;
  }
  return { pages: pages.subarray(0, count), weights: weights.subarray(0, count) };
}

/** Pages of all of the lists; the weight is that of the shortest list. */
export function intersect(lists: readonly PageList[]): PageList {
  const [shortest, ...others] = [...lists].sort((a, b) => a.pages.length - b.pages.length);
  if (shortest === undefined || shortest.pages.length === 0) return NO_PAGES;
  const cursors = new Int32Array(others.length);
  const pages = new Int32Array(shortest.pages.length);
  const weights = new Uint8Array(shortest.pages.length);
  let count = 0;
  for (let at = 0; at < shortest.pages.length; at += 1) {
    const page = shortest.pages[at] as number;
    let isInAll = true;
    for (let list = 0; list < others.length && isInAll; list += 1) {
      const other = (others[list] as PageList).pages;
      const cursor = advance(other, cursors[list] as number, page);
      cursors[list] = cursor;
      isInAll = other[cursor] === page;
    }
    if (!isInAll) continue;
    pages[count] = page;
    weights[count] = shortest.weights[at] as number;
    count += 1;
  }
  return { pages: pages.subarray(0, count), weights: weights.subarray(0, count) };
}

/** Pages of the first list that are not in the second. */
function subtract({ pages, weights }: PageList, others: Int32Array): PageList {
  const kept = new Int32Array(pages.length);
  const keptWeights = new Uint8Array(pages.length);
  let count = 0;
  let cursor = 0;
  for (let at = 0; at < pages.length; at += 1) {
    const page = pages[at] as number;
    cursor = advance(others, cursor, page);
    if (others[cursor] === page) continue;
    kept[count] = page;
    keptWeights[count] = weights[at] as number;
    count += 1;
  }
  return { pages: kept.subarray(0, count), weights: keptWeights.subarray(0, count) };
}

/** The first position from `from` on whose page is not below the given one: in widening steps, then by halving. */
function advance(pages: Int32Array, from: number, page: number): number {
  if (from >= pages.length || (pages[from] as number) >= page) return from;
  let step = 1;
  let low = from;
  while (low + step < pages.length && (pages[low + step] as number) < page) {
    low += step;
    step <<= 1;
  }
  let high = Math.min(pages.length, low + step);
  low += 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages[middle] as number) < page) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reads the places of one place of a phrase on candidate pages, which must be asked for in order. */
interface PlaceReader {
  /** The places at which the term stands, as the cursor reads them; `position` says where in its lists the page is. */
  readonly cursor: PlacesOfTerm;
  position(candidate: number, page: number): number;
}

class ReaderOfOne implements PlaceReader {
  readonly cursor: PlacesOfTerm;
  private readonly pages: Int32Array;
  private at = 0;

  constructor(list: TermPages) {
    this.pages = list.pages;
    this.cursor = list.cursor();
  }

  position(_: number, page: number): number {
    if (this.pages[this.at] !== page) this.at = advance(this.pages, this.at, page);
    return this.at;
  }
}

/** For a place where one of several terms may stand: which of their lists hold a candidate page is looked up beforehand. */
class ReaderOfMany implements PlaceReader {
  readonly cursor: PlacesOfTerm;
  private places = new Int32Array(64);
  private readonly cursors: readonly PlacesOfTerm[];
  /** By candidate: where its hits begin in `hits`, as pairs of a list and a position in it. */
  private readonly starts: Int32Array;
  private readonly hits: Int32Array;

  constructor(lists: readonly TermPages[], candidates: Int32Array) {
    this.cursors = lists.map((list) => list.cursor());
    const places = () => this.places;
    this.cursor = placesOfTerm({
      get places() {
        return places();
      },
      read: (candidate) => this.read(candidate),
    });
    const found: number[] = [];
    this.starts = new Int32Array(candidates.length + 1);
    lists.forEach(({ pages }, which) => {
      for (let at = 0, candidate = 0; at < pages.length && candidate < candidates.length; ) {
        const page = pages[at] as number;
        const wanted = candidates[candidate] as number;
        if (page === wanted) {
          found.push(candidate, which, at);
          this.starts[candidate + 1] = (this.starts[candidate + 1] as number) + 1;
          at += 1;
          candidate += 1;
        } else if (page < wanted) at = advance(pages, at, wanted);
        else candidate = advance(candidates, candidate, page);
      }
    });
    for (let at = 1; at < this.starts.length; at += 1)
      this.starts[at] = (this.starts[at] as number) + (this.starts[at - 1] as number);
    const next = this.starts.slice();
    this.hits = new Int32Array((found.length / 3) * 2);
    for (let at = 0; at < found.length; at += 3) {
      const candidate = found[at] as number;
      const to = next[candidate] as number;
      this.hits[to * 2] = found[at + 1] as number;
      this.hits[to * 2 + 1] = found[at + 2] as number;
      next[candidate] = to + 1;
    }
  }

  position(candidate: number): number {
    return candidate;
  }

  private read(candidate: number): number {
    let count = 0;
    const end = this.starts[candidate + 1] as number;
    for (let hit = this.starts[candidate] as number; hit < end; hit += 1) {
      const cursor = this.cursors[this.hits[hit * 2] as number] as PlacesOfTerm;
      const more = cursor.read(this.hits[hit * 2 + 1] as number);
      if (count + more > this.places.length) {
        const grown = new Int32Array((count + more) * 2);
        grown.set(this.places);
        this.places = grown;
      }
      this.places.set(cursor.places.subarray(0, more), count);
      count += more;
    }
    // No two terms stand at one place.
    this.places.subarray(0, count).sort();
    return count;
  }
}

/** Places are near each other when they are in the same bucket of eight or in neighbouring ones. */
const BUCKET_BITS = 3;
/** Where the words of a phrase stand side by side on candidate pages. */
class PhraseReader {
  /** Rarest place first, so that most pages are done with soon; `shifts` move the places of each to the first word's. */
  private readonly readers: readonly PlaceReader[];
  private readonly shifts: readonly number[];
  private here = new Numbers();
  private next = new Numbers();
  private number = 0;
  private last: PlacesOfTerm;
  /** What the beginnings in `starts` are moved by. */
  readonly moved: number;

  constructor(rows: readonly ReadonlyMap<string, TermPages>[], candidates: Int32Array) {
    const places = rows.map((row, step) => {
      const lists = [...row.values()];
      const [only] = lists;
      const size = lists.reduce((sum, list) => sum + list.pages.length, 0);
      const isOne = only !== undefined && lists.length === 1;
      return { step, size, reader: isOne ? new ReaderOfOne(only) : new ReaderOfMany(lists, candidates) };
    });
    places.sort((a, b) => a.size - b.size);
    this.readers = places.map(({ reader }) => reader);
    // So far that no beginning is below zero.
    this.moved = rows.length - 1;
    this.shifts = places.map(({ step }) => this.moved - step);
    this.last = (places.at(-1) as { reader: PlaceReader }).reader.cursor;
  }

  /** Where the phrase begins on the page read last, in order, moved by `moved`; as often as `read` said. */
  get starts(): Int32Array {
    return this.last.places;
  }

  /** Reads into `starts` and gives how many there are. */
  read(candidate: number, page: number): number {
    const { readers, shifts } = this;
    const first = readers[0] as PlaceReader;
    if (readers.length === 1) return first.cursor.read(first.position(candidate, page));
    this.number += 1;
    first.cursor.mark(first.position(candidate, page), this.here, shifts[0] as number, this.number);
    for (let turn = 1; ; turn += 1) {
      const { cursor } = readers[turn] as PlaceReader;
      const position = (readers[turn] as PlaceReader).position(candidate, page);
      const found = cursor.follow(position, this.here, this.next, shifts[turn] as number, this.number);
      if (found === 0 || turn === readers.length - 1) return found;
      const kept = this.here;
      this.here = this.next;
      this.next = kept;
    }
  }
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
      if (reader.read(candidate, page) === 0) continue;
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

/** Whether phrases begin near each other, page by page. */
class NearReader {
  private readonly readers: readonly PhraseReader[];
  /** By bucket of places: the page on which the phrase before begins in it or beside it. */
  private here = new Numbers();
  private next = new Numbers();
  private number = 0;

  constructor(readers: readonly PhraseReader[]) {
    this.readers = readers;
  }

  /** Whether each phrase begins near the one before it. */
  read(candidate: number, page: number): boolean {
    this.number += 1;
    const { number, readers } = this;
    let isNear = true;
    for (let turn = 0; turn < readers.length && isNear; turn += 1) {
      const reader = readers[turn] as PhraseReader;
      const count = reader.read(candidate, page);
      if (count === 0) return false;
      const { starts } = reader;
      const buckets = ((starts[count - 1] as number) >> BUCKET_BITS) + 3;
      this.here.reserve(buckets);
      this.next.reserve(buckets);
      const here = this.here.list;
      const next = this.next.list;
      const { moved } = reader;
      let found = 0;
      for (let at = 0; at < count; at += 1) {
        // Buckets are counted from one, so that there is one before the first.
        const bucket = (((starts[at] as number) - moved) >> BUCKET_BITS) + 1;
        const stamp = turn === 0 ? number : (here[bucket] as number);
        next[bucket - 1] = Math.max(next[bucket - 1] as number, stamp);
        next[bucket] = Math.max(next[bucket] as number, stamp);
        next[bucket + 1] = Math.max(next[bucket + 1] as number, stamp);
        found |= stamp === number ? 1 : 0;
      }
      isNear = found === 1;
      const kept = this.here;
      this.here = this.next;
      this.next = kept;
    }
    return isNear;
  }
}

/** Lists of neighbouring segments one after the other. */
function concatenate(lists: readonly PageList[]): PageList {
  const filled = lists.filter((list) => list.pages.length > 0);
  if (filled.length < 2) return filled[0] ?? NO_PAGES;
  const size = filled.reduce((sum, { pages }) => sum + pages.length, 0);
  const pages = new Int32Array(size);
  const weights = new Uint8Array(size);
  let at = 0;
  for (const list of filled) {
    pages.set(list.pages, at);
    weights.set(list.weights, at);
    at += list.pages.length;
  }
  return { pages, weights };
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
