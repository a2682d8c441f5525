import { useQuery } from '@tanstack/react-query';
import type { SearchAsked } from '../../shared/search';
import { call, notifyError, ROOM_KEYS, useChange } from '../platform';

/** Saved searches with what is new in each. */
export function useSavedSearches() {
  return useQuery({
    queryKey: [...ROOM_KEYS.savedSearches, 'list'],
    queryFn: () => call('search.listSaved', {}),
  });
}

/** The ways to change them; the list follows by the event that each announces. */
export function useSavedSearchChanges() {
  return {
    save: useChange({
      mutationFn: (search: SearchAsked & { readonly name: string }) => call('search.save', search),
    }),
    rename: useChange({
      mutationFn: (input: { readonly id: string; readonly name: string }) =>
        call('search.renameSaved', input),
    }),
    looked: useChange({ mutationFn: (id: string) => call('search.lookedAtSaved', { id }) }),
    remove: useChange({
      mutationFn: (id: string) => call('search.removeSaved', { id }),
      onError: notifyError,
    }),
    restore: useChange({ mutationFn: (id: string) => call('search.restoreSaved', { id }) }),
  };
}
