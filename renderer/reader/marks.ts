import type { PointRectangle } from './page/geometry';

/** What is marked on a page: places where the query stands, or the passage of a citation. */
export interface PlaceMark {
  readonly rectangles: readonly PointRectangle[];
  /** Found by lining up two readings of the page: near the words, perhaps not exactly on them. */
  readonly approximate: boolean;
  /** What is told of these words; a mark of a query has no kind. */
  readonly kind?: MarkKind | undefined;
}

/** Kinds of differing words, each with a look of its own. */
export type MarkKind = 'added' | 'removed' | 'changed' | 'moved';

/** What came of marking a query on a page. `unmarkable`: the index has the words here, the text of the file does not show where. */
export interface PageMarks {
  readonly places: readonly PlaceMark[];
  readonly unmarkable: boolean;
  /** The index counts another number of places and is asked which they are: until then nobody knows which one is gone to. */
  readonly isAsked?: boolean;
  /** So many of the places are those of the index, in its order; those behind them only the page shows. */
  readonly counted?: number;
}

export const NO_MARKS: PageMarks = { places: [], unmarkable: false };

/** Which mark of a page shows the `at`-th of `of` places that the list has there. */
export function markFor(at: number, of: number, { places, counted }: PageMarks): number | null {
  if (counted !== undefined) return at >= 0 && at < counted ? at : null;
  const shown = places.length;
  if (shown === 0 || at < 0) return null;
  if (of === shown || of <= 1) return Math.min(at, shown - 1);
  return Math.min(shown - 1, Math.round((at * (shown - 1)) / (of - 1)));
}
