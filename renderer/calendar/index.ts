export { EntryLink } from './components/EntryLink';
export { useEntryWords } from './entry-words';
export { useCalendar } from './queries';
export { CalendarScreen } from './screens/CalendarScreen';
