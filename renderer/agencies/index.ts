import { lazyRouteComponent } from '@tanstack/react-router';

export { ActiveMark } from './components/ActiveMark';
export { useAgencies, useAgencyName, useAgencyShortName, useEndedAgencies } from './queries';

/** Its script comes when the screen is gone to; Home names agencies, so the door itself is in the first script. */
export const AgenciesScreen = lazyRouteComponent(() => import('./screens/AgenciesScreen'), 'AgenciesScreen');
