import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { TreatyStatusFields } from '../../shared/instruments';
import type { LanguageCode, MemberCode } from '../../shared/vocabulary';
import { call, ROOM_KEYS, useChange, useQuestionLanguage } from '../platform';

const listQuery = (language: LanguageCode | null) =>
  queryOptions({
    queryKey: [...ROOM_KEYS.instruments, 'list', language],
    queryFn: () => call('instruments.list', { language }),
  });

/** Every instrument with its articles as Waymark words them, in English. */
export function useEnglishInstruments() {
  return useQuery(listQuery(null));
}

/** Every instrument with its articles, in the language in which questions are read. Shipped with the program, so nothing ever makes them stale. */
export function useInstruments(wanted = true) {
  const language = useQuestionLanguage();
  // While another language comes, the words stay that are there.
  return useQuery({ ...listQuery(language), placeholderData: keepPreviousData, enabled: wanted });
}

/** What people entered about States and treaties. */
export function useTreatyStatuses(wanted = true) {
  return useQuery({
    queryKey: [...ROOM_KEYS.instruments, 'statuses'],
    queryFn: () => call('instruments.statuses', {}),
    enabled: wanted,
  });
}

export function useSetTreatyStatus(member: MemberCode, instrument: string) {
  return useChange({
    mutationFn: (fields: TreatyStatusFields) => call('instruments.setStatus', { member, instrument, fields }),
  });
}

/** Everything ever entered about a State and a treaty, oldest first. */
export function useTreatyHistory(member: MemberCode, instrument: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.instruments, 'statuses', 'history', member, instrument],
    queryFn: () => call('instruments.statusHistory', { member, instrument }),
  });
}
