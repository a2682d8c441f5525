import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CallInput, CallOutput } from '../../shared/app';
import type { NewCitation } from '../../shared/assessments';
import { isAppError } from '../../shared/kernel';
import { type DocumentSummary, readableText, readRange, storedRange } from '../../shared/library';
import type { NewHighlight } from '../../shared/reader';
import { call, ROOM_KEYS, useChange } from '../platform';
import type { CitedPlace } from './address';
import type { CountedText } from './components/InOtherTexts';
import { forgetOpened, lookUp, preparedOf } from './prepare';
import type { IndexedPage } from './use-page-marks';

const keys = {
  opened: (versionId: string) => [...ROOM_KEYS.reader, 'opened', versionId] as const,
  occurrences: (sha256: string, words: string) =>
    [...ROOM_KEYS.search, 'in-document', sha256, words] as const,
  contents: (sha256: string) => [...ROOM_KEYS.search, 'contents', sha256] as const,
  pageText: (sha256: string, page: number) => [...ROOM_KEYS.search, 'page-text', sha256, page] as const,
  highlights: (versionId: string) => [...ROOM_KEYS.reader, 'highlights', versionId] as const,
  citations: (versionId: string) => [...ROOM_KEYS.assessments, 'citations-of', versionId] as const,
  assessments: [...ROOM_KEYS.assessments, 'to-cite-in'] as const,
  assessment: (assessmentId: string) => [...ROOM_KEYS.assessments, 'to-cite-in', assessmentId] as const,
};

/** Where a version will be read at once: at the page (from 1) that the address names, or where reading stopped. */
interface ToRead {
  readonly page: number | undefined;
}

/**
 * The version to read, and the page where reading stopped. With `toRead` its file is opened as soon as it is known which it is, unless that
 * was done before, when somebody pointed at its link.
 */
export function useOpened(versionId: string, toRead?: ToRead) {
  const client = useQueryClient();
  const queryKey = keys.opened(versionId);
  return useQuery({
    queryKey,
    // Asked for all the same: whoever reads its pictures is to hear that it is read.
    initialData: () => preparedOf(versionId),
    staleTime: 0,
    queryFn: () => lookUp(versionId, client.getQueryData(queryKey) === undefined ? toRead : undefined),
    // The last page is asked for anew each time a document is opened.
    gcTime: 0,
  });
}

/** Remembers the page where reading stopped. A failure costs only that memory, so nobody is told. */
export function useLeave(versionId: string): (page: number) => void {
  const client = useQueryClient();
  return useCallback(
    (page: number) => {
      // The way back may have begun before the pages are gone, with the page known by then.
      forgetOpened(versionId);
      const key = keys.opened(versionId);
      // What could not be asked for anew is not told as known: a document that is gone would be on the screen again.
      if (client.getQueryState(key)?.status !== 'error')
        client.setQueryData<CallOutput<'reader.open'>>(key, (known) => known && { ...known, lastPage: page });
      void call('reader.leave', { versionId, page }).catch(() => undefined);
    },
    [client, versionId],
  );
}

/** Most places listed of one document. */
const MOST_PLACES = 2_000;

/** Every place in the document where the words stand. */
export function useOccurrences(sha256: string | undefined, words: string) {
  return useQuery({
    queryKey: keys.occurrences(sha256 ?? '', words),
    queryFn: () => call('search.findInDocument', { sha256: sha256 ?? '', text: words, limit: MOST_PLACES }),
    enabled: sha256 !== undefined && words.trim() !== '',
  });
}

/** The headings that the text of a file prints; asked for when the file has no table of contents of its own. */
export function useContents(sha256: string, wanted: boolean) {
  return useQuery({
    queryKey: keys.contents(sha256),
    queryFn: () => call('texts.contents', { sha256 }),
    enabled: wanted,
  });
}

/** The index's reading of a page: what the search knows, and what a screen reader can read where the file's own text is poor. */
export function usePageText(sha256: string, page: number, wanted: boolean) {
  return useQuery({
    queryKey: keys.pageText(sha256, page),
    queryFn: () => call('search.pageText', { sha256, page }),
    enabled: wanted,
  });
}

/** Asks the index for its reading of a page, and where some words stand in it; null when the page is not indexed. */
export function useAskIndex(sha256: string | undefined) {
  return useCallback(
    async (page: number, words: string): Promise<IndexedPage | null> => {
      if (sha256 === undefined) return null;
      try {
        const [indexed, { marks }] = await Promise.all([
          call('search.pageText', { sha256, page }),
          words === '' ? { marks: [] } : call('search.marks', { sha256, page, text: words }),
        ]);
        return {
          text: indexed.text,
          readable: readableText(indexed).length,
          asRead: (range) => readRange(indexed, range),
          marks: marks.map((mark) => ({
            asRead: readRange(indexed, mark),
            asStored: storedRange(indexed, mark),
          })),
        };
      } catch (error) {
        if (isAppError(error)) return null;
        throw error;
      }
    },
    [sha256],
  );
}

/** Asks the index which of the places of some words on a page says most, by its position among them; null when it cannot say. */
export function useAskBestPlace(sha256: string | undefined) {
  return useCallback(
    async (page: number, words: string): Promise<number | null> => {
      if (sha256 === undefined) return null;
      try {
        return (await call('search.marks', { sha256, page, text: words })).best;
      } catch (error) {
        if (isAppError(error)) return null;
        throw error;
      }
    },
    [sha256],
  );
}

/** Every assessment; only open ones take citations. */
export function useAssessmentsToCiteIn(wanted: boolean) {
  return useQuery({
    queryKey: keys.assessments,
    queryFn: () => call('assessments.list', {}),
    enabled: wanted,
  });
}

/** One assessment with its answers, to find a citation in. */
export function useCitedAssessment(assessmentId: string | undefined, agencyId: string | null = null) {
  return useQuery({
    queryKey: [...keys.assessment(assessmentId ?? ''), agencyId],
    queryFn: () => call('assessments.get', { assessmentId: assessmentId ?? '', agencyId }),
    enabled: assessmentId !== undefined,
  });
}

/** Puts a citation on an answer; the reply comes when it is on disk. */
export function useCite() {
  const client = useQueryClient();
  return useChange({
    mutationFn: ({
      place,
      citation,
      continued,
    }: {
      readonly place: CitedPlace;
      readonly citation: NewCitation;
      readonly continued: NewCitation[];
    }) => call('assessments.cite', { ...place, citation, continued }),
    onSuccess: () => client.invalidateQueries({ queryKey: ROOM_KEYS.assessments }),
  });
}

/** What was marked in the file of a version. */
export function useHighlights(versionId: string) {
  return useQuery({
    queryKey: keys.highlights(versionId),
    queryFn: () => call('reader.listHighlights', { versionId }),
  });
}

/** Where a version is cited by answers. */
export function useCitationsOf(versionId: string) {
  return useQuery({
    queryKey: keys.citations(versionId),
    queryFn: () => call('assessments.citationsOf', { versionId }),
  });
}

/** Other texts of a document of which there is some, with how many. */
function useOtherTexts(
  { versionId, sha256, versions }: DocumentSummary,
  keyOf: (versionId: string) => readonly string[],
  listOf: (versionId: string) => Promise<readonly unknown[]>,
): CountedText[] {
  const others = versions.filter((version) => version.id !== versionId && version.sha256 !== sha256);
  const counts = useQueries({
    queries: others.map(({ id }) => ({
      queryKey: [...keyOf(id), 'count'],
      queryFn: async () => (await listOf(id)).length,
    })),
  });
  return others.flatMap((version, at) => {
    const count = counts[at]?.data ?? 0;
    return count === 0 ? [] : [{ version, count }];
  });
}

/** How much is marked in the other texts of a document. */
export const useHighlightsElsewhere = (document: DocumentSummary) =>
  useOtherTexts(document, keys.highlights, (versionId) => call('reader.listHighlights', { versionId }));

/** How often the other texts of a document are cited. */
export const useCitationsElsewhere = (document: DocumentSummary) =>
  useOtherTexts(document, keys.citations, (versionId) => call('assessments.citationsOf', { versionId }));

/** Marks passages; the reply comes when they are on disk. */
export function useAddHighlights(versionId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (highlights: NewHighlight[]) => call('reader.highlight', { versionId, highlights }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.highlights(versionId) }),
  });
}

/** Changes a highlight's note or colour. */
export function useChangeHighlight(versionId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (input: CallInput<'reader.changeHighlight'>) => call('reader.changeHighlight', input),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.highlights(versionId) }),
  });
}

/** Takes a highlight away, or puts it back. */
export function useRemoveHighlight(versionId: string) {
  const client = useQueryClient();
  const stale = () => client.invalidateQueries({ queryKey: keys.highlights(versionId) });
  const remove = useChange({
    mutationFn: (highlightId: string) => call('reader.removeHighlight', { highlightId }),
    onSuccess: stale,
  });
  const restore = useChange({
    mutationFn: (highlightId: string) => call('reader.restoreHighlight', { highlightId }),
    onSuccess: stale,
  });
  return { remove, restore };
}
