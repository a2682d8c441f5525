import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { monthsLater } from '../../shared/kernel';
import { call, importKeys, notifyError, ROOM_KEYS, today, useChange } from '../platform';

// Keys begin with the room whose facts they are, so that its events make them stale; `home` keeps them apart from that room's own.

/** At most so many lines of each kind are shown. */
const LINES = 5;
export const DAYS = 4;
/** How far ahead Home looks. */
const AHEAD_MONTHS = 2;

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
  queryFn: () => call('library.digest', { day: today(), lines: LINES }),
});
const importsQuery = queryOptions({
  queryKey: importKeys.unfinished,
  queryFn: () => call('library.listImports', { unfinished: true }),
});

const restingQuery = queryOptions({
  queryKey: [...ROOM_KEYS.reliance, 'count'],
  queryFn: () => call('reliance.count', {}),
});
const calendarQuery = queryOptions({
  queryKey: [...ROOM_KEYS.calendar, 'soon'],
  // One more than is shown tells that there are more.
  queryFn: () =>
    call('calendar.list', { soon: { until: monthsLater(today(), AHEAD_MONTHS), lines: DAYS + 1 } }),
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

/** How far each agency of an assessment is. */
export function useAgencyProgress(assessmentId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'home-agencies', assessmentId],
    queryFn: () => call('assessments.agencyProgress', { assessmentId }),
  });
}

/** All snapshots, the latest reference date first. */
export function useSnapshots() {
  return useQuery({
    ...snapshotsQuery,
    select: (list) => [...list].sort((a, b) => b.referenceDate.localeCompare(a.referenceDate)),
  });
}

/** How many documents there are, and those worth a look: changed last, due to be checked, guessed. */
export function useDigest() {
  return useQuery(documentsQuery);
}

/** Imports under way or cut off, the newest first. */
export function useImports() {
  return useQuery(importsQuery);
}

/** Asks for files or a folder and starts reading them in; null when the user closes the dialog. */
export function useBringIn() {
  const client = useQueryClient();
  return useChange({
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
  return useChange({
    mutationFn: (importId: string) => call('library.resumeImport', { importId }),
    onSuccess: () => client.invalidateQueries({ queryKey: importKeys.list }),
  });
}

/** The next days that matter, overdue first. */
export function useCalendar() {
  return useQuery(calendarQuery);
}

/** How many answers and other things rest on texts that changed, with nobody having decided. */
export function useRestingOnChanged() {
  return useQuery(restingQuery);
}

/** Packs that are not known to be sent. */
export function useUnplaced() {
  return useQuery({
    queryKey: [...ROOM_KEYS.exchange, 'unplaced'],
    queryFn: () => call('exchange.unplaced', {}),
  });
}

/** Packs of which differences that were left for later still wait for a decision. */
export function useWaitingPacks() {
  return useQuery({
    queryKey: [...ROOM_KEYS.exchange, 'waiting'],
    queryFn: () => call('exchange.waiting', {}),
    // They may have been settled by hand in any room, and none of them tells the exchange.
    staleTime: 0,
  });
}

/** Says of a pack that Home need not tell of it any more. */
export function useForgetWaiting() {
  return useChange({
    mutationFn: (id: string) => call('exchange.setReminder', { id, isReminded: false }),
    onError: notifyError,
  });
}

/** When something was saved last, where that lies ahead of the clock. */
export function useSavedAhead() {
  return useQuery({
    queryKey: [...ROOM_KEYS.changes, 'clock'],
    queryFn: () => call('changes.clock', {}),
    // Every room writes into the history, and none of them tells this one.
    staleTime: 0,
  });
}
