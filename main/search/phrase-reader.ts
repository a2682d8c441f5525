import { advance } from './page-lists.ts';
import { keepStamped, NONE, type PlacesOfTerm, stamps } from './postings/places.ts';
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

/**
 * For a place where one of several terms may stand, which is read as if it were one term, by candidate: which of the lists hold a
 * candidate page is looked up beforehand.
 */
class ReaderOfMany implements PlaceReader, PlacesOfTerm {
  places = new Int32Array(64);
  private readonly cursors: readonly PlacesOfTerm[];
  /** By candidate: where its hits begin in `hits`, as pairs of a list and a position in it. */
  private readonly starts: Int32Array;
  private readonly hits: Int32Array;

  constructor(lists: readonly TermPages[], candidates: Int32Array) {
    this.cursors = lists.map((list) => list.cursor());
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

  get cursor(): PlacesOfTerm {
    return this;
  }

  position(candidate: number): number {
    return candidate;
  }

  /** Adds what a cursor has read to `places`. */
  private note(cursor: PlacesOfTerm, count: number, more: number): void {
    if (count + more > this.places.length) {
      const grown = new Int32Array((count + more) * 2);
      grown.set(this.places);
      this.places = grown;
    }
    const { places } = this;
    for (let at = 0; at < more; at += 1) places[count + at] = cursor.places[at] as number;
  }

  read(candidate: number): number {
    const { hits, starts } = this;
    let count = 0;
    const end = starts[candidate + 1] as number;
    for (let hit = starts[candidate] as number; hit < end; hit += 1) {
      const cursor = this.cursors[hits[hit * 2] as number] as PlacesOfTerm;
      const more = cursor.read(hits[hit * 2 + 1] as number);
      this.note(cursor, count, more);
      count += more;
    }
    // No two terms stand at one place; the places of one are in order.
    if (end - (starts[candidate] as number) > 1) this.places.subarray(0, count).sort();
    return count;
  }

  keep(candidate: number, wanted: Int32Array, count: number, shift: number, most: number): number {
    const { hits, starts } = this;
    const first = starts[candidate] as number;
    const end = starts[candidate + 1] as number;
    if (end - first === 1) {
      const cursor = this.cursors[hits[first * 2] as number] as PlacesOfTerm;
      return cursor.keep(hits[first * 2 + 1] as number, wanted, count, shift, most);
    }
    const last = wanted[count - 1] as number;
    const number = stamps.next(last);
    this.stamp(candidate, shift, last, number);
    return keepStamped(wanted, count, number, most);
  }

  /** The candidate that is open. */
  private opened = 0;

  open(candidate: number): number {
    this.opened = candidate;
    const { hits, starts } = this;
    const end = starts[candidate + 1] as number;
    let place = NONE;
    for (let hit = starts[candidate] as number; hit < end; hit += 1) {
      const cursor = this.cursors[hits[hit * 2] as number] as PlacesOfTerm;
      place = Math.min(place, cursor.open(hits[hit * 2 + 1] as number));
    }
    return place;
  }

  advance(wanted: number): number {
    const { hits, starts, opened } = this;
    const end = starts[opened + 1] as number;
    let place = NONE;
    for (let hit = starts[opened] as number; hit < end; hit += 1) {
      const cursor = this.cursors[hits[hit * 2] as number] as PlacesOfTerm;
      place = Math.min(place, cursor.advance(wanted));
    }
    return place;
  }

  stamp(candidate: number, shift: number, last: number, number: number): void {
    const { hits, starts } = this;
    const end = starts[candidate + 1] as number;
    for (let hit = starts[candidate] as number; hit < end; hit += 1) {
      const cursor = this.cursors[hits[hit * 2] as number] as PlacesOfTerm;
      cursor.stamp(hits[hit * 2 + 1] as number, shift, last, number);
    }
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
  /** Where the phrase may still begin on the page that is looked at, moved. */
  private begins = new Int32Array(64);
  /** Whether reading on from place to place is quicker than looking at all of them: not where two words are as frequent as each other. */
  private readonly leaps: boolean;
  /** What the beginnings in `starts` are moved by. */
  readonly moved: number;
  /** How long reading it takes, about. */
  readonly size: number;

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
    this.size = places.reduce((sum, { size }) => sum + size, 0);
    const [rarest, next] = places;
    this.leaps = places.length > 2 || (rarest?.size ?? 0) * 2 <= (next?.size ?? 0);
    // So far that no beginning is below zero.
    this.moved = rows.length - 1;
    this.shifts = places.map(({ step }) => this.moved - step);
  }

  /** Where the phrase begins on the page read last, in order, moved by `moved`; as often as `read` said. */
  get starts(): Int32Array {
    return this.readers.length === 1 ? (this.readers[0] as PlaceReader).cursor.places : this.begins;
  }

  /** Whether the phrase stands on a page: no more places are read than it takes to find it once. */
  stands(candidate: number, page: number): boolean {
    const { readers, shifts } = this;
    if (!this.leaps) return this.read(candidate, page, 1) > 0;
    const first = readers[0] as PlaceReader;
    const shift = shifts[0] as number;
    let begin = first.cursor.open(first.position(candidate, page)) + shift;
    // Readers that are open.
    let open = 1;
    for (let turn = 1; turn < readers.length; ) {
      const reader = readers[turn] as PlaceReader;
      if (turn === open) {
        reader.cursor.open(reader.position(candidate, page));
        open += 1;
      }
      const wanted = begin - (shifts[turn] as number);
      const place = reader.cursor.advance(wanted);
      if (place === wanted) {
        turn += 1;
        continue;
      }
      if (place === NONE) return false;
      const next = first.cursor.advance(place + (shifts[turn] as number) - shift);
      if (next === NONE) return false;
      begin = next + shift;
      turn = 1;
    }
    return true;
  }

  /** Reads into `starts` and gives how many there are, or stops when it has found so many as are `wanted`. */
  read(candidate: number, page: number, wanted = ALL): number {
    const { readers, shifts } = this;
    const first = readers[0] as PlaceReader;
    let count = first.cursor.read(first.position(candidate, page));
    if (readers.length === 1) return count;
    // One more than there are: the place looked at is noted before it is known whether it counts.
    if (count >= this.begins.length) this.begins = new Int32Array(count * 2);
    const { begins } = this;
    const { places } = first.cursor;
    const shift = shifts[0] as number;
    for (let at = 0; at < count; at += 1) begins[at] = (places[at] as number) + shift;
    for (let turn = 1; count > 0 && turn < readers.length; turn += 1) {
      const { cursor } = readers[turn] as PlaceReader;
      const position = (readers[turn] as PlaceReader).position(candidate, page);
      // Of the words before the last every place counts.
      const most = turn === readers.length - 1 ? wanted : ALL;
      count = cursor.keep(position, begins, count, shifts[turn] as number, most);
    }
    return count;
  }
}

/** Buckets of places, a bit for each. */
class Buckets {
  words = new Int32Array(64);
  /** So many of the words are in use. */
  length = 0;

  /** Puts those buckets into it in which these places are. */
  fill(places: Int32Array, count: number, moved: number): void {
    const last = ((places[count - 1] as number) - moved) >> (BUCKET_BITS + 5);
    if (last + 2 > this.words.length) this.words = new Int32Array(last * 2);
    const { words } = this;
    words.fill(0, 0, last + 1);
    this.length = last + 1;
    for (let at = 0; at < count; at += 1) {
      const bucket = ((places[at] as number) - moved) >> BUCKET_BITS;
      words[bucket >> 5] = (words[bucket >> 5] as number) | (1 << (bucket & 31));
    }
  }

  /** Leaves only the buckets that are in another set as well, or beside one of it; says whether any are left. */
  keepNear({ words: others, length }: Buckets): boolean {
    const { words } = this;
    let any = 0;
    for (let at = 0; at < this.length; at += 1) {
      const before = at > 0 && at <= length ? (others[at - 1] as number) : 0;
      const here = at < length ? (others[at] as number) : 0;
      const after = at + 1 < length ? (others[at + 1] as number) : 0;
      const near = here | (here << 1) | (here >>> 1) | (before >>> 31) | (after << 31);
      words[at] = (words[at] as number) & near;
      any |= words[at] as number;
    }
    return any !== 0;
  }
}

/** Whether phrases begin near each other, page by page. */
export class NearReader {
  private readonly readers: readonly PhraseReader[];
  private here = new Buckets();
  private before = new Buckets();

  constructor(readers: readonly PhraseReader[]) {
    // Each is near the next one or none is, whichever is the first: where fewer stand, more pages are done with soon.
    const [first, last] = [readers[0], readers.at(-1)];
    const isLastRarer = first !== undefined && last !== undefined && last.size < first.size;
    this.readers = isLastRarer ? readers.toReversed() : readers;
  }

  /** Whether each phrase begins near the one before it. */
  read(candidate: number, page: number): boolean {
    for (let turn = 0; turn < this.readers.length; turn += 1) {
      const reader = this.readers[turn] as PhraseReader;
      const count = reader.read(candidate, page);
      if (count === 0) return false;
      this.here.fill(reader.starts, count, reader.moved);
      if (turn > 0 && !this.here.keepNear(this.before)) return false;
      const kept = this.before;
      this.before = this.here;
      this.here = kept;
    }
    return true;
  }
}
