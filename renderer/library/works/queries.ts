import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput, CallName } from '../../../shared/app';
import type { JoinKind, LibraryDocument } from '../../../shared/library';
import { call, importKeys, ROOM_KEYS, useChange } from '../../platform';

type WorkCall = Extract<
  CallName,
  | 'library.setVersion'
  | 'library.markOfficial'
  | 'library.orderVersions'
  | 'library.join'
  | 'library.unjoin'
  | 'library.splitOff'
  | 'library.relate'
  | 'library.unrelate'
  | 'library.setReview'
  | 'library.markChecked'
  | 'library.uncheck'
>;

/** Changes a document as a work. Everything of the library is asked for anew, for other documents may stand otherwise now. */
function useWorkChange<N extends WorkCall>(name: N) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (input: CallInput<N>): Promise<LibraryDocument> =>
      call(name, input) as Promise<LibraryDocument>,
    onSuccess: () => client.invalidateQueries({ queryKey: ROOM_KEYS.library }),
  });
}

export const useSetVersion = () => useWorkChange('library.setVersion');
export const useMarkOfficial = () => useWorkChange('library.markOfficial');
export const useOrderVersions = () => useWorkChange('library.orderVersions');
export const useJoin = () => useWorkChange('library.join');
export const useUnjoin = () => useWorkChange('library.unjoin');
export const useSplitOff = () => useWorkChange('library.splitOff');
export const useRelate = () => useWorkChange('library.relate');
export const useUnrelate = () => useWorkChange('library.unrelate');
export const useSetReview = () => useWorkChange('library.setReview');
export const useMarkChecked = () => useWorkChange('library.markChecked');
export const useUncheck = () => useWorkChange('library.uncheck');

/** Asks where a copy of a version's file is to be saved; gives whether it was. */
export function useSaveCopy() {
  return useChange({
    mutationFn: async (versionId: string) => (await call('library.saveCopy', { versionId })).saved,
  });
}

/** Asks for files and reads them in as versions of a document; gives the import's id, or null when nothing was chosen. */
export function useBringInVersions() {
  const client = useQueryClient();
  return useChange({
    mutationFn: async (versionOf: { documentId: string; as: JoinKind }): Promise<string | null> => {
      const sources = await call('library.choose', { what: 'files' });
      if (sources.length === 0) return null;
      const tokens = sources.map(({ token }) => token);
      return (await call('library.startImport', { tokens, versionOf })).importId;
    },
    onSuccess: (importId) => {
      if (importId !== null) void client.invalidateQueries({ queryKey: importKeys.list });
    },
  });
}

/** Pairs of documents that look alike and nobody has decided about. */
export function useLookalikes() {
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'lookalikes'],
    queryFn: () => call('library.listLookalikes', {}),
  });
}

/** Decides about a pair. What its files are said to be stands in the reports of their imports too. */
export function useDecideLookalike() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (input: CallInput<'library.decideLookalike'>) => call('library.decideLookalike', input),
    onSuccess: () =>
      Promise.all(
        [ROOM_KEYS.library, importKeys.list].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}
