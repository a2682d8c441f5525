import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, importKeys, ROOM_KEYS } from '../platform';

// Keys begin with the room whose facts they are, so that its events make them stale; `home` keeps them apart from that room's own.

const assessmentsQuery = queryOptions({
  queryKey: [...ROOM_KEYS.assessments, 'home'],
  queryFn: () => call('assessments.list', {}),
});
const snapshotsQuery = queryOptions({
  queryKey: [...ROOM_KEYS.assessments, 'home-snapshots'],
  queryFn: () => call('assessments.listSnapshots', {}),
});
const documentsQuery = queryOptions({
  queryKey: [...ROOM_KEYS.library, 'home'],
  queryFn: () => call('library.list', { sort: 'updated' }),
});
const importsQuery = queryOptions({
  queryKey: importKeys.list,
  queryFn: () => call('library.listImports', {}),
});

const restingQuery = queryOptions({
  queryKey: [...ROOM_KEYS.reliance, 'count'],
  queryFn: () => call('reliance.count', {}),
});
const calendarQuery = queryOptions({
  queryKey: [...ROOM_KEYS.calendar, 'list'],
  queryFn: () => call('calendar.list', {}),
});

/** Asks for all that Home shows, so that it comes while the window is still being drawn. */
export function prefetchHome(client: QueryClient): void {
  // A failure is kept with the query, and the screen asks again.
  void client.prefetchQuery(assessmentsQuery);
  void client.prefetchQuery(snapshotsQuery);
  void client.prefetchQuery(documentsQuery);
  void client.prefetchQuery(importsQuery);
  void client.prefetchQuery(restingQuery);
  void client.prefetchQuery(calendarQuery);
}

/** All assessments, the one worked on last first. */
export function useAssessments() {
  return useQuery({
    ...assessmentsQuery,
    select: (list) => [...list].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
  });
}

/** All snapshots, the latest reference date first. */
export function useSnapshots() {
  return useQuery({
    ...snapshotsQuery,
    select: (list) => [...list].sort((a, b) => b.referenceDate.localeCompare(a.referenceDate)),
  });
}

/** All documents, the one changed last first. */
export function useDocuments() {
  return useQuery(documentsQuery);
}

/** All imports, the newest first. */
export function useImports() {
  return useQuery(importsQuery);
}

/** Asks for files or a folder and starts reading them in; null when the user closes the dialog. */
export function useBringIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (what: 'files' | 'folder'): Promise<string | null> => {
      const sources = await call('library.choose', { what });
      if (sources.length === 0) return null;
      const { importId } = await call('library.startImport', { tokens: sources.map(({ token }) => token) });
      return importId;
    },
    onSuccess: (importId) => {
      if (importId !== null) void client.invalidateQueries({ queryKey: importKeys.list });
    },
  });
}

/** Goes on with an import that was stopped or cut off. */
export function useResumeImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (importId: string) => call('library.resumeImport', { importId }),
    onSuccess: () => client.invalidateQueries({ queryKey: importKeys.list }),
  });
}

/** Every day that matters, overdue first. */
export function useCalendar() {
  return useQuery(calendarQuery);
}

/** How many answers and other things rest on texts that changed, with nobody having decided. */
export function useRestingOnChanged() {
  return useQuery(restingQuery);
}
