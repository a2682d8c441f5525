import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../platform';

/** Editions never change once published, so nothing ever makes them stale. */
const keys = {
  list: ['questionnaires', 'list'] as const,
  lineages: ['questionnaires', 'lineages'] as const,
  edition: (id: string, edition: string) => ['questionnaires', 'edition', id, edition] as const,
};

/** One edition with everything in it. */
export function editionQuery(id: string, edition: string) {
  return queryOptions({
    queryKey: keys.edition(id, edition),
    queryFn: () => call('questionnaires.get', { id, edition }),
  });
}

/** The published editions, newest first. */
export function useEditions() {
  return useQuery({ queryKey: keys.list, queryFn: () => call('questionnaires.list', {}) });
}

/** How the items of each edition follow from those of the one before. */
export function useLineages(wanted = true) {
  return useQuery({
    queryKey: keys.lineages,
    queryFn: () => call('questionnaires.lineages', {}),
    enabled: wanted,
  });
}

/** One edition; nothing is asked while it is not known which. */
export function useEdition(named: { readonly questionnaire: string; readonly edition: string } | undefined) {
  return useQuery({
    ...editionQuery(named?.questionnaire ?? '', named?.edition ?? ''),
    enabled: named !== undefined,
  });
}
