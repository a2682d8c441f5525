import type { Level } from '../../shared/assessments';
import type { Comparison } from '../../shared/comparison';

export const LEVELS_DOWN = [4, 3, 2, 1, 0] as const satisfies readonly Level[];

/** How many items stand on each level in each column, over the items that have a comparable level in every column. */
export interface Distribution {
  /** Items counted. */
  readonly counted: number;
  /** Items of this pillar asked in any column. */
  readonly asked: number;
  /** `levels[level][column]`. */
  readonly levels: readonly (readonly number[])[];
}

/** Counts levels over the constant set, for the items of `within`. Counts only: levels are never averaged. */
export function distributionOf(comparison: Comparison, within: (itemId: string) => boolean): Distribution {
  const constant = new Set(comparison.constantSet);
  const rows = comparison.rows.filter(({ itemId }) => within(itemId));
  const counted = rows.filter(({ itemId }) => constant.has(itemId));
  const levels = [0, 1, 2, 3, 4].map(() => comparison.columns.map(() => 0));
  for (const { cells } of counted) {
    cells.forEach((cell, column) => {
      if (cell?.value.kind !== 'level') return;
      const ofLevel = levels[cell.value.level];
      if (ofLevel) ofLevel[column] = (ofLevel[column] ?? 0) + 1;
    });
  }
  return { counted: counted.length, asked: rows.length, levels };
}
