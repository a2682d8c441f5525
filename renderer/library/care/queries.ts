import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '../../../shared/app';
import { call, ROOM_KEYS, useChange } from '../../platform';

/** How much of the library can be found by its words. Asked for anew when the index or the library changes. */
export function useSearchability() {
  return useQuery({
    queryKey: [...ROOM_KEYS.search, 'searchability'],
    queryFn: () => call('library.searchability', {}),
  });
}

/** Where a stored file came from. */
export function useProvenance(sha256: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'provenance', sha256],
    queryFn: () => call('library.provenance', { sha256 }),
  });
}

/** Reads the text of a version's file once more, with its password where it has one. */
export function useReadAgain(versionId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (password: string | null) => call('library.readAgain', { versionId, password }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ROOM_KEYS.search }),
  });
}

/** Files on whose pages something of a person may stand. Found in the background, so it is asked for anew when documents change. */
export function usePersonal() {
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'personal'],
    queryFn: () => call('library.listPersonal', {}),
  });
}

/** Says that the pages that were found may stay, or takes that back. */
export function useLetPersonalStay() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (input: CallInput<'library.letPersonalStay'>) => call('library.letPersonalStay', input),
    onSuccess: () => client.invalidateQueries({ queryKey: ROOM_KEYS.library }),
  });
}
