import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TextReading } from '../../shared/library';
import { call, ROOM_KEYS, useChange } from '../platform';

const key = (documentId: string) => [...ROOM_KEYS.library, 'text-readings', documentId] as const;

/** How the text of each version of a document is read for the search. */
export function useTextReadings(documentId: string) {
  return useQuery({
    queryKey: key(documentId),
    queryFn: () => call('library.textReadings', { documentId }),
  });
}

/** Decides how a document's text is read; the answer comes when its files have been read again. */
export function useSetTextReading(documentId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (reading: TextReading) => call('library.setTextReading', { documentId, reading }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ROOM_KEYS.library });
      void client.invalidateQueries({ queryKey: ROOM_KEYS.search });
    },
  });
}
