import type { SnapshotSummary } from '../../shared/assessments';

/** Up to so many suggestions are looked through at a glance; where there are more, each State has one. */
const FEW = 8;
/** Most suggestions: of many States only the latest pairs fit. */
const MOST = 12;
/** Most columns that can stand side by side. */
export const MOST_COLUMNS = 20;

/**
 * What is usually compared: for each State its two latest years, the two before, its first with its last, and all its years; any others
 * are chosen. Of many States the two latest years of each, as many as there is room for. Never States with each other: that needs a
 * decision of people.
 */
export function suggested(snapshots: readonly SnapshotSummary[]): readonly (readonly SnapshotSummary[])[] {
  const states = [...new Set(snapshots.map(({ state }) => state))];
  const lists = states.map((state) => {
    const years = snapshots
      .filter((snapshot) => snapshot.state === state)
      .toSorted((one, other) => (one.referenceDate < other.referenceDate ? -1 : 1));
    const pairs = [years.slice(-2), years.slice(-3, -1)].filter(({ length }) => length === 2);
    if (years.length < 3) return pairs.slice(0, 1);
    const ends = [...years.slice(0, 1), ...years.slice(-1)];
    return [...pairs, ends, ...(years.length <= MOST_COLUMNS ? [years] : [])];
  });
  const all = lists.flat();
  return all.length <= FEW
    ? all
    : lists.flatMap(([latest]) => (latest === undefined ? [] : [latest])).slice(0, MOST);
}
