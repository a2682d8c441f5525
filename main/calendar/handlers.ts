import type { calendarContract } from '../../shared/calendar';
import type { Handlers } from '../../shared/kernel';
import type { CalendarService } from './service';

/** Answers the calls of the calendar. */
export function createCalendarHandlers(calendar: CalendarService): Handlers<typeof calendarContract> {
  return { 'calendar.list': ({ soon }) => calendar.list(soon) };
}
