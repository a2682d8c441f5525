import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ImportPlan, TableReading } from '../../shared/tables';
import { call, ROOM_KEYS, useChange } from '../platform';

/** Asks for a table and opens it. */
export function useChooseTable() {
  return useChange({ mutationFn: () => call('tables.choose', {}) });
}

/** Asks for a file that describes items. */
export function useChooseDescription() {
  return useChange({ mutationFn: () => call('tables.chooseDescription', {}) });
}

/** What the program proposes for a sheet; asked once for each choice of sheet and header row. */
export function useLook() {
  return useChange({
    mutationFn: (wish: { draftId: string; sheet: number; headerRow: number | null }) =>
      call('tables.look', wish),
  });
}

/** Items and States of an opened table, as it is read. */
export function useFindings(draftId: string, reading: TableReading) {
  return useQuery({
    queryKey: ['tables-draft', draftId, 'find', reading],
    queryFn: () => call('tables.find', { draftId, reading }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
}

/** What an import would do; not asked while the plan is not complete. */
export function useImportPreview(plan: ImportPlan | null) {
  return useQuery({
    queryKey: [...ROOM_KEYS.tables, 'preview', plan],
    queryFn: () => (plan === null ? null : call('tables.preview', plan)),
    enabled: plan !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
}

export function useImport() {
  return useChange({
    mutationFn: (wish: ImportPlan & { withoutRefused: boolean }) => call('tables.import', wish),
  });
}

/** The described editions that hold imported results. */
export function useTableEditions() {
  return useQuery({ queryKey: [...ROOM_KEYS.tables, 'list'], queryFn: () => call('tables.list', {}) });
}

/** One described edition with its frozen snapshots; not asked without an id. */
export function useTableEdition(editionId: string) {
  return useQuery({
    queryKey: [...ROOM_KEYS.tables, 'one', editionId],
    queryFn: () => call('tables.get', { editionId }),
    enabled: editionId !== '',
  });
}

/** Frozen results side by side. */
export function useTableComparison(snapshotIds: readonly string[]) {
  return useQuery({
    queryKey: [...ROOM_KEYS.tables, 'compare', ...snapshotIds],
    queryFn: () => call('tables.compare', { snapshotIds: [...snapshotIds] }),
    enabled: snapshotIds.length > 1,
  });
}
