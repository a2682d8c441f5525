import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AssignedAs, DecideInput, Vote } from '../../shared/assessments';
import { call, ROOM_KEYS, useChange } from '../platform';

const keys = {
  table: (assessmentId: string) => [...ROOM_KEYS.consolidation, 'table', assessmentId] as const,
  item: (assessmentId: string, itemId: string) =>
    [...ROOM_KEYS.consolidation, 'item', assessmentId, itemId] as const,
  participation: (assessmentId: string) => [...ROOM_KEYS.assessments, 'participation', assessmentId] as const,
  progress: (assessmentId: string) => [...ROOM_KEYS.assessments, 'agency-progress', assessmentId] as const,
  workshops: (assessmentId: string) => [...ROOM_KEYS.assessments, 'workshops', assessmentId] as const,
};

/** All items against all agencies, in short. */
export function useTable(assessmentId: string) {
  return useQuery({
    queryKey: keys.table(assessmentId),
    queryFn: () => call('consolidation.table', { assessmentId }),
  });
}

/** One item with every agency's answer. */
export function useItemView(assessmentId: string, itemId: string) {
  return useQuery({
    queryKey: keys.item(assessmentId, itemId),
    queryFn: () => call('consolidation.item', { assessmentId, itemId }),
  });
}

/** Who is asked what. */
export function useParticipation(assessmentId: string) {
  return useQuery({
    queryKey: keys.participation(assessmentId),
    queryFn: () => call('assessments.participation', { assessmentId }),
  });
}

/** How far each agency is. */
export function useAgencyProgress(assessmentId: string) {
  return useQuery({
    queryKey: keys.progress(assessmentId),
    queryFn: () => call('assessments.agencyProgress', { assessmentId }),
  });
}

/** Lets agencies take part and asks each the items of its roles. */
export function useAssignByRole(assessmentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (agencyIds: readonly string[]) =>
      call('assessments.assignByRole', { assessmentId, agencyIds: [...agencyIds] }),
    onSuccess: (given) => client.setQueryData(keys.participation(assessmentId), given),
  });
}

/** Sets cells of the coverage matrix. */
export function useAssign(assessmentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (
      changes: readonly { readonly itemId: string; readonly agencyId: string; readonly as: AssignedAs }[],
    ) => call('assessments.assign', { assessmentId, changes: [...changes] }),
    onSuccess: (given) => client.setQueryData(keys.participation(assessmentId), given),
  });
}

/** Sets the day an agency's answers are due. */
export function useSetDueDate(assessmentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: { readonly agencyId: string; readonly dueOn: string | null }) =>
      call('assessments.setDueDate', { assessmentId, ...given }),
    onSuccess: (given) => client.setQueryData(keys.participation(assessmentId), given),
  });
}

/** Decides the national answer of an item. */
export function useDecide() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: DecideInput) => call('assessments.decide', given),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ROOM_KEYS.consolidation }),
        client.invalidateQueries({ queryKey: ROOM_KEYS.assessments }),
      ]);
    },
  });
}

/** Workshops of an assessment, newest first. */
export function useWorkshops(assessmentId: string) {
  return useQuery({
    queryKey: keys.workshops(assessmentId),
    queryFn: () => call('assessments.listWorkshops', { assessmentId }),
  });
}

export interface NewWorkshop {
  readonly assessmentId: string;
  readonly title: string;
  readonly heldOn: string;
  readonly present: string[];
}

export function useStartWorkshop() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: NewWorkshop) => call('assessments.startWorkshop', given),
    onSuccess: () => client.invalidateQueries({ queryKey: ROOM_KEYS.assessments }),
  });
}

/** Notes a vote or takes it back. */
export function useVote(assessmentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: {
      readonly workshopId: string;
      readonly itemId: string;
      readonly agencyId: string;
      readonly vote: Vote | null;
    }) => call('assessments.vote', given),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.workshops(assessmentId) }),
  });
}

/** Notes which item is on the screen, or that the workshop has ended. */
export function useMoveWorkshop(assessmentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: {
      readonly workshopId: string;
      readonly atItem: string | null;
      readonly ended?: boolean;
    }) => call('assessments.moveWorkshop', given),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.workshops(assessmentId) }),
  });
}

/** Changes between light and dark, as a projector needs it. */
export function useSwitchTheme() {
  const client = useQueryClient();
  return useChange({
    mutationFn: async () => {
      const { theme } = await call('settings.get', {});
      return call('settings.update', { theme: theme === 'dark' ? 'light' : 'dark' });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ROOM_KEYS.settings }),
  });
}
