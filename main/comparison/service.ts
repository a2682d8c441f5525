import { type Restatement, restated, type Snapshot } from '../../shared/assessments';
import { type Comparison, compareSnapshots } from '../../shared/comparison';
import type { ItemLineage } from '../../shared/questionnaires';

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
  /** Reads a snapshot and what was corrected of it since, checked by their hashes; throws the codes above. */
  readonly assessments: {
    getSnapshot(id: string): Snapshot;
    listRestatements(id: string): readonly Restatement[];
  };
  /** How the items of an edition follow from those of the one before; none where they are left out. */
  readonly lineages?: readonly ItemLineage[];
}

/** Compares snapshots as they were frozen, with later corrections in the place of what they correct. Nothing is stored: a comparison follows from its columns. */
export function createComparisonService({
  assessments,
  lineages = [],
}: ComparisonDependencies): ComparisonService {
  return {
    compare: (snapshotIds) => {
      const corrected = new Map<string, string[]>();
      const snapshots = [...new Set(snapshotIds)].map((id) => {
        const snapshot = assessments.getSnapshot(id);
        const corrections = assessments.listRestatements(id);
        corrected.set(id, [...new Set(corrections.map(({ itemId }) => itemId))]);
        return { ...snapshot, answers: restated(snapshot.answers, corrections) };
      });
      const comparison = compareSnapshots(snapshots, lineages);
      return { ...comparison, restated: comparison.columns.map(({ id }) => corrected.get(id) ?? []) };
    },
  };
}
