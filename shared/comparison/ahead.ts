import type { Level } from '../vocabulary';
import { levelIfFinished, type PlannedStep, stepsAfter } from './actions';
import { levelOf } from './cells';
import type { Comparison } from './model';
import { type Counting, countedRows, groupRows, type PlaceOf } from './tally';

/** What a State wants to reach, and what it has planned. */
export interface Plans {
  /** Targets by item: those that were decided, and one step up where none was. */
  readonly targets: ReadonlyMap<string, Level>;
  readonly actions: readonly PlannedStep[];
}

/** Items on a level or above in some time to come, out of those that are counted in the last column. */
export interface Ahead {
  readonly counted: number;
  /** When every target is reached; null where these items have none. */
  readonly targeted: number | null;
  /** When every action that is awaited is finished; null where none is for these items. */
  readonly planned: number | null;
}

/** Names a group of rows, by its pillar and theme. */
export const groupKey = ({
  pillar,
  theme,
}: {
  readonly pillar: string;
  readonly theme: string | null;
}): string => `${pillar} ${theme ?? ''}`;

/**
 * How many items of each group would be on a level or above. An item without a target or an action stays as it is in the last
 * column; one that has no level there is not counted, so that the figures stand beside those of the last column.
 */
export function aheadOf(
  comparison: Comparison,
  placeOf: PlaceOf,
  by: 'pillar' | 'theme',
  counting: Counting,
  level: Level,
  { targets, actions }: Plans,
): ReadonlyMap<string, Ahead> {
  const last = comparison.columns.length - 1;
  const steps = Map.groupBy(
    stepsAfter(actions, comparison.columns[last]?.referenceDate ?? '').filter(
      ({ itemId, toLevel }) => itemId !== null && toLevel !== null,
    ),
    ({ itemId }) => itemId ?? '',
  );
  return new Map(
    groupRows(countedRows(comparison, counting), placeOf, by).map((group) => {
      const rows = group.rows.flatMap(({ itemId, cells }) => {
        const now = levelOf(cells[last]);
        return now === undefined ? [] : [{ itemId, now, cell: cells[last] }];
      });
      const reaching = (of: (row: (typeof rows)[number]) => Level | undefined) =>
        // Reaching a target that is passed already takes nothing away.
        rows.filter((row) => Math.max(of(row) ?? row.now, row.now) >= level).length;
      return [
        groupKey(group),
        {
          counted: rows.length,
          targeted: rows.some(({ itemId }) => targets.has(itemId))
            ? reaching(({ itemId }) => targets.get(itemId))
            : null,
          planned: rows.some(({ itemId }) => steps.has(itemId))
            ? reaching(({ itemId, cell }) => levelIfFinished(cell, itemId, steps.get(itemId) ?? []))
            : null,
        },
      ];
    }),
  );
}
