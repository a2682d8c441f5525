export { SETTINGS_GROUPS } from './groups';

import { lazyRouteComponent } from '@tanstack/react-router';

export {
  settingsQuery,
  useIsOpeningWorkspace,
  useOpenWorkspace,
  useSettings,
  useUpdateSettings,
  useWorkspace,
  workspaceQuery,
} from './queries';

/** Its script comes when the screen is gone to; the door itself is in the first script. */
export const SettingsScreen = lazyRouteComponent(() => import('./screens/SettingsScreen'), 'SettingsScreen');
