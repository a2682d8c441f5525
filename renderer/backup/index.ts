import { lazy } from 'react';

export { isShut, needsRestore } from './needs-restore';
export { useBackups, useHealth } from './queries';

/** Their scripts come when they are shown; the door itself is in the first script. */
export const DataSafety = lazy(() => import('./components/DataSafety'));
export const StoredFiles = lazy(() => import('./components/StoredFiles'));
export const RecoveryScreen = lazy(() => import('./screens/RecoveryScreen'));
