import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BulkChange } from '../../shared/library';
import { call, ROOM_KEYS, useChange } from '../platform';

/** Counts what a change of many documents would do; null asks for nothing. */
export function useBulkPreview(documentIds: readonly string[], change: BulkChange | null) {
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'bulk-preview', documentIds, change],
    queryFn: () => call('library.previewBulkEdit', { documentIds: [...documentIds], change: change ?? {} }),
    enabled: change !== null,
    placeholderData: keepPreviousData,
  });
}

/** Changes many documents at once. */
export function useBulkEdit() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (input: { readonly documentIds: readonly string[]; readonly change: BulkChange }) =>
      call('library.bulkEdit', { documentIds: [...input.documentIds], change: input.change }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ROOM_KEYS.library }),
  });
}

/** Moves many documents to the trash or brings them back. */
export function useBulkRemove() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (input: { readonly documentIds: readonly string[]; readonly removed: boolean }) =>
      call('library.bulkRemove', { documentIds: [...input.documentIds], removed: input.removed }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ROOM_KEYS.library }),
  });
}
