import type { SnapshotSummary } from '../../shared/assessments';

export interface SnapshotPair {
  readonly earlier: SnapshotSummary;
  readonly later: SnapshotSummary;
}

/**
 * The two latest snapshots of one State and questionnaire, from a list with the latest reference date first; null when no State has
 * two. Different States are never set against each other unasked.
 */
export function latestPair(snapshots: readonly SnapshotSummary[]): SnapshotPair | null {
  for (const [at, later] of snapshots.entries()) {
    const earlier = snapshots
      .slice(at + 1)
      .find(
        (other) =>
          other.state === later.state &&
          other.questionnaire === later.questionnaire &&
          other.referenceDate < later.referenceDate,
      );
    if (earlier !== undefined) return { earlier, later };
  }
  return null;
}
