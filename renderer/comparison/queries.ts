import { useQueries, useQuery } from '@tanstack/react-query';
import type { SnapshotSummary } from '../../shared/assessments';
import type { Item } from '../../shared/questionnaires';
import { call, ROOM_KEYS } from '../platform';
import { editionQuery } from '../questionnaires';

/** Snapshots side by side. */
export function useComparison(snapshotIds: readonly string[]) {
  const ids = [...new Set(snapshotIds)];
  return useQuery({
    queryKey: [...ROOM_KEYS.comparison, ...ids],
    queryFn: () => call('comparison.compare', { snapshotIds: ids }),
    enabled: ids.length > 1,
  });
}

export interface ItemsOfColumns {
  /** Items by id, as worded in the last column that asks them. */
  readonly items: ReadonlyMap<string, Item>;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** The items of all editions that occur in some columns. */
export function useItemsOf(
  columns: readonly Pick<SnapshotSummary, 'questionnaire' | 'edition'>[],
): ItemsOfColumns {
  const named = [
    ...new Map(columns.map((column) => [`${column.questionnaire} ${column.edition}`, column])).values(),
  ];
  return useQueries({
    queries: named.map(({ questionnaire, edition }) => editionQuery(questionnaire, edition)),
    combine: (results) => ({
      items: new Map(
        results.flatMap(({ data }) => (data?.items ?? []).map((item) => [item.id, item] as const)),
      ),
      isPending: results.some((result) => result.isPending),
      error: results.find((result) => result.isError)?.error ?? null,
    }),
  });
}
