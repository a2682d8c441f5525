import { queryOptions, useIsMutating, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Settings } from '../../shared/settings';
import type { LanguageCode } from '../../shared/vocabulary';
import type { WorkspaceKind } from '../../shared/workspace';
import { call, notifyError, ROOM_KEYS, refuseToLoseWords, useChange } from '../platform';

/** What the user has set. */
export const settingsQuery = queryOptions({
  queryKey: [...ROOM_KEYS.settings, 'all'],
  queryFn: () => call('settings.get', {}),
});

export function useSettings() {
  return useQuery(settingsQuery);
}

/** Saves some of the settings; the window shows them once they are on disk. */
export function useUpdateSettings() {
  const client = useQueryClient();
  return useChange({
    mutationFn: (changes: Partial<Settings>) => call('settings.update', changes),
    onSuccess: (saved) => client.setQueryData(settingsQuery.queryKey, saved),
  });
}

/** Languages in which questions of the newest edition can be read, besides that in which it is written; none until it is known. */
export function useQuestionLanguages(): readonly LanguageCode[] {
  const found = useQuery({
    queryKey: [...ROOM_KEYS.questionnaires, 'newest-languages'],
    queryFn: async () => {
      const [newest] = await call('questionnaires.list', {});
      if (newest === undefined) return [];
      const { id, edition } = newest;
      return (await call('questionnaires.languages', { id, edition })).map(({ language }) => language);
    },
  });
  return found.data ?? [];
}

/** Which workspace is open, and what the program is made of. */
export const workspaceQuery = queryOptions({
  queryKey: [...ROOM_KEYS.workspace, 'current'],
  queryFn: () => call('workspace.current', {}),
});

export function useWorkspace() {
  return useQuery(workspaceQuery);
}

const OPENING = [...ROOM_KEYS.workspace, 'open'];

/** Whether another workspace is being opened: what the window shows meanwhile is about to go. */
export function useIsOpeningWorkspace(): boolean {
  return useIsMutating({ mutationKey: OPENING }) > 0;
}

/**
 * Opens the own or the sample workspace. The program then loads the window anew at its address, so Home is gone to beforehand:
 * afterwards there would be no time.
 */
export function useOpenWorkspace() {
  const navigate = useNavigate();
  return useChange({
    mutationKey: OPENING,
    mutationFn: async (kind: WorkspaceKind) => {
      await navigate({ to: '/' });
      refuseToLoseWords();
      return call('workspace.open', { kind });
    },
    onError: notifyError,
  });
}
