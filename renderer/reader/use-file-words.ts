import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, ROOM_KEYS } from '../platform';
import type { WordSource } from './page/word-layer';

/**
 * The words of a file's pages as the search reads them. The viewer knows nothing of the texts that a file states for its drawn letters,
 * so of some scripts it has each letter by itself or in the order of drawing: such pages are searched and marked by these.
 */
export function useFileWords(sha256: string): WordSource {
  const client = useQueryClient();
  return useMemo(
    () => async (page) => {
      const queryKey = [...ROOM_KEYS.library, 'page-words', sha256, page];
      const words = await client.fetchQuery({
        queryKey,
        queryFn: () => call('library.pageWords', { sha256, page }),
        staleTime: Number.POSITIVE_INFINITY,
      });
      if (words.length > 0) return words.map((word) => ({ ...word, isParted: true }));
      // They may only have been late: behind a large import they come another time.
      client.removeQueries({ queryKey });
      return null;
    },
    [client, sha256],
  );
}
