import { ByteReader, compareBytes, IndexDamage } from './bytes.ts';
import { type PageList, pagesOfSevens, readPages } from './lists.ts';
import { PART, type PartsTable, type SegmentRow } from './parts-table.ts';
import { PlaceCursor, type PlacesOfTerm, placesOfTerm } from './places.ts';
import { isNeighbourKey, isWord, LONGEST_WORD } from './term-kinds.ts';

/** The pages of a term in one segment, which are read when they are asked for, and its places on them. */
export interface TermPages extends PageList {
  /** How many pages these are. */
  readonly count: number;
  /** Bytes of its places, about: how long reading them takes. */
  readonly placeBytes: number;
  cursor(): PlacesOfTerm;
}

/** Pages that were numbered one after another, with their terms. */
export interface Segment {
  /** Pairs of clusters on so many pages or more have lists of those on which they stand side by side (`neighbourKey`); 0 where none have. */
  readonly pairsFrom: number;
  /** The pages on which a term stands; null when it stands on none. */
  pagesOf(term: string): TermPages | null;
  /** How many these are. */
  count(term: string): number;
  /**
   * Calls back, in order, for each term that begins so, with the number of its pages and ways to read it. Terms whose pages
   * have all been taken away may be among them.
   */
  beginning(prefix: string, visit: (entry: TermEntry) => void): void;
}

/** A term that comes by. Asked for later, it may tell of another one. */
export interface TermEntry {
  /** Pages counted when the segment was written. */
  readonly count: number;
  term(): string;
  /** Whether it is a word, which is quicker to tell than its text. */
  isWord(): boolean;
  /** Its UTF-16 units. */
  length(): number;
  pages(): TermPages | null;
}

/** A segment on the disk. */
export interface StoredSegment extends Segment {
  readonly row: SegmentRow;
}

/** Where a term's lists stand in a segment. */
interface Entry {
  count: number;
  pagesAt: number;
  pagesLength: number;
  placesAt: number;
  placesLength: number;
}

const utf8 = new TextEncoder();

/** Of the characters of ASCII those that begin words. */
const IS_ASCII_WORD = Uint8Array.from({ length: 128 }, (_, code) =>
  isWord(String.fromCharCode(code)) ? 1 : 0,
);

/** First terms of the blocks of terms. */
interface Directory {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
}

function readDirectory(parts: PartsTable, row: SegmentRow): Directory {
  const bytes =
    row.directoryBytes === 0
      ? new Uint8Array()
      : parts.range(row.id, PART.directory, 0, row.directoryBytes).slice();
  const starts: number[] = [];
  const lengths: number[] = [];
  const reader = new ByteReader(bytes);
  while (reader.at < bytes.length) {
    const length = reader.number();
    starts.push(reader.at);
    lengths.push(length);
    reader.at += length;
  }
  return { bytes, starts: Int32Array.from(starts), lengths: Int32Array.from(lengths) };
}

/** The last block that begins with the term or before it, or -1. */
function blockOf({ bytes, starts, lengths }: Directory, term: Uint8Array): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = starts[middle] as number;
    const length = lengths[middle] as number;
    const shared = Math.min(length, term.length);
    let same = 0;
    while (same < shared && bytes[start + same] === term[same]) same += 1;
    const order =
      same < shared ? (bytes[start + same] as number) - (term[same] as number) : length - term.length;
    if (order <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Goes through a block of terms. */
export class TermReader {
  private reader = new ByteReader(new Uint8Array());
  private pagesNext = 0;
  private placesNext = 0;
  term: Uint8Array = new Uint8Array(512);
  length = 0;
  /** Bytes that the term shares with the one before. */
  shared = 0;
  count = 0;
  pagesAt = 0;
  pagesLength = 0;
  placesAt = 0;
  placesLength = 0;

  open(block: Uint8Array): void {
    this.reader = new ByteReader(block);
    this.pagesNext = this.reader.number();
    this.placesNext = this.reader.number();
    this.length = 0;
  }

  /** Moves to the next term of the block; false when there is none. */
  next(): boolean {
    const { reader } = this;
    const { bytes } = reader;
    if (reader.at >= bytes.length) return false;
    const shared = reader.number();
    const more = reader.number();
    const length = shared + more;
    if (shared > this.length || reader.at + more > bytes.length) throw new IndexDamage('term');
    if (length > this.term.length) {
      const grown = new Uint8Array(length * 2);
      grown.set(this.term);
      this.term = grown;
    }
    const { term } = this;
    let from = reader.at;
    for (let at = shared; at < length; at += 1) {
      term[at] = bytes[from] as number;
      from += 1;
    }
    reader.at = from;
    this.shared = shared;
    this.length = length;
    this.count = reader.number();
    this.pagesLength = reader.number();
    this.placesLength = reader.number();
    this.pagesAt = this.pagesNext;
    this.placesAt = this.placesNext;
    this.pagesNext += this.pagesLength;
    this.placesNext += this.placesLength;
    return true;
  }

  /** UTF-16 units of the term. */
  units(): number {
    const { term, length } = this;
    let units = 0;
    for (let at = 0; at < length; at += 1) {
      const byte = term[at] as number;
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
    }
    return units;
  }

  isWord(): boolean {
    const first = this.term[0] as number;
    if (first < 0x80) return this.length <= LONGEST_WORD && IS_ASCII_WORD[first] === 1;
    // No letter of any script begins so high: these are keys.
    return first < 0xf4 && isWord(this.text());
  }

  text(): string {
    return Buffer.from(this.term.buffer, this.term.byteOffset, this.length).toString('utf8');
  }
}

/** Places of those pages of a list that are kept. */
function keptOnly(cursor: PlaceCursor, kept: Int32Array): PlacesOfTerm {
  return placesOfTerm({
    get places() {
      return cursor.places;
    },
    read: (position) => cursor.read(kept[position] as number),
  });
}

/** Leaves out pages that were taken away; `kept` are the places of the others in the list. */
function onlyKept(
  list: PageList,
  isLive: (page: number) => boolean,
): PageList & { readonly kept: Int32Array } {
  const kept = new Int32Array(list.pages.length);
  let count = 0;
  for (let at = 0; at < list.pages.length; at += 1) {
    if (!isLive(list.pages[at] as number)) continue;
    kept[count] = at;
    count += 1;
  }
  const places = kept.subarray(0, count);
  return {
    pages: Int32Array.from(places, (at) => list.pages[at] as number),
    weights: Uint8Array.from(places, (at) => list.weights[at] as number),
    kept: places,
  };
}

/** The lists of a term as they were read. */
interface ReadLists extends PageList {
  /** Null until somebody asks where on the pages the term stands. */
  places: Uint8Array | null;
}

/** Bytes of lists that stay in memory, about. */
const MOST_LIST_BYTES = 8_000_000;
/** What a list takes beside its bytes, about. */
const LIST_BYTES = 400;

/**
 * Lists of all segments that were read last: who types a query asks for its first words with every letter, and most queries hold
 * some of the same words.
 */
export class RecentLists {
  private readonly lists = new Map<number, { readonly lists: ReadLists; readonly bytes: number }>();
  private bytes = 0;

  get(key: number): ReadLists | undefined {
    const found = this.lists.get(key);
    if (found === undefined) return undefined;
    // What was asked for last goes last.
    this.lists.delete(key);
    this.lists.set(key, found);
    return found.lists;
  }

  /** Keeps lists; `placeBytes` are those that may be read later. */
  put(key: number, lists: ReadLists, placeBytes: number): void {
    const bytes = LIST_BYTES + lists.pages.byteLength + lists.weights.byteLength + placeBytes;
    if (bytes > MOST_LIST_BYTES / 4) return;
    this.lists.set(key, { lists, bytes });
    this.bytes += bytes;
    for (const [oldest, each] of this.lists) {
      if (this.bytes <= MOST_LIST_BYTES) break;
      this.lists.delete(oldest);
      this.bytes -= each.bytes;
    }
  }
}

/** More than the bytes of all lists of pages of a segment. */
const LISTS_PER_SEGMENT = 2 ** 32;

/** Blocks of terms held of each segment: half a megabyte. */
const MOST_RECENT = 128;

/** `isLive` is null while none of the segment's pages has been taken away. */
export function openSegment(
  parts: PartsTable,
  row: SegmentRow,
  isLive: () => ((page: number) => boolean) | null,
  recentLists: RecentLists,
): StoredSegment {
  let directory: Directory | null = null;
  const readTerms = new TermReader();

  /** Blocks of terms that were read last: one query asks for some of them several times. */
  const recent = new Map<number, Uint8Array>();
  const block = (n: number): Uint8Array => {
    let bytes = recent.get(n);
    if (bytes === undefined) {
      bytes = parts.get(row.id, PART.terms, n);
      if (recent.size === MOST_RECENT) recent.clear();
      recent.set(n, bytes);
    }
    return bytes;
  };

  const read = (entry: Entry, isNeighbour: boolean): TermPages | null => {
    const { count, pagesAt, pagesLength, placesAt, placesLength } = entry;
    if (count === 0 || pagesLength === 0) return null;
    const key = row.id * LISTS_PER_SEGMENT + pagesAt;
    let known: ReadLists | undefined;
    const lists = (): ReadLists => {
      known ??= recentLists.get(key);
      if (known === undefined) {
        const bytes = parts.range(row.id, PART.pages, pagesAt, pagesAt + pagesLength);
        known = {
          ...(isNeighbour ? pagesOfSevens : readPages)(row.first, count, bytes),
          places: null,
        };
        recentLists.put(key, known, placesLength);
      }
      return known;
    };
    const cursor = (): PlaceCursor => {
      const read = lists();
      read.places ??=
        placesLength === 0
          ? new Uint8Array()
          : parts.range(row.id, PART.places, placesAt, placesAt + placesLength).slice();
      return new PlaceCursor(count, read.places);
    };
    const live = isLive();
    if (live === null) {
      return {
        count,
        get pages() {
          return lists().pages;
        },
        get weights() {
          return lists().weights;
        },
        placeBytes: placesLength,
        cursor,
      };
    }
    const { kept, ...rest } = onlyKept(lists(), live);
    return kept.length === 0
      ? null
      : { ...rest, count: kept.length, placeBytes: placesLength, cursor: () => keptOnly(cursor(), kept) };
  };

  const find = (term: string): Entry | null => {
    directory ??= readDirectory(parts, row);
    const wanted = utf8.encode(term);
    const n = blockOf(directory, wanted);
    if (n < 0) return null;
    readTerms.open(block(n));
    while (readTerms.next()) {
      const order = compareBytes(readTerms.term, readTerms.length, wanted, wanted.length);
      if (order === 0) return readTerms;
      if (order > 0) return null;
    }
    return null;
  };

  const pagesOf = (term: string): TermPages | null => {
    const entry = find(term);
    return entry === null ? null : read(entry, isNeighbourKey(readTerms.term));
  };

  return {
    row,
    pairsFrom: row.pairsFrom,
    pagesOf,
    count: (term) => {
      const entry = find(term);
      if (entry === null) return 0;
      return isLive() === null || entry.pagesLength === 0 ? entry.count : (pagesOf(term)?.pages.length ?? 0);
    },
    beginning: (prefix, visit) => {
      directory ??= readDirectory(parts, row);
      const wanted = utf8.encode(prefix);
      const reader = new TermReader();
      const entry: TermEntry = {
        get count() {
          return reader.count;
        },
        term: () => reader.text(),
        isWord: () => reader.isWord(),
        length: () => reader.units(),
        pages: () => read(reader, isNeighbourKey(reader.term)),
      };
      for (let n = Math.max(0, blockOf(directory, wanted)); n < directory.starts.length; n += 1) {
        reader.open(block(n));
        while (reader.next()) {
          const order = compareBytes(
            reader.term,
            Math.min(reader.length, wanted.length),
            wanted,
            wanted.length,
          );
          if (order > 0) return;
          if (order < 0) continue;
          visit(entry);
        }
      }
    },
  };
}
