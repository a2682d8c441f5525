import { advance } from './page-lists.ts';
import { Numbers, type PlacesOfTerm, placesOfTerm } from './postings/places.ts';
import type { TermPages } from './postings/segment.ts';

/** Where the words of phrases stand on pages, and whether phrases are near each other. */

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
    // No two terms stand at one place; the places of one are in order.
    if (end - (this.starts[candidate] as number) > 1) this.places.subarray(0, count).sort();
    return count;
  }
}

/** Places are near each other when they are in the same bucket of eight or in neighbouring ones. */
const BUCKET_BITS = 3;

/** More places than a page has. */
const ALL = 2 ** 30;

/** Where the words of a phrase stand side by side on candidate pages. */
export class PhraseReader {
  /** What stands at the fewest places first, so that most pages are done with soon; `shifts` move them to the first word's. */
  private readonly readers: readonly PlaceReader[];
  private readonly shifts: readonly number[];
  private here = new Numbers();
  private next = new Numbers();
  /** Above all that stands in the lists. */
  private number = 1;
  private last: PlacesOfTerm;
  /** What the beginnings in `starts` are moved by. */
  readonly moved: number;

  constructor(rows: readonly ReadonlyMap<string, TermPages>[], candidates: Int32Array) {
    const places = rows.map((row, step) => {
      const lists = [...row.values()];
      const [only] = lists;
      const size = lists.reduce((sum, list) => sum + list.placeBytes, 0);
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

  /** Whether the phrase stands on a page; `starts` is then of no use. */
  stands(candidate: number, page: number): boolean {
    return this.read(candidate, page, 1) > 0;
  }

  /** Reads into `starts` and gives how many there are, or stops when it has found so many as are `wanted`. */
  read(candidate: number, page: number, wanted = ALL): number {
    const { readers, shifts } = this;
    const first = readers[0] as PlaceReader;
    if (readers.length === 1) return first.cursor.read(first.position(candidate, page));
    const { number } = this;
    this.number += readers.length;
    let last = first.cursor.mark(first.position(candidate, page), this.here, shifts[0] as number, number);
    for (let turn = 1; ; turn += 1) {
      const { cursor } = readers[turn] as PlaceReader;
      const position = (readers[turn] as PlaceReader).position(candidate, page);
      const isLast = turn === readers.length - 1;
      const shift = shifts[turn] as number;
      // Of the words before the last every place counts.
      const most = isLast ? wanted : ALL;
      const found = cursor.follow(position, this.here, this.next, shift, number + turn - 1, last, most);
      if (found === 0 || isLast) return found;
      last = cursor.places[found - 1] as number;
      const kept = this.here;
      this.here = this.next;
      this.next = kept;
    }
  }
}

/** Whether phrases begin near each other, page by page. */
export class NearReader {
  private readonly readers: readonly PhraseReader[];
  /**
   * By bucket of places: a number that says that the phrase before begins in it or beside it. With each phrase it rises by one; what
   * earlier phrases and pages have left is lower.
   */
  private here = new Numbers();
  private next = new Numbers();
  private number = 1;

  constructor(readers: readonly PhraseReader[]) {
    this.readers = readers;
  }

  /** Whether each phrase begins near the one before it. */
  read(candidate: number, page: number): boolean {
    const { number, readers } = this;
    this.number += readers.length + 1;
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
        next[bucket - 1] = Math.max(next[bucket - 1] as number, stamp + 1);
        next[bucket] = Math.max(next[bucket] as number, stamp + 1);
        next[bucket + 1] = Math.max(next[bucket + 1] as number, stamp + 1);
        found |= stamp === number + turn ? 1 : 0;
      }
      isNear = found === 1;
      const kept = this.here;
      this.here = this.next;
      this.next = kept;
    }
    return isNear;
  }
}
