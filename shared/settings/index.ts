export { settingsContract } from './contract';
export {
  DEFAULT_SETTINGS,
  type Settings,
  type ShownCalendar,
  settings,
  shownCalendar,
  type ThemeName,
  themeName,
} from './model';
