import { lazyRouteComponent } from '@tanstack/react-router';

export { EntryLink } from './components/EntryLink';
export { useEntryWords } from './entry-words';
export { useCalendar } from './queries';

/** Its script comes when the screen is gone to; Home shows the next days, so the door itself is in the first script. */
export const CalendarScreen = lazyRouteComponent(() => import('./screens/CalendarScreen'), 'CalendarScreen');
