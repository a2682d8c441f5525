import type { SearchDatabase } from '../database.ts';
import { createFreshPages } from './fresh-pages.ts';
import type { Ledger } from './ledger.ts';
import { type Merge, type MergeLimits, startMerge } from './merge.ts';
import { createPartsTable, type SegmentRow } from './parts-table.ts';
import { openSegment, RecentLists, type Segment, type StoredSegment } from './segment.ts';

/**
 * Which terms stand where on which pages. Pages come into memory and are written, some hundreds at a time, as a segment that
 * never changes; neighbouring segments are merged, a little with each call, so that there are never many: a reply looks into each. Small
 * ones are merged before large ones go on, which take seconds of work, while some hundred small ones would come. What is in memory is lost
 * with the program: pages from `written` on must then be added again.
 */
export interface PostingIndex {
  /** Pages below this number are on the disk. */
  readonly written: number;
  /** All parts, in the order of their pages. */
  segments(): readonly Segment[];
  /** Segments on the disk and whether their words can be found by their ends. */
  filed(segment: Segment): boolean;
  /** Whether segments still tell of pages that were taken away, so that what they count may be too much. */
  isWorn(): boolean;
  /** Adds a page by its normalised text and the terms of its headings. */
  add(page: number, text: string, headings: readonly string[]): void;
  /** Pages may have been taken away: what is known of the live ones is asked anew. */
  pagesTakenAway(): void;
  /** Writes a segment if many pages are held, and goes on merging. One transaction or none. */
  keepUp(): void;
  /** Writes what is in memory. One transaction or none. */
  flush(): void;
  /** Does a little of what makes answers quick, and says whether there is more. One transaction or none. */
  tidy(): boolean;
}

/** When what is done. */
export interface PostingLimits extends MergeLimits {
  /** Places held in memory at most: writing them takes some tens of milliseconds. */
  readonly places: number;
  /** Segments of one level that are merged into one of the next. */
  readonly merged: number;
  /** `filedFrom` for what is merged while it is tidied, when nobody waits for pages. */
  readonly filedWhenTidied: number;
  /** Milliseconds of merging in one call that keeps up, and in one that tidies; a call ends with the step in which they are over. */
  readonly keepUpMs: number;
  readonly tidyMs: number;
}

// Forty pages come with a call and cost, from first to last, some ten milliseconds of merging. Nobody may be waiting while it is tidied.
const LIMITS: PostingLimits = {
  places: 120_000,
  merged: 16,
  filedFrom: 8_192,
  filedWhenTidied: 500,
  pairsFrom: 2_000,
  termsAStep: 4_000,
  keepUpMs: 12,
  tidyMs: 8,
};

/** The number of a page held is two bytes. */
const MOST_PAGES = 4_096;
/** Of all pages, how many must be outside the first segment before everything is written as one. */
const WORTH_MERGING = 0.1;
/** Of a segment's pages, how many must have been taken away before it is written anew. */
const WORTH_REWRITING = 0.1;
/** Segments that are left beside the first one when there is nothing to do. */
const MOST_BESIDE = 4;

/** Database pages given back in one step. */
const VACUUMED_AT_ONCE = 200;

interface Open {
  readonly segment: StoredSegment;
  /** Pages that have not been taken away; null until it is asked for. */
  live: number | null;
}

export function createPostingIndex(
  db: SearchDatabase,
  ledger: Ledger,
  limits: PostingLimits = LIMITS,
): PostingIndex {
  const parts = createPartsTable(db);
  const fresh = createFreshPages((page) => ledger.isLive(page));
  const recentLists = new RecentLists();
  let open: Open[] = [];
  /** Merges under way, each of smaller segments than the one before it: the last goes on. */
  const merges: Merge[] = [];
  let toSweep = true;

  const openRow = (row: SegmentRow): Open => {
    const known = open.find(({ segment }) => segment.row.id === row.id);
    if (known !== undefined) return known;
    const opened: Open = {
      live: null,
      segment: openSegment(
        parts,
        row,
        () => (liveOf(opened) === row.pages ? null : ledger.isLive),
        recentLists,
      ),
    };
    return opened;
  };

  const liveOf = (each: Open): number => {
    each.live ??= ledger.countLive(each.segment.row.first, each.segment.row.past);
    return each.live;
  };

  const reopen = (): void => {
    open = parts.segments().map(openRow);
  };
  reopen();

  const writtenPast = (): number => open.at(-1)?.segment.row.past ?? 0;

  const inTransaction = <T>(work: () => T): T => (db.inTransaction ? work() : db.transaction(work)());

  const flush = (): void => {
    if (fresh.pagesHeld() === 0) return;
    inTransaction(() => fresh.write(parts, ledger.next));
    fresh.clear();
    reopen();
  };

  const begin = (from: readonly Open[], filedFrom: number): void => {
    const merge = startMerge(
      parts,
      from.map(({ segment }) => segment.row),
      from.reduce((sum, each) => sum + liveOf(each), 0),
      { ...limits, filedFrom },
      (row) => {
        const each = from.find(({ segment }) => segment.row === row) as Open;
        return liveOf(each) === row.pages ? null : ledger.isLive;
      },
    );
    merges.push(merge);
  };

  /** The last segments of one level, when they are enough to be merged; while others are merged only smaller ones behind them. */
  const dueForMerge = (): readonly Open[] | null => {
    const underWay = merges.at(-1)?.from ?? [];
    const past = underWay.at(-1)?.past ?? 0;
    const below = underWay.reduce((most, { level }) => Math.max(most, level), 0);
    const behind = open.filter(({ segment }) => segment.row.first >= past);
    for (let to = behind.length; to > 0; ) {
      const level = behind[to - 1]?.segment.row.level as number;
      if (underWay.length > 0 && level >= below) return null;
      let from = to;
      while (from > 0 && behind[from - 1]?.segment.row.level === level) from -= 1;
      if (to - from >= limits.merged) return behind.slice(from, to);
      to = from;
    }
    return null;
  };

  /** What is worth merging when there is time. */
  const worthMerging = (): readonly Open[] | null => {
    const [first, ...others] = open;
    if (first === undefined) return null;
    const all = ledger.countLive(0, writtenPast());
    const beside = others.reduce((sum, each) => sum + liveOf(each), 0);
    if (others.length > 0 && beside >= all * WORTH_MERGING) return open;
    // Looking for a slip in all words of a few thousand pages takes twenty times as long as in those that are filed by their ends.
    if (first.segment.row.hasSlips === 0 && liveOf(first) >= limits.filedWhenTidied) return open;
    const isWorn = (each: Open) => liveOf(each) < each.segment.row.pages * (1 - WORTH_REWRITING);
    if (isWorn(first)) return open;
    if (others.length > MOST_BESIDE || others.some(isWorn)) return others;
    return null;
  };

  /** Goes on with a merge for some milliseconds. */
  const stepMerge = (current: Merge, ms: number): void => {
    let goesOn = false;
    try {
      goesOn = inTransaction(() => {
        const until = performance.now() + ms;
        while (current.step()) if (performance.now() >= until) return true;
        return false;
      });
    } catch (cause) {
      // What it had written was taken back with the transaction: it begins anew another time.
      merges.splice(merges.indexOf(current), 1);
      toSweep = true;
      throw cause;
    }
    if (goesOn) return;
    merges.splice(merges.indexOf(current), 1);
    toSweep = true;
    reopen();
  };

  const sweepSome = (): void => {
    toSweep = inTransaction(() => parts.sweep(merges.map(({ writing }) => writing)));
  };

  const freePages = (): number => Number(db.pragma('freelist_count', { simple: true }));

  return {
    get written() {
      return writtenPast();
    },
    segments: () => [...open.map(({ segment }) => segment), ...(fresh.pagesHeld() > 0 ? [fresh] : [])],
    filed: (segment) => open.some((each) => each.segment === segment && each.segment.row.hasSlips === 1),
    isWorn: () => fresh.isWorn() || open.some((each) => liveOf(each) < each.segment.row.pages),
    add: (page, text, headings) => fresh.add(page, text, headings),
    pagesTakenAway: () => {
      for (const each of open) each.live = null;
    },
    keepUp: () => {
      if (fresh.placesHeld() >= limits.places || fresh.pagesHeld() >= MOST_PAGES) flush();
      const due = dueForMerge();
      if (due !== null) begin(due, limits.filedFrom);
      const merge = merges.at(-1);
      if (merge !== undefined) stepMerge(merge, limits.keepUpMs);
      else if (toSweep) sweepSome();
    },
    flush,
    tidy: () => {
      const merge = merges.at(-1);
      if (merge !== undefined) {
        stepMerge(merge, limits.tidyMs);
        return true;
      }
      if (fresh.pagesHeld() > 0) {
        flush();
        return true;
      }
      if (toSweep) {
        sweepSome();
        return true;
      }
      const due = worthMerging();
      if (due !== null) {
        begin(due, limits.filedWhenTidied);
        return true;
      }
      const free = freePages();
      if (free > 0) db.pragma(`incremental_vacuum(${VACUUMED_AT_ONCE})`);
      return free > VACUUMED_AT_ONCE;
    },
  };
}
