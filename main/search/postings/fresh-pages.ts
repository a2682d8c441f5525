import { PageCutter, type TermSink, weightOf } from '../../../shared/search';
import { TermBytes } from './bytes.ts';
import { ListWriter, writePlaces } from './lists.ts';
import type { PartsTable, SegmentRow } from './parts-table.ts';
import { placesOfTerm } from './places.ts';
import type { Segment, TermPages } from './segment.ts';
import { createSegmentWriter } from './segment-writer.ts';
import { isCountedOnly, isWord, plainKeyOf } from './term-kinds.ts';
import { TermTable } from './term-table.ts';

/**
 * Pages that came since the last segment was written. They are kept in memory, for they can be made again from their texts.
 * Every place of a term leads to the place where the term stood before, so a term's places are found without looking at others.
 */
export interface FreshPages extends Segment {
  pagesHeld(): number;
  /** Whether some of them have been taken away. */
  isWorn(): boolean;
  /** Terms of all pages held: what decides how long writing them takes. */
  placesHeld(): number;
  /** Adds a page, whose number must be above all others: its normalised text and the terms of its headings. */
  add(page: number, text: string, headings: readonly string[]): void;
  /** Writes all of it as a segment that ends before the page `past`. Inside a transaction; `clear` when that has succeeded. */
  write(parts: PartsTable, past: number): SegmentRow;
  clear(): void;
}

/** Where the order of UTF-16 differs from that of code points: beside letters beyond U+FFFF, which keys begin with. */
const ABOVE_SURROGATES = /[\ue000-\uffff]/;
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** Order of code points, which is that of UTF-8 bytes. */
function byCodePoint(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const one = a.charCodeAt(at);
    const other = b.charCodeAt(at);
    if (one === other) continue;
    if (isSurrogate(one) !== isSurrogate(other)) return isSurrogate(one) ? 1 : -1;
    return one - other;
  }
  return a.length - b.length;
}

/** Sorts terms as their bytes are sorted. */
export function sortTerms(terms: string[]): string[] {
  // The sort without a function is several times quicker.
  return terms.some((term) => ABOVE_SURROGATES.test(term)) ? terms.sort(byCodePoint) : terms.sort();
}

function grown<A extends Int32Array | Uint16Array>(array: A, into: A): A {
  into.set(array);
  return into;
}

/** A row of what is known of a term, and what stands in it behind the last place. */
const ROW = 4;
const PLACES = 1;
const PAGES = 2;

/** Of how many characters the heads are, under which terms are filed; the character of their kind is one of them. */
const HEAD = 3;

/** Terms that begin alike: the numbers of those that stand on pages, and keys of plain forms. */
interface Head {
  readonly terms: number[];
  readonly plain: string[];
}

function underHead(heads: Map<string, Head>, term: string): Head {
  const head = term.slice(0, HEAD);
  let under = heads.get(head);
  if (under === undefined) {
    under = { terms: [], plain: [] };
    heads.set(head, under);
  }
  return under;
}

export function createFreshPages(isLive: (page: number) => boolean): FreshPages {
  const table = new TermTable();
  const cutter = new PageCutter();
  /** Keys of plain forms, with the number of their word. */
  const plains = new Map<string, number>();
  const heads = new Map<string, Head>();
  /** Terms and keys of plain forms that stand under their heads. */
  let filedTerms = 0;
  let filedPlains = 0;
  /** By the number of a term, side by side: its last place, its places, its pages. */
  let rows = new Int32Array(4 * 4_096);
  // By place: the term's place before it, and which of the pages held it is on.
  let before = new Int32Array(65_536);
  let heldAt = new Uint16Array(65_536);
  let places = 0;
  /** Terms that have their row. */
  let known = 0;
  // Of the page that is being added: which of those held it is, and its first place.
  let held = 0;
  let pageStart = 0;
  // By page held.
  const pages: number[] = [];
  const starts: number[] = [];
  const bodies: number[] = [];
  const lengths: number[] = [];

  /** Terms that are new since this was called. */
  const noteNew = (): void => {
    while (known < table.terms.length) {
      const number = known;
      known += 1;
      if (number * ROW === rows.length) rows = grown(rows, new Int32Array(rows.length * 2));
      rows[number * ROW] = -1;
      rows[number * ROW + PLACES] = 0;
      rows[number * ROW + PAGES] = 0;
      const plain = plainKeyOf(table.terms[number] as string);
      if (plain !== null) plains.set(plain, number);
    }
  };

  /** Puts a term at the next place, or nothing; `once` leaves out what stands on the page already. */
  const put = (number: number, once: boolean): void => {
    if (number === known) noteNew();
    const row = number * ROW;
    const last = rows[row] as number;
    const isFirst = last < pageStart;
    if (once && !isFirst) return;
    if (places >= before.length) {
      before = grown(before, new Int32Array(places * 2));
      heldAt = grown(heldAt, new Uint16Array(places * 2));
    }
    before[places] = last;
    heldAt[places] = held;
    rows[row] = places;
    rows[row + PLACES] = (rows[row + PLACES] as number) + 1;
    if (isFirst) rows[row + PAGES] = (rows[row + PAGES] as number) + 1;
    places += 1;
  };

  const sink: TermSink = {
    range: (kind, from, to) => put(table.ofRange(kind, from, to), false),
    rangeOnce: (kind, from, to) => put(table.ofRange(kind, from, to), true),
    term: (text) => put(table.of(text, true), false),
    termOnce: (text) => put(table.of(text, true), true),
    gap: () => {
      places += 1;
    },
  };

  const add = (page: number, text: string, headings: readonly string[]): void => {
    held = pages.length;
    pageStart = places;
    pages.push(page);
    starts.push(places);
    table.open(text);
    const { body, length } = cutter.give(text, headings, sink);
    bodies.push(body);
    lengths.push(length);
  };

  /** Files the terms that came since it was last asked for: whoever only fills the index pays nothing for it. */
  const fileByHead = (): void => {
    for (; filedTerms < known; filedTerms += 1)
      underHead(heads, table.terms[filedTerms] as string).terms.push(filedTerms);
    if (filedPlains === plains.size) return;
    let at = 0;
    for (const key of plains.keys()) {
      if (at >= filedPlains) underHead(heads, key).plain.push(key);
      at += 1;
    }
    filedPlains = at;
  };

  const headsOf = (prefix: string): Iterable<Head> => {
    if (prefix.length < HEAD)
      return [...heads].flatMap(([head, under]) => (head.startsWith(prefix) ? [under] : []));
    const under = heads.get(prefix.slice(0, HEAD));
    return under === undefined ? [] : [under];
  };

  const pagesWith = (number: number): number => rows[number * ROW + PAGES] as number;

  let found = new Int32Array(256);
  /** All places of a term, in order; good until it is called again. */
  const placesOf = (number: number): Int32Array => {
    const count = rows[number * ROW + PLACES] as number;
    if (count > found.length) found = new Int32Array(count * 2);
    let place = rows[number * ROW] as number;
    for (let at = count - 1; at >= 0; at -= 1) {
      found[at] = place;
      place = before[place] as number;
    }
    return found.subarray(0, count);
  };

  /** How much a page is about a term that has these places: those beyond the page as it stands are counted once. */
  const weightAt = (held: number, list: Int32Array, from: number, to: number): number => {
    const bodyEnd = (starts[held] as number) + (bodies[held] as number);
    let times = 0;
    while (from + times < to && (list[from + times] as number) < bodyEnd) times += 1;
    return weightOf(Math.max(1, times), lengths[held] as number);
  };

  const endOfPage = (list: Int32Array, from: number): number => {
    const held = heldAt[list[from] as number];
    let to = from + 1;
    while (to < list.length && heldAt[list[to] as number] === held) to += 1;
    return to;
  };

  const pagesOfNumber = (number: number, isCounted: boolean): TermPages | null => {
    const list = placesOf(number).slice();
    const onPages: number[] = [];
    const weights: number[] = [];
    const froms: number[] = [];
    for (let from = 0, to = 0; from < list.length; from = to) {
      to = endOfPage(list, from);
      const held = heldAt[list[from] as number] as number;
      if (!isLive(pages[held] as number)) continue;
      onPages.push(pages[held] as number);
      weights.push(isCounted ? 0 : weightAt(held, list, from, to));
      froms.push(from);
    }
    if (onPages.length === 0) return null;
    return {
      count: onPages.length,
      pages: Int32Array.from(onPages),
      weights: Uint8Array.from(weights),
      placeBytes: list.length,
      cursor: () => {
        const out = new Int32Array(list.length);
        return placesOfTerm({
          places: out,
          read: (position) => {
            const from = froms[position] as number;
            const to = endOfPage(list, from);
            const start = starts[heldAt[list[from] as number] as number] as number;
            for (let place = from; place < to; place += 1)
              out[place - from] = (list[place] as number) - start;
            return to - from;
          },
        });
      },
    };
  };

  const write = (parts: PartsTable, past: number): SegmentRow => {
    const writer = createSegmentWriter(parts, parts.reserve());
    const first = pages[0] ?? past;
    const list = new ListWriter();
    const term = new TermBytes();
    for (const text of sortTerms([...table.terms, ...plains.keys()])) {
      term.encode(text);
      const number = table.of(text, false);
      if (number < 0) {
        writer.add(term.bytes, term.length, pagesWith(plains.get(text) as number), null);
        continue;
      }
      const places = placesOf(number);
      const isCounted = isCountedOnly(text);
      list.begin(first);
      for (let from = 0, to = 0; from < places.length; from = to) {
        to = endOfPage(places, from);
        const held = heldAt[places[from] as number] as number;
        if (isCounted) {
          list.page(pages[held] as number, 0, 0);
          continue;
        }
        const weight = weightAt(held, places, from, to);
        const start = starts[held] as number;
        for (let at = from; at < to; at += 1) places[at] = (places[at] as number) - start;
        const length = writePlaces(list.places, places, from, to);
        list.page(pages[held] as number, weight, length);
      }
      list.finish();
      writer.add(term.bytes, term.length, list.count, list);
    }
    return writer.finish({ first, past, pages: pages.length, level: 0, hasSlips: 0, pairsFrom: 0 });
  };

  return {
    pairsFrom: 0,
    pagesOf: (term) => {
      const number = table.of(term, false);
      return number < 0 ? null : pagesOfNumber(number, isCountedOnly(term));
    },
    count: (term) => {
      const number = table.of(term, false);
      const leads = number < 0 ? plains.get(term) : number;
      return leads === undefined ? 0 : (pagesOfNumber(leads, true)?.pages.length ?? 0);
    },
    beginning: (prefix, visit) => {
      fileByHead();
      const tell = (term: string, number: number, isPlain: boolean): void => {
        if (!term.startsWith(prefix)) return;
        visit({
          count: pagesWith(number),
          term: () => term,
          isWord: () => isWord(term),
          length: () => term.length,
          pages: () => (isPlain ? null : pagesOfNumber(number, isCountedOnly(term))),
        });
      };
      for (const { terms, plain } of headsOf(prefix)) {
        for (const number of terms) tell(table.terms[number] as string, number, false);
        for (const key of plain) tell(key, plains.get(key) as number, true);
      }
    },
    pagesHeld: () => pages.length,
    isWorn: () => pages.some((page) => !isLive(page)),
    placesHeld: () => places,
    add,
    write,
    clear: () => {
      table.clear();
      known = 0;
      plains.clear();
      heads.clear();
      filedTerms = 0;
      filedPlains = 0;
      places = 0;
      for (const list of [pages, starts, bodies, lengths]) list.length = 0;
    },
  };
}
