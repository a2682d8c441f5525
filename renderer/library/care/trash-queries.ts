import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { DocumentUse } from '../../../shared/library';
import { call, ROOM_KEYS, useChange } from '../../platform';

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

/** Deletes documents of the trash for good. */
export function useDeleteForGood() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (documentIds: readonly string[]) =>
      call('library.deleteForGood', { documentIds: [...documentIds] }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ROOM_KEYS.library }),
  });
}
