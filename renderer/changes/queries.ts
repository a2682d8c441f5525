import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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
