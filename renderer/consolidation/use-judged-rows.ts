import { useMemo } from 'react';
import type { Assessment } from '../../shared/assessments';
import { fits, inNeed, type JudgedRow, judgeRow, type Table } from '../../shared/consolidation';
import type { Item } from '../../shared/questionnaires';
import { useEndedAgencies } from '../agencies';
import { useToday } from '../platform';
import type { View } from './view';

/** The agencies that are waited for no more: those that have ended by today, of a closed year by its reference date. */
export function useNotAwaited(assessment: Assessment | undefined): ReadonlySet<string> {
  const now = useToday();
  return useEndedAgencies(
    assessment === undefined || assessment.status === 'open' ? now : assessment.referenceDate,
  );
}

/** The rows of the table, what needs a person first. */
export function useJudgedRows(
  assessment: Assessment | undefined,
  table: Table | undefined,
): readonly JudgedRow[] {
  const ended = useNotAwaited(assessment);
  return useMemo(
    () => inNeed((table?.rows ?? []).map((row) => judgeRow(row, table?.columns ?? [], ended))),
    [table, ended],
  );
}

/** Whether a row is of the pillar that a view shows. */
export const isInPillar =
  ({ pillar }: Pick<View, 'pillar'>, items: ReadonlyMap<string, Item>) =>
  ({ row }: JudgedRow): boolean =>
    pillar === 'all' || items.get(row.itemId)?.pillar === pillar;

/** The rows that the table lists in a view. */
export function listedIn(
  view: View,
  judged: readonly JudgedRow[],
  items: ReadonlyMap<string, Item>,
): JudgedRow[] {
  return judged.filter(isInPillar(view, items)).filter((one) => fits(one, view.shown));
}
