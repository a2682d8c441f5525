export { createSettingsHandlers } from './handlers';
export { createSettingsService, type SettingsDependencies, type SettingsService, UNNAMED } from './service';
