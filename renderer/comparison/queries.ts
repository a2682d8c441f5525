import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallInput, CallOutput } from '../../shared/app';
import type { SnapshotSummary } from '../../shared/assessments';
import {
  type ComparisonColumn,
  type Difference,
  differenceKey,
  type LevelConsent,
  levelOf,
  type RecordedCause,
  unpackComparison,
} from '../../shared/comparison';
import type { Item } from '../../shared/questionnaires';
import { type Asked, call, lostWith, ROOM_KEYS, useChange, useQuestionLanguage } from '../platform';
import { editionQuery } from '../questionnaires';
import { changeList, yearBefore } from './changes';

/** Snapshots side by side. */
export function useComparison(keys: readonly string[]) {
  const ids = [...new Set(keys)];
  return useQuery({
    queryKey: [...ROOM_KEYS.comparison, 'compare', ...ids],
    queryFn: async () => unpackComparison(await call('comparison.compare', { columns: ids })),
    enabled: ids.length > 1,
  });
}

/** Items that are better in a frozen year than in the one before, the largest steps first; null where there are no two such years. */
export async function readRisen(snapshotId: string | null) {
  const snapshots = snapshotId === null ? [] : await call('assessments.listSnapshots', {});
  const snapshot = snapshots.find(({ id }) => id === snapshotId);
  const before = snapshot === undefined ? undefined : yearBefore(snapshot, snapshots);
  if (snapshot === undefined || before === undefined) return null;
  const found = unpackComparison(await call('comparison.compare', { columns: [before.id, snapshot.id] }));
  const risen = changeList(found, 'overall', new Set(['better'])).flatMap(({ itemId, cells }) => {
    const [from, to] = [levelOf(cells[0]), levelOf(cells[1])];
    return from === undefined || to === undefined ? [] : [{ itemId, from, to }];
  });
  return { day: before.referenceDate, risen };
}

/** What two columns say on one item, with words and evidence. */
export function useAnswers(keys: readonly [string, string], itemId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.comparison, 'answers', ...keys, itemId],
    queryFn: () => call('comparison.answers', { columns: [...keys], itemId }),
  });
}

/** Items that other agencies answered in one of two columns than in the other, each with who did; read when it is wanted. */
export function useOtherRespondents(keys: readonly [string, string], wanted = true) {
  return useQuery({
    queryKey: [...ROOM_KEYS.comparison, 'respondents', ...keys],
    queryFn: () => readOtherRespondents(keys),
    enabled: wanted,
  });
}

/** The same, once. */
export const readOtherRespondents = async (keys: readonly [string, string]) =>
  new Map(
    (await call('comparison.otherRespondents', { columns: [...keys] })).map((each) => [each.itemId, each]),
  );

/** Agencies with answers of their own in a frozen assessment. */
export function useAgenciesIn(snapshotIds: readonly string[], wanted = true) {
  return useQuery({
    queryKey: [...ROOM_KEYS.comparison, 'agencies', ...snapshotIds],
    queryFn: () => readAgenciesIn(snapshotIds),
    enabled: wanted && snapshotIds.length > 0,
  });
}

/** The same, once. */
export const readAgenciesIn = (snapshotIds: readonly string[]) =>
  call('comparison.agenciesIn', { snapshotIds: [...new Set(snapshotIds)] });

/** An action with the plan it stands in. */
export type ActionOfPlan = CallOutput<'planning.plan'>['list'][number] & {
  readonly planTitle: string;
  /** Its plan still waits for it. */
  readonly isAwaited: boolean;
};

/** The actions of all plans of a State, also on the items that theirs became. */
export async function readActionsOf(
  state: ComparisonColumn['state'] | null,
): Promise<readonly ActionOfPlan[]> {
  const plans = await call('planning.plans', { state });
  const whole = await Promise.all(
    plans.map(({ id: planId }) =>
      Promise.all([call('planning.plan', { planId }), call('planning.followed', { planId })]),
    ),
  );
  return whole.flatMap(([{ title, list, awaited }, followed]) =>
    list.flatMap((each) => {
      const action = { ...each, planTitle: title, isAwaited: awaited.includes(each.id) };
      const { items, toLevel } = followed.find(({ actionId }) => actionId === each.id) ?? NOT_FOLLOWED;
      const there = items.map((itemId) => ({ ...action, itemId, toLevel }));
      return items.includes(each.itemId ?? '') ? there : [action, ...there];
    }),
  );
}

const NOT_FOLLOWED: Pick<CallOutput<'planning.followed'>[number], 'items' | 'toLevel'> = {
  items: [],
  toLevel: null,
};

/** The same, asked for only when they are wanted. */
export function useActionsOf(state: ComparisonColumn['state'] | null, wanted = true) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'actions-of', state],
    queryFn: () => readActionsOf(state),
    enabled: wanted && state !== null,
  });
}

/** The levels of all frozen assessments. */
export function useGrid() {
  return useQuery({
    queryKey: [...ROOM_KEYS.comparison, 'grid'],
    queryFn: () => call('comparison.grid', {}),
  });
}

/** Results imported from tables that answer items of a questionnaire; none until they are read. */
export function useImportedSnapshots(): readonly SnapshotSummary[] {
  return (
    useQuery({
      queryKey: [...ROOM_KEYS.tables, 'as-snapshots'],
      queryFn: () => call('tables.asSnapshots', {}),
    }).data ?? []
  );
}

export interface ItemsOfColumns {
  /** Items by id, as worded in the last column that asks them. */
  readonly items: ReadonlyMap<string, Item>;
  readonly isPending: boolean;
  /** An edition cannot be had. */
  readonly isLost: boolean;
  readonly asked: readonly Asked[];
}

/** The items of all editions that occur in some columns. */
export function useItemsOf(
  columns: readonly Pick<SnapshotSummary, 'questionnaire' | 'edition'>[],
): ItemsOfColumns {
  const language = useQuestionLanguage();
  const named = [
    ...new Map(columns.map((column) => [`${column.questionnaire} ${column.edition}`, column])).values(),
  ];
  return useQueries({
    queries: named.map(({ questionnaire, edition }) => editionQuery(questionnaire, edition, language)),
    combine: (results) => ({
      items: new Map(
        results.flatMap(({ data }) => (data?.items ?? []).map((item) => [item.id, item] as const)),
      ),
      isPending: results.some((result) => result.isPending),
      isLost: results.some((result) => lostWith(result) !== null),
      asked: results.map(({ isError, error, refetch }) => ({ isError, error, refetch })),
    }),
  });
}

/** Why answers differ between any two of some columns, by difference. Empty until it is read. */
export function useCauses(keys: readonly string[]): ReadonlyMap<string, RecordedCause> {
  const { data } = useQuery({
    queryKey: [...ROOM_KEYS.comparison, 'causes', ...keys],
    queryFn: () => call('comparison.listCauses', { columns: [...keys] }),
  });
  return useMemo(() => new Map(data?.map((cause) => [differenceKey(cause), cause])), [data]);
}

export function useSetCause(difference: Difference) {
  return useChange({
    mutationFn: (cause: Pick<RecordedCause, 'cause' | 'reason'> | null) =>
      call('comparison.setCause', { difference, cause }),
  });
}

/** Everything recorded for one difference, asked for only when it is wanted. */
export function useCauseHistory(difference: Difference, wanted: boolean) {
  return useQuery({
    queryKey: [...ROOM_KEYS.comparison, 'cause-history', differenceKey(difference)],
    queryFn: () => call('comparison.causeHistory', { difference }),
    enabled: wanted,
  });
}

export function useSetConsent(state: LevelConsent['state']) {
  return useChange({
    mutationFn: (consent: Pick<LevelConsent, 'basis' | 'note'> | null) =>
      call('comparison.setConsent', { state, consent }),
  });
}

/** Which States agreed that their levels are seen beside those of others. */
export function useConsents() {
  return useQuery({
    queryKey: [...ROOM_KEYS.comparison, 'consents'],
    queryFn: () => call('comparison.listConsents', {}),
  });
}

/** Saves a picture where the user says; `saved` is false when they close the dialog. */
export function useSavePicture() {
  return useChange({
    mutationFn: (input: CallInput<'workspace.savePicture'>) => call('workspace.savePicture', input),
  });
}
