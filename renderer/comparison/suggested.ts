import type { SnapshotSummary } from '../../shared/assessments';

/**
 * What is usually compared: for each State its two latest years, then each earlier pair of neighbours, then all its years. Never
 * States with each other: that needs a decision of people.
 */
export function suggested(snapshots: readonly SnapshotSummary[]): readonly (readonly SnapshotSummary[])[] {
  const states = [...new Set(snapshots.map(({ state }) => state))];
  return states.flatMap((state) => {
    const years = snapshots
      .filter((snapshot) => snapshot.state === state)
      .toSorted((one, other) => (one.referenceDate < other.referenceDate ? -1 : 1));
    const pairs = years.slice(1).map((later, at) => years.slice(at, at + 1).concat(later));
    return [...pairs.toReversed(), ...(years.length > 2 ? [years] : [])];
  });
}
