import { useQuery } from '@tanstack/react-query';
import type { MemberCode } from '../../shared/vocabulary';
import { call, ROOM_KEYS } from '../platform';

/** The State of the latest assessment; undefined while there is none. */
export function useUsualState(): MemberCode | undefined {
  return useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'usual-state'],
    queryFn: () => call('assessments.list', {}),
    select: (list) => list[0]?.state,
  }).data;
}
