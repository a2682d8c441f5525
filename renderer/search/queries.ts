import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { QueryReply, SearchFilters } from '../../shared/search';
import { call, ROOM_KEYS } from '../platform';

/** Documents asked for at a time. */
const DOCUMENTS_AT_A_TIME = 20;

/** Best pages shown of each document. */
const PAGES_PER_DOCUMENT = 3;

/** One search: the words, what narrows them, and whether the last word is still being typed. */
export interface Search {
  readonly words: string;
  readonly filters: SearchFilters;
  readonly half: boolean;
  /** Other languages too. */
  readonly also: boolean;
}

const keys = {
  results: (search: Search) => [...ROOM_KEYS.search, 'results', search] as const,
  status: [...ROOM_KEYS.search, 'status'] as const,
};

function documentsIn(data: InfiniteData<QueryReply>): number {
  return data.pages.reduce((sum, reply) => sum + reply.groups.length, 0);
}

/**
 * Results, twenty documents at a time. The answer to what was typed before stays until the new one is here, and an answer that
 * comes too late is never shown: each search has its own key.
 */
export function useResults(search: Search) {
  return useInfiniteQuery({
    queryKey: keys.results(search),
    enabled: search.words.trim() !== '',
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      call('search.query', {
        text: search.words,
        filters: search.filters,
        limit: DOCUMENTS_AT_A_TIME,
        offset: pageParam,
        pagesPerDocument: PAGES_PER_DOCUMENT,
        asYouType: search.half,
        bridge: search.also,
      }),
    getNextPageParam: (last, pages) => {
      const shown = documentsIn({ pages, pageParams: [] });
      return last.groups.length > 0 && shown < last.total.documents ? shown : undefined;
    },
    placeholderData: keepPreviousData,
  });
}

/** So much of what was found is saved at most. */
const SAVED = { limit: 100, pagesPerDocument: 40 } as const;

/** What a search finds, for a list that is saved: in the order of the screen, with more of it at once. */
export const findForReport = ({ words, filters, half, also }: Search): Promise<QueryReply> =>
  call('search.query', { text: words, filters, offset: 0, ...SAVED, asYouType: half, bridge: also });

/** How much is indexed. */
export function useSearchStatus() {
  return useQuery({
    queryKey: keys.status,
    queryFn: () => call('search.status', {}),
  });
}

/** Small things that hold the words, some of each kind. */
export function useThings({ words, half }: Search, perKind: number) {
  return useQuery({
    queryKey: [...ROOM_KEYS.search, 'things', words, half, perKind],
    enabled: words.trim() !== '',
    queryFn: () => call('search.things', { text: words, perKind, asYouType: half }),
    placeholderData: keepPreviousData,
  });
}

/** The assessment in which an item is opened: the open one that was worked on last. */
export function useItemPlace(): string | undefined {
  const list = useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'home'],
    queryFn: () => call('assessments.list', {}),
  });
  return list.data
    ?.filter(({ status }) => status === 'open')
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .at(0)?.id;
}
