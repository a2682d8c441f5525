export { calendarContract } from './contract';
export { type IcsEvent, icsOf } from './ics';
export * from './model';
export * from './rules';
