import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * How the pages of a term are written down in a segment.
 *
 * Pages: for each page the distance from the one before (the first from the segment's first page), with two bits below for the
 * page's weight. Places: for each page, in the same order, either one even number (twice the only place), or an odd one (twice
 * the bytes that follow, and one) and the distances between the places. A term that stands on many pages has before its places a
 * table of groups of pages, so that those of a page far on are found without reading all before it.
 */

/** Pages of a term up to which its places have no table of groups. */
export const UNGROUPED = 128;
/** Groups that are smaller together are made one when segments are merged. */
const LARGEST_GROUP = 160;

/** A term's pages and places while they are written; use one for many terms. */
export class ListWriter {
  readonly pages = new ByteWriter();
  readonly places = new ByteWriter();
  /** The table of groups, which stands before the places; empty where there is none. Made by `finish`. */
  readonly table = new ByteWriter();
  count = 0;
  private last = 0;
  private readonly groupCounts: number[] = [];
  private readonly groupLengths: number[] = [];

  /** Begins a term; `base` is the segment's first page. */
  begin(base: number): void {
    this.pages.clear();
    this.places.clear();
    this.count = 0;
    this.last = base;
    this.groupCounts.length = 0;
    this.groupLengths.length = 0;
  }

  private group(count: number, length: number): void {
    const at = this.groupCounts.length - 1;
    if (at >= 0 && (this.groupCounts[at] as number) + count <= LARGEST_GROUP) {
      this.groupCounts[at] = (this.groupCounts[at] as number) + count;
      this.groupLengths[at] = (this.groupLengths[at] as number) + length;
    } else {
      this.groupCounts.push(count);
      this.groupLengths.push(length);
    }
  }

  /** Adds a page; `length` is how many bytes were just added to `places`. */
  page(page: number, weight: number, length: number): void {
    this.pages.number(((page - this.last) << 2) | weight);
    this.last = page;
    this.count += 1;
    if (length > 0) this.group(1, length);
  }

  /** Adds a list of another segment, whose pages come after all that were added. */
  append(base: number, count: number, pages: Uint8Array, places: Uint8Array): void {
    const reader = new ByteReader(pages);
    const first = reader.number();
    let page = base + (first >>> 2);
    this.pages.number(((page - this.last) << 2) | (first & 3));
    const rest = reader.at;
    while (reader.at < pages.length) page += reader.number() >>> 2;
    this.pages.copy(pages, rest, pages.length);
    this.last = page;
    this.count += count;
    if (places.length === 0) return;
    const { groups, from } = groupsOf(count, places);
    for (const [size, length] of groups) this.group(size, length);
    this.places.copy(places, from, places.length);
  }

  /** Adds those pages of a list of another segment that are kept. */
  appendKept(
    base: number,
    count: number,
    pages: Uint8Array,
    places: Uint8Array,
    isKept: (page: number) => boolean,
  ): void {
    const reader = new ByteReader(pages);
    const placeReader = new ByteReader(places, places.length === 0 ? 0 : groupsOf(count, places).from);
    let page = base;
    for (let at = 0; at < count; at += 1) {
      const value = reader.number();
      page += value >>> 2;
      const from = placeReader.at;
      if (places.length > 0) skipPlaces(placeReader);
      if (!isKept(page)) continue;
      this.places.copy(places, from, placeReader.at);
      this.page(page, value & 3, placeReader.at - from);
    }
  }

  /** Takes pages as they are written down already, and no places. */
  take(count: number, pages: Uint8Array): void {
    this.pages.copy(pages, 0, pages.length);
    this.count += count;
  }

  /** Ends the term. */
  finish(): void {
    const { table } = this;
    table.clear();
    if (this.count <= UNGROUPED || this.groupCounts.length === 0) return;
    table.number(this.groupCounts.length);
    for (let at = 0; at < this.groupCounts.length; at += 1) {
      table.number(this.groupCounts[at] as number);
      table.number(this.groupLengths[at] as number);
    }
  }
}

const bytesOf = (value: number): number =>
  value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;

/** Writes the places of one page, which are in order; gives the number of bytes. */
export function writePlaces(out: ByteWriter, places: ArrayLike<number>, from: number, to: number): number {
  const begin = out.length;
  if (to - from === 1) out.number((places[from] as number) << 1);
  else {
    let bytes = 0;
    for (let at = from, last = 0; at < to; at += 1) {
      bytes += bytesOf((places[at] as number) - last);
      last = places[at] as number;
    }
    out.number((bytes << 1) | 1);
    for (let at = from, last = 0; at < to; at += 1) {
      out.number((places[at] as number) - last);
      last = places[at] as number;
    }
  }
  return out.length - begin;
}

/** Passes over the places of one page. */
export function skipPlaces(reader: ByteReader): void {
  const first = reader.number();
  if ((first & 1) === 1) reader.at += first >>> 1;
}

/** The groups of a term's places, and where the places begin. */
export function groupsOf(
  count: number,
  places: Uint8Array,
): { readonly groups: readonly (readonly [pages: number, bytes: number])[]; readonly from: number } {
  if (count <= UNGROUPED) return { groups: [[count, places.length]], from: 0 };
  const reader = new ByteReader(places);
  const groups: [number, number][] = [];
  for (let left = reader.number(); left > 0; left -= 1) groups.push([reader.number(), reader.number()]);
  return { groups, from: reader.at };
}

/** Pages with their weights, in order. */
export interface PageList {
  readonly pages: Int32Array;
  readonly weights: Uint8Array;
}

export const NO_PAGES: PageList = { pages: new Int32Array(), weights: new Uint8Array() };

/** Reads the pages of a list. */
export function readPages(base: number, count: number, bytes: Uint8Array): PageList {
  const pages = new Int32Array(count);
  const weights = new Uint8Array(count);
  let page = base;
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    let byte = bytes[at] as number;
    at += 1;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at] as number;
      at += 1;
      value |= (byte & 127) << shift;
    }
    page += value >>> 2;
    pages[index] = page;
    weights[index] = value & 3;
  }
  return { pages, weights };
}

const SEVEN = 7;
const IS_SEVEN = 128;

/**
 * Pages as they are written down where there is nothing but the pages, which stand close together: for each seven of them a byte that says
 * which are there, and where none of some sevens is, a byte that says how many.
 */
export function pagesToSevens(base: number, pages: Int32Array): Uint8Array {
  const out = new ByteWriter();
  let next = 0;
  for (let at = 0; at < pages.length; ) {
    const seven = Math.floor(((pages[at] as number) - base) / SEVEN);
    let bits = 0;
    for (; at < pages.length; at += 1) {
      const place = (pages[at] as number) - base - seven * SEVEN;
      if (place >= SEVEN) break;
      bits |= 1 << place;
    }
    for (; next < seven; next += Math.min(seven - next, IS_SEVEN - 1))
      out.byte(Math.min(seven - next, IS_SEVEN - 1));
    out.byte(IS_SEVEN | bits);
    next += 1;
  }
  return out.view();
}

/** Reads what `pagesToSevens` wrote. */
export function pagesOfSevens(base: number, count: number, bytes: Uint8Array): PageList {
  const pages = new Int32Array(count);
  let first = base;
  let at = 0;
  for (let place = 0; place < bytes.length; place += 1) {
    const byte = bytes[place] as number;
    if (byte < IS_SEVEN) {
      first += byte * SEVEN;
      continue;
    }
    for (let bits = byte - IS_SEVEN; bits !== 0; bits &= bits - 1) {
      pages[at] = first + 31 - Math.clz32(bits & -bits);
      at += 1;
    }
    first += SEVEN;
  }
  return { pages, weights: new Uint8Array(count) };
}
