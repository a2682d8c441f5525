export { createCalendarHandlers } from './handlers';
export { type CalendarService, createCalendarService } from './service';
