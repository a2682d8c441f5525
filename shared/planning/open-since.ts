import type { AnswerValue } from '../assessments';

/** What one year says on an item, or on an item it came from. */
export interface ToldYear {
  readonly referenceDate: string;
  readonly value: AnswerValue;
  /** The kinds of gap that it was, none where it was no gap. */
  readonly gaps: readonly unknown[];
}

/** Since when a gap is open, or when it closed. */
export interface OpenOrClosed {
  readonly openSince: string | null;
  readonly closedOn: string | null;
}

/** Years in which an item was answered: of others nothing can be said. */
const isAnswered = ({ value }: ToldYear): boolean => value.kind !== 'none';

/**
 * Since when a gap is open, or when it closed. A year without an answer neither opens nor closes it. Where several items of one year
 * became this one, the year is a gap when any of them was.
 */
export function openOrClosed(years: readonly ToldYear[]): OpenOrClosed {
  const byDate = Map.groupBy(years.filter(isAnswered), ({ referenceDate }) => referenceDate);
  const told = [...byDate]
    .map(([date, lines]) => ({ date, isGap: lines.some(({ gaps }) => gaps.length > 0) }))
    .toSorted((one, other) => other.date.localeCompare(one.date));
  const [last] = told;
  if (last === undefined) return { openSince: null, closedOn: null };
  const end = told.findIndex(({ isGap }) => isGap !== last.isGap);
  const first = (end === -1 ? told : told.slice(0, end)).at(-1)?.date ?? last.date;
  if (last.isGap) return { openSince: first, closedOn: null };
  return { openSince: null, closedOn: end === -1 ? null : first };
}
