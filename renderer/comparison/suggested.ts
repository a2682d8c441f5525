import type { SnapshotSummary } from '../../shared/assessments';

/** Most suggestions: of many States only the latest pairs fit. */
const MOST = 12;
/** Most columns that can stand side by side. */
export const MOST_COLUMNS = 20;

/**
 * What is usually compared: for each State its two latest years, then each earlier pair of neighbours, then all its years. Of many
 * States the two latest years of each, as many as there is room for. Never States with each other: that needs a decision of people.
 */
export function suggested(snapshots: readonly SnapshotSummary[]): readonly (readonly SnapshotSummary[])[] {
  const states = [...new Set(snapshots.map(({ state }) => state))];
  const lists = states.map((state) => {
    const years = snapshots
      .filter((snapshot) => snapshot.state === state)
      .toSorted((one, other) => (one.referenceDate < other.referenceDate ? -1 : 1));
    const pairs = years.slice(1).map((later, at) => years.slice(at, at + 1).concat(later));
    return [...pairs.toReversed(), ...(years.length > 2 && years.length <= MOST_COLUMNS ? [years] : [])];
  });
  const all = lists.flat();
  return all.length <= MOST
    ? all
    : lists.flatMap(([latest]) => (latest === undefined ? [] : [latest])).slice(0, MOST);
}
