import { useQuery } from '@tanstack/react-query';
import type { MemberCode } from '../../shared/vocabulary';
import { call, ROOM_KEYS } from '../platform';

/** What the library holds for every member. */
export function useMemberHoldings() {
  return useQuery({
    queryKey: [...ROOM_KEYS.practices, 'members'],
    queryFn: () => call('practices.members', {}),
  });
}

/** Pages cited for a high level that show how a member does it. */
export function useCitedPractices(state: MemberCode) {
  return useQuery({
    queryKey: [...ROOM_KEYS.practices, 'cited', state],
    queryFn: () => call('practices.cited', { state }),
  });
}

/** The documents of one member, by title. */
export function useDocumentsOf(state: MemberCode) {
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'of-member', state],
    queryFn: () => call('library.list', { states: [state], sort: 'title' }),
  });
}

/** What an imported data set says on one item in one year. */
export function useImportedValues(wish: { editionId: string; itemId: string; year: number } | null) {
  return useQuery({
    queryKey: [...ROOM_KEYS.tables, 'values', wish],
    queryFn: () => (wish === null ? [] : call('tables.values', wish)),
    enabled: wish !== null,
  });
}
