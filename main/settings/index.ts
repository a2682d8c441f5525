export { createSettingsHandlers } from './handlers';
export {
  createSettingsService,
  type SettingsDependencies,
  type SettingsService,
  THE_PROGRAM,
  UNNAMED,
} from './service';
