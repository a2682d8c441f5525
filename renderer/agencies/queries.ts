import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type AgencyFields, agencyNameIn, hasEnded, type NewFocalPoint } from '../../shared/agencies';
import { languageOfTag, type MemberCode, memberCode } from '../../shared/vocabulary';
import { call, ROOM_KEYS, useChange, useShownIn } from '../platform';

const keys = {
  list: [...ROOM_KEYS.agencies, 'list'] as const,
};

/** Every agency of every State, by short name; those that have ended are among them. */
export function useAgencies() {
  return useQuery({ queryKey: keys.list, queryFn: () => call('agencies.list', {}) });
}

/** The State that was set, to begin with. */
export function useUsualState(): MemberCode | null {
  const usual = useQuery({
    queryKey: [...ROOM_KEYS.settings, 'all'],
    queryFn: () => call('settings.get', {}),
  });
  return memberCode
    .nullable()
    .catch(null)
    .parse(usual.data?.state ?? null);
}

/** The agencies that have ended on a day; nobody waits for their answers. None are known before the register is. */
export function useEndedAgencies(day: string): ReadonlySet<string> {
  const agencies = useAgencies().data;
  return useMemo(
    () => new Set(agencies?.flatMap((agency) => (hasEnded(agency, day) ? [agency.id] : []))),
    [agencies, day],
  );
}

/** Names agencies by their id, in the reader's language where the register has it. */
export function useAgencyName(): (agencyId: string) => string {
  const agencies = useAgencies().data;
  const { language } = useShownIn();
  return (agencyId) => {
    const agency = agencies?.find(({ id }) => id === agencyId);
    return agency === undefined ? '…' : agencyNameIn(agency, languageOfTag(language) ?? 'eng');
  };
}

/** Short names of agencies by their id. */
export function useAgencyShortName(): (agencyId: string) => string {
  const agencies = useAgencies().data;
  return (agencyId) => agencies?.find(({ id }) => id === agencyId)?.shortName ?? '…';
}

/** Puts an agency into the register, or changes the one with the id. */
export function useSaveAgency() {
  const client = useQueryClient();
  return useChange({
    mutationFn: ({
      agencyId,
      fields,
    }: {
      readonly agencyId: string | null;
      readonly fields: AgencyFields;
    }) => {
      if (agencyId === null) return call('agencies.create', fields);
      const { state: _state, ...changes } = fields;
      return call('agencies.update', { agencyId, changes });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ROOM_KEYS.agencies }),
  });
}

/** Appoints a focal point or deputy. */
export function useAppoint(agencyId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (person: NewFocalPoint) => call('agencies.appoint', { agencyId, person }),
    onSuccess: () => client.invalidateQueries({ queryKey: ROOM_KEYS.agencies }),
  });
}

/** Ends a duty without a successor. */
export function useEndDuty(agencyId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (given: { readonly focalPointId: string; readonly until: string }) =>
      call('agencies.endDuty', { agencyId, ...given }),
    onSuccess: () => client.invalidateQueries({ queryKey: ROOM_KEYS.agencies }),
  });
}
