import { z } from 'zod';

/** Colour scheme of the window; `system` follows the desktop. */
export const themeName = z.enum(['system', 'light', 'dark', 'contrast']);
export type ThemeName = z.infer<typeof themeName>;

/** Calendar in which years are shown: Common Era, or Buddhist Era (CE + 543). Stored dates are always ISO. */
export const shownCalendar = z.enum(['ce', 'be']);
export type ShownCalendar = z.infer<typeof shownCalendar>;

const fields = {
  language: z.string().min(2).max(8),
  theme: themeName,
  calendar: shownCalendar,
  /** Name written into the history beside every change; empty until the user gives one. */
  personName: z.string().trim().max(120),
  /** The State whose agency works here, ISO 3166-1 alpha-2, or null while not chosen. */
  state: z.string().length(2).nullable(),
  /** Language in which questions are shown where they are translated, ISO 639-3; null while none is chosen: that of the window. */
  questionLanguage: z.string().length(3).nullable(),
};

const defaults = {
  language: 'en',
  theme: 'system',
  calendar: 'ce',
  personName: '',
  state: null,
  questionLanguage: null,
} as const;

/** Everything a user may set. A new setting needs a decision record; each has a default, so an old file always reads. */
export const settings = z.strictObject({
  language: fields.language.default(defaults.language),
  theme: fields.theme.default(defaults.theme),
  calendar: fields.calendar.default(defaults.calendar),
  personName: fields.personName.default(defaults.personName),
  state: fields.state.default(defaults.state),
  questionLanguage: fields.questionLanguage.default(defaults.questionLanguage),
});
export type Settings = z.infer<typeof settings>;

/** Some settings to change. Without defaults: zod fills them in even where a field is optional, which would reset the rest. */
export const settingsChanges = z.strictObject(fields).partial();
export type SettingsChanges = z.infer<typeof settingsChanges>;

export const DEFAULT_SETTINGS: Settings = defaults;
