import { useQuery } from '@tanstack/react-query';
import { libraryFilter, type ReadingPage } from '../../shared/library';
import { usePicturesOf } from '../library';
import { call, ROOM_KEYS } from '../platform';

const keys = {
  // No event makes it stale: it is long work, and while it is looked at the texts of two stored files stay what they are but for what a
  // machine reads of them.
  comparison: (before: string, after: string, read: string) =>
    ['texts-compared', before, after, read] as const,
  documents: [...ROOM_KEYS.library, 'to-compare'] as const,
};

/** What a machine has read of the pictures of a file. */
export interface MachineRead {
  /** Its pages, from 1. */
  readonly pages: readonly number[];
  /** Others are still to be read. */
  readonly goesOn: boolean;
  /** Another one when other words were read. */
  readonly stamp: string;
}

const momentOf = ({ readAt }: ReadingPage): string => readAt ?? '';

/** What a machine has read of a file; undefined while that is not known. */
export function useMachineRead(sha256: string): MachineRead | undefined {
  const { data, isPending } = usePicturesOf(sha256);
  if (isPending) return undefined;
  const read = data?.pages.filter(({ inUse }) => inUse) ?? [];
  const goesOn = data?.summary.state === 'waiting';
  return {
    pages: read.map(({ page }) => page),
    goesOn,
    // Not anew for each page that is read.
    stamp: goesOn ? 'goes on' : (read.map(momentOf).sort().at(-1) ?? ''),
  };
}

/** What differs between the texts of two files, by what a machine has read of them; not asked for while that is not known. */
export function useComparisonOfTexts(
  [before, readOfBefore]: readonly [sha256: string, read: MachineRead | undefined],
  [after, readOfAfter]: readonly [sha256: string, read: MachineRead | undefined],
) {
  return useQuery({
    queryKey: keys.comparison(before, after, `${readOfBefore?.stamp} ${readOfAfter?.stamp}`),
    queryFn: () => call('texts.compare', { before, after }),
    // Elsewhere a text may have been read in another encoding, or once more: who comes back has it compared anew.
    staleTime: 0,
    enabled: readOfBefore !== undefined && readOfAfter !== undefined,
  });
}

/** Every document that is not in the trash, with its versions. */
export function useDocumentsToCompare() {
  return useQuery({
    queryKey: keys.documents,
    queryFn: () => call('library.list', libraryFilter.parse({ sort: 'title' })),
  });
}
