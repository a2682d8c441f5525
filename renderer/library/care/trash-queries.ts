import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { DocumentUse } from '../../../shared/library';
import { call, importKeys, ROOM_KEYS, useChange } from '../../platform';

const usesOf = (documentIds: readonly string[]) => call('library.usesOf', { documentIds: [...documentIds] });

/** What hangs on documents. */
export function useUses(documentIds: readonly string[]) {
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'uses', documentIds],
    queryFn: () => usesOf(documentIds),
    // Citations and highlights come and go without the library being told.
    staleTime: 0,
  });
}

/** Asks once what hangs on documents. */
export function useAskUses() {
  return useChange({
    mutationFn: (documentIds: readonly string[]): Promise<DocumentUse[]> => usesOf(documentIds),
  });
}

/** Deletes documents of the trash for good. The reports of the imports that brought them lead to them no longer. */
export function useDeleteForGood() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (documentIds: readonly string[]) =>
      call('library.deleteForGood', { documentIds: [...documentIds] }),
    onSuccess: () => {
      for (const queryKey of [ROOM_KEYS.library, importKeys.list])
        void client.invalidateQueries({ queryKey });
    },
  });
}
