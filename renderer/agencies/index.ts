export { useAgencies, useAgencyName, useAgencyShortName } from './queries';
export { AgenciesScreen } from './screens/AgenciesScreen';
