import { useQuery } from '@tanstack/react-query';
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

/** The open assessment worked on last: where an item is answered when it is jumped to. */
export function useOpenAssessment(wanted: boolean) {
  return useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'home'],
    queryFn: () => call('assessments.list', {}),
    enabled: wanted,
    select: (list): AssessmentSummary | undefined =>
      list
        .filter(({ status }) => status === 'open')
        .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
        .at(0),
  });
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
