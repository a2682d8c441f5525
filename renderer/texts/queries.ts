import { useQuery } from '@tanstack/react-query';
import { libraryFilter } from '../../shared/library';
import { call, ROOM_KEYS } from '../platform';

const keys = {
  // No event makes it stale: it is long work, and the texts of two stored files stay what they are while somebody reads them.
  comparison: (before: string, after: string) => ['texts-compared', before, after] as const,
  documents: [...ROOM_KEYS.library, 'to-compare'] as const,
};

/** What differs between the texts of two files. */
export function useComparisonOfTexts(before: string | undefined, after: string | undefined) {
  return useQuery({
    queryKey: keys.comparison(before ?? '', after ?? ''),
    queryFn: () => call('texts.compare', { before: before ?? '', after: after ?? '' }),
    enabled: before !== undefined && after !== undefined,
  });
}

/** Every document that is not in the trash, with its versions. */
export function useDocumentsToCompare() {
  return useQuery({
    queryKey: keys.documents,
    queryFn: () => call('library.list', libraryFilter.parse({ sort: 'title' })),
  });
}
