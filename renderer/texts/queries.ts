import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { libraryFilter } from '../../shared/library';
import type { CitationToCheck } from '../../shared/texts';
import { call, ROOM_KEYS } from '../platform';

const keys = {
  // No event makes it stale: it is long work, and the texts of two stored files stay what they are while somebody reads them.
  comparison: (before: string, after: string) => ['texts-compared', before, after] as const,
  toCheck: [...ROOM_KEYS.texts, 'to-check'] as const,
  documents: [...ROOM_KEYS.library, 'to-compare'] as const,
};

/** What differs between the texts of two files. */
export function useComparisonOfTexts(before: string | undefined, after: string | undefined) {
  return useQuery({
    queryKey: keys.comparison(before ?? '', after ?? ''),
    queryFn: () => call('texts.compare', { before: before ?? '', after: after ?? '' }),
    enabled: before !== undefined && after !== undefined,
  });
}

/** Every document that is not in the trash, with its versions. */
export function useDocumentsToCompare() {
  return useQuery({
    queryKey: keys.documents,
    queryFn: () => call('library.list', libraryFilter.parse({ sort: 'title' })),
  });
}

/** Citations of older texts, with what is proposed for each. */
export function useCitationsToCheck() {
  return useQuery({ queryKey: keys.toCheck, queryFn: () => call('texts.citationsToCheck', {}) });
}

/** What a citation becomes when its proposal is taken. */
function moved({ place: { citation }, later, proposal }: CitationToCheck, quote: string) {
  return {
    versionId: later.versionId,
    page: proposal?.page ?? citation.page,
    pageLabel: proposal?.pageLabel ?? null,
    quote,
    rectangles: [],
    note: citation.note,
  };
}

/** Moves citations to the later text, one after the other; the first that fails ends it. Gives what takes each back. */
export function useMoveCitations() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (given: readonly { readonly check: CitationToCheck; readonly quote: string }[]) => {
      for (const { check, quote } of given) {
        const { place } = check;
        await call('assessments.replaceCitation', {
          assessmentId: place.assessmentId,
          itemId: place.itemId,
          agencyId: place.agency?.id ?? null,
          citationId: place.citation.id,
          citation: moved(check, quote),
        });
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ROOM_KEYS.texts }),
  });
}

/** Leaves a citation at its older text, or has it checked again. */
export function useKeepCitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ check, kept }: { readonly check: CitationToCheck; readonly kept: boolean }) =>
      call('texts.keepCitation', {
        citationId: check.place.citation.id,
        laterVersionId: check.later.versionId,
        kept,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ROOM_KEYS.texts }),
  });
}
