import { intersect } from '../page-lists.ts';
import { PhraseReader } from '../phrase-reader.ts';
import { pagesToSevens, readPages } from './lists.ts';
import { PlaceCursor } from './places.ts';
import type { TermPages } from './segment.ts';
import { clustersOfPair, MOST_NEIGHBOURS, neighbourKey } from './term-kinds.ts';

/**
 * Lists of the pages on which pairs of clusters stand one behind another, that is, on which three clusters or more stand in a row. In a text
 * without spaces a few hundred pairs stand on most pages a dozen times each: whether they stand side by side there takes longer to see than
 * all else that a reply needs. Lists are made of such pairs only, when segments are merged: of two of them, and of a longer row where what it
 * is without its first and without its last pair stands on as many pages as such a pair. All of them are an eightieth of the index.
 */

/** A list of pages in a segment that is being written, and a way to read it. */
export interface HotPair {
  readonly text: string;
  readonly count: number;
  pages(): Uint8Array;
  places(): Uint8Array;
}

/** Pages on which pairs of one cluster are looked at in one step: some milliseconds. */
const PAGES_A_STEP = 500;

/** Above every page. */
const NO_PAGE = 0x7fffffff;

/** A pair that is read page by page. */
class PairPages {
  private readonly pages: Int32Array;
  private readonly cursor: PlaceCursor;
  private at = 0;

  constructor(pair: HotPair, base: number) {
    this.pages = readPages(base, pair.count, pair.pages()).pages;
    this.cursor = new PlaceCursor(pair.count, pair.places());
  }

  /** The page that comes next, or `NO_PAGE`. */
  get next(): number {
    return this.at < this.pages.length ? (this.pages[this.at] as number) : NO_PAGE;
  }

  /** Reads its places on a page into `places`, gives how many there are, and goes on behind the page. */
  read(page: number): number {
    while (this.next < page) this.at += 1;
    if (this.next > page) return 0;
    const count = this.cursor.read(this.at);
    this.at += 1;
    return count;
  }

  get places(): Int32Array {
    return this.cursor.places;
  }
}

/** A key with the pages it leads to, as lists are written down. */
export interface NeighbourList {
  readonly key: string;
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** A row of pairs that stands on many pages. */
interface Row {
  readonly pairs: readonly HotPair[];
  readonly pages: Int32Array;
}

/** Pairs that end with a cluster and pairs that begin with it, read page by page. */
interface Joining {
  readonly former: readonly HotPair[];
  readonly later: readonly HotPair[];
  readonly firsts: readonly PairPages[];
  readonly seconds: readonly PairPages[];
  /** Pages by which pair stands before which. */
  readonly found: Map<number, number[]>;
}

const nameOf = (pairs: readonly HotPair[]): string => neighbourKey(pairs.map(({ text }) => text));

/** Finds what stands side by side among the pairs of a segment that stand on `least` pages or more; its pages begin at `base`. */
export class NeighbourMaker {
  private readonly base: number;
  private readonly least: number;
  /** By the cluster that two pairs share. */
  private readonly ending = new Map<string, HotPair[]>();
  private readonly beginning = new Map<string, HotPair[]>();
  private shared: string[] | null = null;
  private joining: Joining | null = null;
  /** Rows of the length that was looked at last. */
  private rows: Row[] = [];
  /** Rows that are one longer, by what they are without the last pair and without the first. */
  private longer: (readonly [Row, Row])[] = [];
  readonly lists: NeighbourList[] = [];
  // By place on the page that is looked at: a pair that ends before it, good where the page is noted beside it.
  private pairs = new Int32Array(4_096);
  private noted = new Int32Array(4_096).fill(-1);

  constructor(base: number, least: number) {
    this.base = base;
    this.least = least;
  }

  add(pair: HotPair): void {
    const clusters = clustersOfPair(pair.text);
    if (clusters === null) return;
    const enter = (by: Map<string, HotPair[]>, cluster: string): void => {
      const list = by.get(cluster);
      if (list === undefined) by.set(cluster, [pair]);
      else list.push(pair);
    };
    enter(this.beginning, clusters[0]);
    enter(this.ending, clusters[1]);
  }

  /** Goes on with the lists of pairs that share one cluster, or makes that of one longer row; false when all have been made. */
  step(): boolean {
    if (this.joining !== null) {
      this.join(this.joining);
      return true;
    }
    this.shared ??= [...this.ending.keys()].filter((cluster) => this.beginning.has(cluster));
    const cluster = this.shared.pop();
    if (cluster !== undefined) {
      this.joining = this.begin(this.ending.get(cluster) ?? [], this.beginning.get(cluster) ?? []);
      return true;
    }
    if (this.longer.length === 0) this.lengthen();
    const halves = this.longer.pop();
    if (halves === undefined) return false;
    this.extend(...halves);
    return true;
  }

  /** Pairs rows that are the same but for the first pair of one and the last of the other. */
  private lengthen(): void {
    const { rows } = this;
    this.rows = [];
    if ((rows[0]?.pairs.length ?? MOST_NEIGHBOURS) >= MOST_NEIGHBOURS) return;
    const byBeginning = Map.groupBy(rows, ({ pairs }) => nameOf(pairs.slice(0, -1)));
    this.longer = rows.flatMap((row) =>
      (byBeginning.get(nameOf(row.pairs.slice(1))) ?? []).map((next) => [row, next] as const),
    );
  }

  private extend(row: Row, next: Row): void {
    const pairs = [...row.pairs, next.pairs.at(-1) as HotPair];
    const weights = new Uint8Array(Math.max(row.pages.length, next.pages.length));
    const both = intersect([
      { pages: row.pages, weights },
      { pages: next.pages, weights },
    ]);
    const reader = new PhraseReader(
      pairs.map((pair) => new Map([[pair.text, this.pagesOf(pair)]])),
      both.pages,
    );
    const on: number[] = [];
    both.pages.forEach((page, at) => {
      if (reader.stands(at, page)) on.push(page);
    });
    this.enter(pairs, on);
  }

  private pagesOf(pair: HotPair): TermPages {
    const places = pair.places();
    return {
      count: pair.count,
      ...readPages(this.base, pair.count, pair.pages()),
      placeBytes: places.length,
      cursor: () => new PlaceCursor(pair.count, places),
    };
  }

  /** Lists the pages of a row. */
  private enter(pairs: readonly HotPair[], on: readonly number[]): void {
    if (on.length === 0) return;
    const pages = Int32Array.from(on);
    this.lists.push({ key: nameOf(pairs), count: on.length, bytes: pagesToSevens(this.base, pages) });
    if (on.length >= this.least) this.rows.push({ pairs, pages });
  }

  private begin(former: readonly HotPair[], later: readonly HotPair[]): Joining {
    // What was noted on a page for another cluster is no longer good.
    this.noted.fill(-1);
    const read = (pair: HotPair): PairPages => new PairPages(pair, this.base);
    return { former, later, firsts: former.map(read), seconds: later.map(read), found: new Map() };
  }

  /** Looks at some pages; after the last one lists what was found. */
  private join({ former, later, firsts, seconds, found }: Joining): void {
    for (let left = PAGES_A_STEP; left > 0; left -= 1) {
      const page = firsts.reduce((first, { next }) => Math.min(first, next), NO_PAGE);
      if (page === NO_PAGE) {
        for (const [both, on] of found) {
          const first = former[Math.floor(both / later.length)] as HotPair;
          this.enter([first, later[both % later.length] as HotPair], on);
        }
        this.joining = null;
        return;
      }
      for (const [which, first] of firsts.entries()) this.note(first, which, page);
      seconds.forEach((second, which) => {
        const count = second.read(page);
        for (let at = 0; at < count; at += 1) {
          const place = second.places[at] as number;
          if (this.noted[place] !== page) continue;
          const both = (this.pairs[place] as number) * later.length + which;
          const list = found.get(both);
          if (list === undefined) found.set(both, [page]);
          else if (list.at(-1) !== page) list.push(page);
        }
      });
    }
  }

  /** Notes a pair at the places behind it. */
  private note(first: PairPages, which: number, page: number): void {
    const count = first.read(page);
    if (count === 0) return;
    const last = (first.places[count - 1] as number) + 1;
    if (last >= this.pairs.length) {
      const pairs = new Int32Array(last * 2);
      pairs.set(this.pairs);
      this.pairs = pairs;
      const noted = new Int32Array(last * 2).fill(-1);
      noted.set(this.noted);
      this.noted = noted;
    }
    for (let at = 0; at < count; at += 1) {
      const place = (first.places[at] as number) + 1;
      this.pairs[place] = which;
      this.noted[place] = page;
    }
  }
}
