import { type ComparisonRow, isClaimed, levelOf } from '../../shared/comparison';
import { type Span, stepOf } from './changes';

/** Columns of the list of changes by which it can be put in order. */
export const SORT_KEYS = ['change', 'points', 'item', 'before', 'after', 'besides', 'cause'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** The order of the list. As it comes it is worse first. */
export interface Sorting {
  readonly key: SortKey;
  readonly isDown: boolean;
}
export const WORSE_FIRST_SORTING: Sorting = { key: 'change', isDown: false };

interface SortingFacts {
  readonly span: Span;
  /** Places of the two columns that are looked at. */
  readonly places: readonly [number, number];
  /** Places of the items in the questionnaire. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** The cause of a change in words; empty while there is none. */
  readonly causeOf: (row: ComparisonRow) => string;
}

/** What a row is put in order by; null where it has nothing there, and so stands last either way. */
function orderedBy(
  row: ComparisonRow,
  key: Exclude<SortKey, 'change'>,
  facts: SortingFacts,
): number | string | null {
  const step = stepOf(row, facts.span);
  switch (key) {
    case 'points':
      return step.levels;
    case 'item':
      return facts.placeOf.get(row.itemId) ?? null;
    case 'before':
      return levelOf(row.cells[facts.places[0]]) ?? null;
    case 'after':
      return levelOf(row.cells[facts.places[1]]) ?? null;
    case 'besides': {
      const count = step.evidenceAdded + step.evidenceRemoved + (step.textChanged ? 1 : 0);
      return isClaimed(step) ? count + 0.5 : count === 0 ? null : count;
    }
    case 'cause':
      return facts.causeOf(row) === '' ? null : facts.causeOf(row);
  }
}

/** Rows that stand worse first, in another order; what is equal keeps the order it had. */
export function sortedRows(
  rows: readonly ComparisonRow[],
  { key, isDown }: Sorting,
  facts: SortingFacts,
): readonly ComparisonRow[] {
  if (key === 'change') return isDown ? rows.toReversed() : rows;
  const values = new Map(rows.map((row) => [row.itemId, orderedBy(row, key, facts)]));
  return rows.toSorted((one, other) => {
    const [mine, theirs] = [values.get(one.itemId) ?? null, values.get(other.itemId) ?? null];
    if (mine === null || theirs === null) return Number(mine === null) - Number(theirs === null);
    if (mine === theirs) return 0;
    return mine < theirs === isDown ? 1 : -1;
  });
}
