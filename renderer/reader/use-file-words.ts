import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { call, ROOM_KEYS } from '../platform';
import { ALIKE, align } from './page/align';
import type { ShownText } from './page/text-layer';
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

/** Scripts that are often drawn in parts of letters, or in another order than they are read. */
const INTRICATE = /[\u0590-\u109f\u1780-\u17ff\ua8e0-\uaaff\ufb1d-\ufefc]/;

/**
 * Tells `onUnlike` where what is selected on a page would be copied and cited as other words than it shows: the search has converted its
 * text, or the viewer's reading and the search's of such a script are not alike. Nothing is looked at where `onUnlike` is null.
 */
export function useComparedText(
  text: ShownText | null,
  sha256: string,
  page: number,
  onUnlike: (() => void) | null,
): void {
  const latest = useRef(onUnlike);
  latest.current = onUnlike;
  useEffect(() => {
    if (text === null || latest.current === null) return;
    const shown = text.content.text;
    let gone = false;
    const compare = (indexed: string) => {
      if (!gone && align(indexed, shown).agreement < ALIKE) latest.current?.();
    };
    call('search.pageText', { sha256, page }).then(
      (indexed) => {
        if (gone) return;
        if (indexed.conversion) return latest.current?.();
        if (!INTRICATE.test(shown)) return;
        // It can take longer than a frame, and pages go by.
        if (typeof requestIdleCallback === 'function') requestIdleCallback(() => compare(indexed.text));
        else compare(indexed.text);
      },
      // A page that is not in the index has no other text.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [text, sha256, page]);
}
