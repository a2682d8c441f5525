import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Health } from '../../shared/backup';
import { call, healthKey, ROOM_KEYS, refuseToLoseWords, useChange } from '../platform';

/** How safe the data is, and what is under way. */
export function useHealth() {
  return useQuery({ queryKey: healthKey, queryFn: () => call('backup.health', {}) });
}

/** What the workspace holds now, and every backup. Asked anew whenever it is shown: any change makes the first part old. */
export function useBackups() {
  return useQuery({
    queryKey: [...ROOM_KEYS.backup, 'list'],
    queryFn: () => call('backup.list', {}),
    refetchOnMount: 'always',
  });
}

/** Where the workspace lies; it is known also of one that cannot be opened. */
export function useFolder() {
  return useQuery({
    queryKey: [...ROOM_KEYS.backup, 'folder'],
    queryFn: async () => (await call('workspace.current', {})).folder,
  });
}

/** Opens the workspace that could not be opened once more; the window is loaded anew, whatever comes of it. */
export function useOpenAgain() {
  return useChange({
    mutationFn: async () => {
      const { kind } = await call('workspace.current', {});
      return call('workspace.open', { kind });
    },
  });
}

export function useMakeBackup() {
  return useChange({ mutationFn: () => call('backup.make', {}) });
}

/** Shows long work in the health from the click on, before its first progress is announced. */
function useWork(kind: NonNullable<Health['work']>['kind']) {
  const client = useQueryClient();
  return {
    begin: () =>
      client.setQueryData<Health>(
        healthKey,
        (health) => health && { ...health, work: { kind, done: 0, total: 0 } },
      ),
    /** What could not even begin announces no end. */
    onSettled: (_done: unknown, error: Error | null) => {
      if (error !== null) void client.invalidateQueries({ queryKey: healthKey });
    },
  };
}

export function useCheck() {
  const { begin, onSettled } = useWork('check');
  return useChange({
    onSettled,
    mutationFn: () => {
      begin();
      return call('backup.check', {});
    },
  });
}

export function useCheckFiles() {
  const { begin, onSettled } = useWork('files');
  return useChange({
    onSettled,
    mutationFn: () => {
      begin();
      return call('backup.checkFiles', {});
    },
  });
}

/** Ends a check after the file under way. */
export function useStopCheck() {
  return useChange({ mutationFn: () => call('backup.stopCheck', {}) });
}

/** Asks for the files that shall take the place of damaged ones, and brings them in; null when nothing was chosen. */
export function useBringAgain() {
  return useChange({
    mutationFn: async (): Promise<string | null> => {
      const sources = await call('library.choose', { what: 'files' });
      if (sources.length === 0) return null;
      const tokens = sources.map(({ token }) => token);
      return (await call('library.startImport', { tokens })).importId;
    },
  });
}

/** Asks for a folder and copies to it; null when the user closes the dialog. */
export function useCopyOutside() {
  const { begin, onSettled } = useWork('copy');
  return useChange({
    onSettled,
    mutationFn: async () => {
      const place = await call('backup.choosePlace', {});
      if (place === null) return null;
      begin();
      return call('backup.copyTo', { token: place.token });
    },
  });
}

/** The copy that is meant, in a place that was chosen before; see `SeveralCopies`. */
interface MeantCopy {
  readonly token: string;
  readonly copy: string;
}

/**
 * Asks for a folder with a copy, unless it is told which one is meant, and brings its newest backup here; null when the user closes the
 * dialog.
 */
export function useBringCopy() {
  const { begin, onSettled } = useWork('bring');
  return useChange({
    onSettled,
    mutationFn: async (meant: MeantCopy | null) => {
      const place = meant ?? (await call('backup.choosePlace', {}));
      if (place === null) return null;
      begin();
      const { token } = place;
      const outcome = await call('backup.bringFrom', meant ?? { token });
      return { token, outcome };
    },
  });
}

/**
 * Puts a backup back. The program then loads the window anew, so success is not waited for. A workspace that cannot be opened takes no
 * words either: there none are waited for.
 */
export function useRestore(isShut: boolean) {
  const client = useQueryClient();
  return useChange({
    mutationFn: async (id: string) => {
      if (!isShut) refuseToLoseWords();
      try {
        return await call('backup.restore', { id });
      } catch (error) {
        // One that was found damaged is no longer listed as sound.
        void client.invalidateQueries({ queryKey: ROOM_KEYS.backup });
        throw error;
      }
    },
  });
}
