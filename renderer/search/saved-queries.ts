import { useMutation, useQuery } from '@tanstack/react-query';
import type { SearchAsked } from '../../shared/search';
import { call, notifyError, ROOM_KEYS } from '../platform';

/** Saved searches with what is new in each. */
export function useSavedSearches() {
  return useQuery({
    queryKey: [...ROOM_KEYS.savedSearches, 'list'],
    queryFn: () => call('savedSearches.list', {}),
  });
}

/** The ways to change them; the list follows by the event that each announces. */
export function useSavedSearchChanges() {
  return {
    save: useMutation({
      mutationFn: (search: SearchAsked & { readonly name: string }) => call('savedSearches.save', search),
      onError: notifyError,
    }),
    rename: useMutation({
      mutationFn: (input: { readonly id: string; readonly name: string }) =>
        call('savedSearches.rename', input),
      onError: notifyError,
    }),
    looked: useMutation({ mutationFn: (id: string) => call('savedSearches.looked', { id }) }),
    remove: useMutation({
      mutationFn: (id: string) => call('savedSearches.remove', { id }),
      onError: notifyError,
    }),
    restore: useMutation({ mutationFn: (id: string) => call('savedSearches.restore', { id }) }),
  };
}
