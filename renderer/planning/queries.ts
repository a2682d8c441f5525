import { useQueries, useQuery } from '@tanstack/react-query';
import { isAppError } from '../../shared/kernel';
import type { LibraryDocument } from '../../shared/library';
import {
  type ActionFields,
  type FollowedAction,
  GAP_MARK_FIELDS,
  type GapNote,
  GUIDANCE_QUERY,
  type GuidanceSearch,
  type PlanFields,
  type Target,
} from '../../shared/planning';
import type { MemberCode } from '../../shared/vocabulary';
import { call, ROOM_KEYS, useChange } from '../platform';
import { ownFields } from './blank-action';

/** An item of a State. */
export interface StateItem {
  readonly state: MemberCode;
  readonly itemId: string;
}

/** All assessments, the latest reference date first. */
export function useAssessments() {
  return useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'of-planning'],
    queryFn: () => call('assessments.list', {}),
  });
}

export function useAssessment(assessmentId: string | undefined) {
  return useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'of-planning', assessmentId],
    queryFn: () => call('assessments.get', { assessmentId: assessmentId ?? '' }),
    enabled: assessmentId !== undefined,
  });
}

/** What every item is, gap or strength. Rests on answers and on the library, so both make it stale. */
export function useFindings(assessmentId: string | undefined) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'findings', assessmentId],
    queryFn: () => call('planning.findings', { assessmentId: assessmentId ?? '' }),
    enabled: assessmentId !== undefined,
    staleTime: 0,
  });
}

/** Decides the target of an item, on the words of an edition. */
export function useSetTarget({ state, itemId }: StateItem, edition: string) {
  return useChange({
    mutationFn: (target: Pick<Target, 'level' | 'dueOn' | 'reason'> | null) =>
      call('planning.setTarget', { state, itemId, target, edition }),
  });
}

/** Targets and open actions for items that the edition of an assessment asks no more. */
export function useLeft(assessmentId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'left', assessmentId],
    queryFn: () => call('planning.left', { assessmentId }),
  });
}

/** What became of the items of a plan's actions, by action; those whose item is as it was are left out. */
export function useFollowed(planId: string): ReadonlyMap<string, FollowedAction> {
  const followed = useQuery({
    queryKey: [...ROOM_KEYS.planning, 'followed', planId],
    queryFn: () => call('planning.followed', { planId }),
  });
  return new Map(followed.data?.map((each) => [each.actionId, each]));
}

/** The assessment of a State with the latest reference date. */
export function useNewestAssessment(state: MemberCode) {
  return (useAssessments().data ?? [])
    .filter((each) => each.state === state)
    .toSorted((one, other) => other.referenceDate.localeCompare(one.referenceDate))[0];
}

/** Notes some of what can be noted about a gap; `shown` is what stood there. */
export function useMarkGap({ state, itemId }: StateItem, shown: GapNote) {
  const { priority, causes, causeText, rank, rankReason } = shown;
  return useChange({
    mutationFn: (changes: Partial<GapNote>) =>
      call('planning.markGap', {
        ...{ state, itemId, mark: { priority, causes, causeText, rank, rankReason, ...changes } },
        only: GAP_MARK_FIELDS.filter((field) => field in changes),
      }),
  });
}

/** Pages cited for a higher level on the same item. */
export function useExamples(assessmentId: string, itemId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'examples', assessmentId, itemId],
    queryFn: () => call('planning.examples', { assessmentId, itemId }),
  });
}

/** What the searches for a gap find, each with its groups; those that have not answered yet have none. */
export function useGuidance(searches: readonly GuidanceSearch[]) {
  const replies = useQueries({
    queries: searches.map(({ text, bridge }) => ({
      queryKey: [...ROOM_KEYS.search, 'helpful', text],
      queryFn: () => call('search.query', { text, bridge, ...GUIDANCE_QUERY }),
    })),
  });
  return searches.map((search, at) => ({ search, groups: replies[at]?.data?.groups ?? [] }));
}

export function useResourceMarks(of: StateItem) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'resources', of.state, of.itemId],
    queryFn: () => call('planning.resourceMarks', { state: of.state, itemId: of.itemId }),
  });
}

export function useMarkResource({ state, itemId }: StateItem) {
  return useChange({
    mutationFn: (mark: {
      readonly versionId: string;
      readonly page: number;
      readonly title: string;
      readonly kind: 'pin' | 'hide' | null;
    }) => call('planning.markResource', { state, itemId, note: '', ...mark }),
  });
}

export function useWanted(state: MemberCode | undefined) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'wanted', state],
    queryFn: () => (state === undefined ? [] : call('planning.wanted', { state })),
    enabled: state !== undefined,
  });
}

export function useAddWanted({ state, itemId }: StateItem) {
  return useChange({ mutationFn: (text: string) => call('planning.addWanted', { state, itemId, text }) });
}

export function useSettleWanted() {
  return useChange({
    mutationFn: (line: { readonly id: string; readonly found: boolean }) =>
      call('planning.settleWanted', line),
  });
}

/** All plans, the one that ends last first. */
export function usePlans() {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'plans'],
    queryFn: () => call('planning.plans', { state: null }),
  });
}

/** A plan with its actions; nothing is asked while there is none. */
export function usePlan(planId: string | undefined) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'plan', planId],
    queryFn: () => call('planning.plan', { planId: planId ?? '' }),
    enabled: planId !== undefined,
  });
}

export function useCreatePlan() {
  return useChange({
    mutationFn: (input: {
      readonly state: MemberCode;
      readonly fields: PlanFields;
      readonly from: string | null;
    }) => call('planning.createPlan', input),
  });
}

export function useSavePlan(planId: string) {
  return useChange({ mutationFn: (fields: PlanFields) => call('planning.savePlan', { planId, fields }) });
}

/** Adds an action to a plan, or saves one that is there. */
export function useSaveAction() {
  return useChange({
    mutationFn: ({
      planId,
      actionId,
      fields,
    }: {
      readonly planId: string;
      readonly actionId: string | null;
      readonly fields: ActionFields;
    }) =>
      actionId === null
        ? call('planning.addAction', { planId, fields })
        : call('planning.saveAction', { actionId, fields }),
  });
}

export function useMoveAction() {
  return useChange({
    mutationFn: (move: { readonly actionId: string; readonly position: number }) =>
      call('planning.moveAction', move),
  });
}

/** Actions of a plan that read like open ones of earlier plans. */
export function useAlike(planId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'alike', planId],
    queryFn: () => call('planning.alike', { planId }),
  });
}

/** Says that an action goes on from one of an earlier plan, or that it does not. */
export function useGoOnFrom() {
  return useChange({
    mutationFn: (given: { readonly actionId: string; readonly from: string | null }) =>
      call('planning.goOnFrom', given),
  });
}

/** Documents that look like what actions are to bring about. Rests on the library too. */
export function useArrivals(planId: string | null) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'arrivals', planId],
    queryFn: () => call('planning.arrivals', { planId }),
  });
}

/** Finished actions whose items still have the answers from before. Rests on the answers too. */
export function useProposals(planId: string | null) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'proposals', planId],
    queryFn: () => call('planning.proposals', { planId }),
    staleTime: 0,
  });
}

/** Notes that the answer on the item of a finished action stays as it is. */
export function useAnswerStays() {
  return useChange({
    mutationFn: async ({ planId, actionId }: { readonly planId: string; readonly actionId: string }) => {
      const { list } = await call('planning.plan', { planId });
      const action = list.find(({ id }) => id === actionId);
      if (action === undefined) return;
      await call('planning.saveAction', {
        actionId,
        fields: { ...ownFields(action), answerStays: true },
      });
    },
  });
}

/** In which years an item was a gap, what was planned and done, and when it closed. */
export function useGapLife(assessmentId: string, itemId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'life', assessmentId, itemId],
    queryFn: () => call('planning.life', { assessmentId, itemId }),
    staleTime: 0,
  });
}

/** Cites a document as a whole for the national answer on an item. */
export function useCiteWhole() {
  return useChange({ mutationFn: citeWhole });
}

interface CitedWhole {
  readonly assessmentId: string;
  readonly itemId: string;
  readonly versionId: string;
  readonly note: string;
}

function citeWhole({ versionId, note, ...place }: CitedWhole) {
  return call('assessments.cite', {
    ...place,
    citation: { versionId, page: 1, pageLabel: null, quote: '', rectangles: [], note },
  });
}

/**
 * Takes a document for what an action was to bring about: marks the action done, then cites the document. What was done before a
 * failure stays done.
 */
export function useTakeArrived() {
  return useChange({
    mutationFn: async (given: {
      readonly done: { readonly actionId: string; readonly fields: ActionFields } | null;
      readonly cited: CitedWhole | null;
    }) => {
      if (given.done !== null) await call('planning.saveAction', given.done);
      if (given.cited !== null) await citeWhole(given.cited);
    },
  });
}

/** The documents of the library by title, to name the one that shows an action is done. */
export function useDocuments() {
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'of-planning'],
    queryFn: () => call('library.list', { sort: 'title' }),
  });
}

/** A document by its id, also one that lies in the trash; null where it is gone, undefined while nobody knows. */
export function useDocumentNamed(id: string | null): LibraryDocument | null | undefined {
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'of-planning', 'named', id],
    queryFn: async () =>
      (await call('library.describe', { documentIds: id === null ? [] : [id] }))[0] ?? null,
    enabled: id !== null,
  }).data;
}

/** How often an agency disagreed with what was decided in a year; null where a decision cannot be read. */
export async function readDissents(assessmentId: string): Promise<number | null> {
  try {
    const decisions = await call('assessments.listDecisions', { assessmentId });
    return decisions.reduce((sum, { dissents }) => sum + dissents.length, 0);
  } catch (cause) {
    if (isAppError(cause, 'assessments.decision-damaged')) return null;
    throw cause;
  }
}
