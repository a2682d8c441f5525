import { useQuery } from '@tanstack/react-query';
import { call, ROOM_KEYS, useChange } from '../platform';

/** Every day that matters, overdue first. */
export function useCalendar() {
  return useQuery({ queryKey: [...ROOM_KEYS.calendar, 'list'], queryFn: () => call('calendar.list', {}) });
}

/** Asks where the days are to be saved for other calendar programs, and saves them. */
export function useSaveCalendar() {
  return useChange({
    mutationFn: (file: { readonly name: string; readonly text: string }) => call('workspace.saveText', file),
  });
}
