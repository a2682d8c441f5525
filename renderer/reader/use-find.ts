import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OccurrenceList } from '../../shared/search';
import { markFor, type PageMarks } from './marks';
import { useAskBestPlace, useAskIndex, useOccurrences } from './queries';
import type { Wanted } from './use-page-marks';

/** A pause in typing after which the places follow. */
const PAUSE_MS = 200;

export interface Find {
  /** What stands in the field. */
  readonly words: string;
  readonly setWords: (words: string) => void;
  readonly found: OccurrenceList | undefined;
  readonly looking: boolean;
  readonly error: unknown;
  /** The place gone to, by its position in the list as it is now. */
  readonly active: number | null;
  readonly setActive: (at: number) => void;
  /** What to mark on a page; the same object as long as nothing has changed. */
  readonly wantedOn: (page: number) => Wanted | null;
  /** Which mark of a page is the place gone to. */
  readonly activeOn: { readonly page: number; readonly at: (shown: PageMarks) => number | null } | null;
  /** The place on a page that comes first, or the next one behind it. */
  readonly placeFrom: (page: number) => number | null;
  /**
   * The place on a page to begin at; null where there is none. For the words that the reader came with it is the one the hit was
   * shown by, where most of them stand together; for words typed here the first.
   */
  readonly beginOn: (page: number) => Promise<number | null>;
}

/**
 * The place gone to, for the words it was listed for: by its page and its position there. Its number in the list is that of another one
 * once a machine has read more pages before it.
 */
interface GoneTo {
  readonly words: string;
  readonly page: number;
  readonly at: number;
}

/** Finds words inside one document, by the index, and says what to mark on each page. */
export function useFind(sha256: string | undefined, first: string): Find {
  const [words, setTyped] = useState(first);
  const [goneTo, setGoneTo] = useState<GoneTo | null>(null);
  const [settled] = useDebouncedValue(words, PAUSE_MS);
  const occurrences = useOccurrences(sha256, settled);
  const askIndex = useAskIndex(sha256);
  const askBestPlace = useAskBestPlace(sha256);
  const found = settled.trim() === '' ? undefined : occurrences.data;

  useEffect(() => {
    setTyped(first);
    setGoneTo(null);
  }, [first]);
  const setWords = useCallback((typed: string) => {
    setTyped(typed);
    setGoneTo(null);
  }, []);

  const pages = useMemo(() => {
    const counts = new Map<number, { first: number; count: number }>();
    found?.occurrences.forEach(({ page }, at) => {
      const known = counts.get(page);
      if (known === undefined) counts.set(page, { first: at, count: 1 });
      else known.count += 1;
    });
    return counts;
  }, [found]);

  const active = useMemo(() => {
    const here = goneTo?.words === settled ? pages.get(goneTo.page) : undefined;
    if (goneTo === null || here === undefined || goneTo.at >= here.count) return null;
    return here.first + goneTo.at;
  }, [goneTo, settled, pages]);
  const setActive = useCallback(
    (at: number) => {
      const page = found?.occurrences[at]?.page;
      const here = page === undefined ? undefined : pages.get(page);
      if (page !== undefined && here !== undefined) setGoneTo({ words: settled, page, at: at - here.first });
    },
    [found, pages, settled],
  );

  const wanted = useRef<{ readonly of: OccurrenceList | undefined; readonly pages: Map<number, Wanted> }>({
    of: undefined,
    pages: new Map(),
  });
  const wantedOn = useCallback(
    (page: number): Wanted | null => {
      if (found === undefined || found.plan.clauses.length === 0) return null;
      if (wanted.current.of !== found) wanted.current = { of: found, pages: new Map() };
      const known = wanted.current.pages.get(page);
      if (known !== undefined) return known;
      const made: Wanted = {
        plan: found.plan,
        places: pages.get(page)?.count ?? 0,
        ask: () => askIndex(page, settled),
      };
      wanted.current.pages.set(page, made);
      return made;
    },
    [found, pages, askIndex, settled],
  );

  const activeOn = useMemo(() => {
    if (found === undefined || active === null) return null;
    const page = found.occurrences[active]?.page;
    const here = page === undefined ? undefined : pages.get(page);
    if (page === undefined || here === undefined) return null;
    return { page, at: (shown: PageMarks) => markFor(active - here.first, here.count, shown) };
  }, [found, active, pages]);

  const placeFrom = useCallback(
    (page: number): number | null => {
      const at = found?.occurrences.findIndex((place) => place.page >= page) ?? -1;
      return at < 0 ? null : at;
    },
    [found],
  );

  const beginOn = useCallback(
    async (page: number): Promise<number | null> => {
      const here = pages.get(page);
      if (here === undefined) return null;
      if (here.count === 1 || settled !== first) return here.first;
      const best = (await askBestPlace(page, settled)) ?? 0;
      return here.first + Math.min(best, here.count - 1);
    },
    [pages, settled, first, askBestPlace],
  );

  return {
    words,
    setWords,
    found,
    // Asked for again, as after each file that comes in, they stand as they are: the line that counts them is read out.
    looking: occurrences.isLoading || words !== settled,
    error: occurrences.error,
    active,
    setActive,
    wantedOn,
    activeOn,
    placeFrom,
    beginOn,
  };
}
