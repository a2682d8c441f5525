import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HistoryEntity, RecordedThing } from '../../shared/changes';
import { call, dropUndo, ROOM_KEYS, useChange } from '../platform';

/** The last actions that changed many things at once, newest first. */
export function useChanges() {
  return useQuery({ queryKey: [...ROOM_KEYS.changes, 'list'], queryFn: () => call('changes.list', {}) });
}

/** The notice that offers to take an action back. */
export const undoNotice = (changeId: string): string => `done-${changeId}`;

/**
 * Takes such an action back. Everything shown is asked for anew, for it may have changed anything. Wherever that was asked for, the notice
 * that offers it goes: it would offer what is done.
 */
export function useUndo() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (id: string) => call('changes.undo', { id }),
    onSuccess: (_, id) => {
      dropUndo(undoNotice(id));
      void client.invalidateQueries({ queryKey: ROOM_KEYS.changes });
    },
  });
}

/** Does such an action again that was taken back. */
export function useDoAgain() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (id: string) => call('changes.doAgain', { id }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ROOM_KEYS.changes }),
  });
}

/** Of so many things the history is asked for at once. */
const THINGS_AT_ONCE = 200;

/** Everything that happened to some things, the newest first; asked for anew whenever it is opened. */
export function useThingHistory(things: readonly RecordedThing[], opened: boolean) {
  return useQuery({
    queryKey: [...ROOM_KEYS.changes, 'history', things],
    queryFn: async () => {
      const parts = Array.from({ length: Math.ceil(things.length / THINGS_AT_ONCE) }, (_, at) =>
        things.slice(at * THINGS_AT_ONCE, (at + 1) * THINGS_AT_ONCE),
      );
      const told = await Promise.all(parts.map((part) => call('changes.history', { things: part })));
      return told.flat().sort((one, other) => other.seq - one.seq);
    },
    enabled: opened,
    staleTime: 0,
  });
}

/** The last steps of the workspace, page by page. */
export function useSteps(entities: readonly HistoryEntity[] | null) {
  return useInfiniteQuery({
    queryKey: [...ROOM_KEYS.changes, 'steps', entities],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) =>
      call('changes.steps', { before: pageParam, entities: entities === null ? null : [...entities] }),
    getNextPageParam: ({ next }) => next ?? undefined,
    // Every room writes into the history, and none of them tells this one.
    staleTime: 0,
  });
}

/** Takes one step of a thing back, or everything that was written of it since. */
export function useTakeBack() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (wish: { seq: number; andLater: boolean }) => call('changes.takeBack', wish),
    onSuccess: () => void client.invalidateQueries({ queryKey: ROOM_KEYS.changes }),
  });
}
