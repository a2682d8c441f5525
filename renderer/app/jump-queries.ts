import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AssessmentSummary } from '../../shared/assessments';
import { call, ROOM_KEYS } from '../platform';

const SHOWN = 12;

/** Documents, items and topics whose name fits what is typed; nothing is asked while nothing is typed. */
export function useJumpEntries(text: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.search, 'jump', text],
    queryFn: () => call('search.jump', { text, limit: SHOWN }),
    enabled: text !== '',
    placeholderData: (former) => (text === '' ? undefined : former),
    gcTime: 60_000,
  });
}

const openQuery = queryOptions({
  queryKey: [...ROOM_KEYS.assessments, 'home'],
  queryFn: () => call('assessments.list', {}),
});

/** The open assessment worked on last: where an item is answered when it is jumped to. */
const workedOnLast = (list: readonly AssessmentSummary[]): AssessmentSummary | undefined =>
  list
    .filter(({ status }) => status === 'open')
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .at(0);

/**
 * Asks for the open assessment worked on last before it is wanted. `find` waits until it is known; undefined where none is open or nobody
 * can tell.
 */
export function useOpenAssessment(wanted: boolean): {
  readonly isFetching: boolean;
  readonly find: () => Promise<AssessmentSummary | undefined>;
} {
  const client = useQueryClient();
  const { isFetching } = useQuery({ ...openQuery, enabled: wanted });
  const find = () =>
    client
      .fetchQuery({ ...openQuery, staleTime: Number.POSITIVE_INFINITY })
      .then(workedOnLast, () => undefined);
  return { isFetching, find };
}

/** Plans and actions whose name has the typed words. */
export function useNamedPlans(text: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.planning, 'jump', text],
    queryFn: () => call('planning.find', { text, limit: SHOWN }),
    enabled: text !== '',
    placeholderData: (former) => (text === '' ? undefined : former),
    gcTime: 60_000,
  });
}

/** The register of agencies, for their names. */
export function useAgencyNames(wanted: boolean) {
  return useQuery({
    queryKey: [...ROOM_KEYS.agencies, 'jump'],
    queryFn: () => call('agencies.list', {}),
    enabled: wanted,
  });
}
