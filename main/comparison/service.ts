import type { Snapshot } from '../../shared/assessments';
import { type Comparison, compareSnapshots } from '../../shared/comparison';

export interface ComparisonService {
  /**
   * Sets frozen assessments side by side.
   *
   * @throws AppError `comparison.too-few` with fewer than two distinct ones, `assessments.snapshot-not-found`,
   * `assessments.snapshot-damaged`.
   */
  compare(snapshotIds: readonly string[]): Comparison;
}

export interface ComparisonDependencies {
  /** Reads a snapshot and checks its hash; throws the codes above. */
  readonly assessments: { getSnapshot(id: string): Snapshot };
}

/** Compares snapshots as they were frozen. Nothing is stored: a comparison follows from its columns. */
export function createComparisonService({ assessments }: ComparisonDependencies): ComparisonService {
  return {
    compare: (snapshotIds) =>
      compareSnapshots([...new Set(snapshotIds)].map((id) => assessments.getSnapshot(id))),
  };
}
