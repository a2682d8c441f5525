import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../shared/settings';
import type { WorkspaceKind } from '../../shared/workspace';
import { call, ROOM_KEYS } from '../platform';

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
  return useMutation({
    mutationFn: (changes: Partial<Settings>) => call('settings.update', changes),
    onSuccess: (saved) => client.setQueryData(settingsQuery.queryKey, saved),
  });
}

/** Which workspace is open, and what the program is made of. */
export function useWorkspace() {
  return useQuery({
    queryKey: [...ROOM_KEYS.workspace, 'current'],
    queryFn: () => call('workspace.current', {}),
  });
}

/** Opens the own or the sample workspace; the window is loaded anew by the program. */
export function useOpenWorkspace() {
  return useMutation({ mutationFn: (kind: WorkspaceKind) => call('workspace.open', { kind }) });
}
