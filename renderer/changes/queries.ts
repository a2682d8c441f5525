import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RecordedThing } from '../../shared/changes';
import { call, ROOM_KEYS } from '../platform';

/** The last actions that changed many things at once, newest first. */
export function useChanges() {
  return useQuery({ queryKey: [...ROOM_KEYS.changes, 'list'], queryFn: () => call('changes.list', {}) });
}

/** Takes such an action back. Everything shown is asked for anew, for it may have changed anything. */
export function useUndo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call('changes.undo', { id }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ROOM_KEYS.changes }),
  });
}

/** Everything that happened to some things, the newest first; asked for anew whenever it is opened. */
export function useThingHistory(things: readonly RecordedThing[], opened: boolean) {
  return useQuery({
    queryKey: [...ROOM_KEYS.changes, 'history', things],
    queryFn: () => call('changes.history', { things: [...things] }),
    enabled: opened,
    staleTime: 0,
  });
}

/** Takes one recorded change back. */
export function useUndoOne() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (seq: number) => call('changes.undoOne', { seq }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ROOM_KEYS.changes }),
  });
}
