import { useQuery } from '@tanstack/react-query';
import { call, ROOM_KEYS, saveText, useChange } from '../platform';

/** Every day that matters, overdue first. */
export function useCalendar() {
  return useQuery({ queryKey: [...ROOM_KEYS.calendar, 'list'], queryFn: () => call('calendar.list', {}) });
}

/** Asks where the days are to be saved for other calendar programs, and saves them. */
export function useSaveCalendar() {
  return useChange({
    mutationFn: saveText,
  });
}
