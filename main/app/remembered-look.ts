import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../../shared/settings';

/** How the window looked last: enough to draw its frame while the settings are still being read. */
export type Look = Pick<Settings, 'language' | 'theme' | 'calendar' | 'questionLanguage'>;

/** The look of the window from one start to the next. */
export interface RememberedLook {
  /** As it was last; the first look when nothing was kept or it cannot be read. */
  get(): Look;
  /** Keeps the look of some settings, if it is another. A failure costs only a frame in other colours at the next start. */
  keep(settings: unknown): void;
}

const THEMES: ReadonlySet<unknown> = new Set<Look['theme']>(['system', 'light', 'dark', 'contrast']);
const CALENDARS: ReadonlySet<unknown> = new Set<Look['calendar']>(['ce', 'be']);

/** The look in a value of any kind, nothing else of it; null when it has none. */
function lookIn(value: unknown): Look | null {
  if (typeof value !== 'object' || value === null) return null;
  const { language, theme, calendar, questionLanguage = null } = value as Record<keyof Look, unknown>;
  const isLook =
    typeof language === 'string' &&
    /^[A-Za-z-]{2,8}$/.test(language) &&
    THEMES.has(theme) &&
    CALENDARS.has(calendar) &&
    (questionLanguage === null ||
      (typeof questionLanguage === 'string' && /^[a-z]{3}$/.test(questionLanguage)));
  return isLook ? ({ language, theme, calendar, questionLanguage } as Look) : null;
}

/**
 * Remembers the look in the folder of user data. The settings themselves stay in the workspace. `first` is the look while nobody has
 * chosen any.
 */
export function rememberedLook(dataRoot: string, first: () => Look): RememberedLook {
  const file = path.join(dataRoot, 'look.json');
  let known: Look | undefined;
  const get = (): Look => {
    if (known === undefined) {
      try {
        known = lookIn(JSON.parse(readFileSync(file, 'utf8'))) ?? undefined;
      } catch {
        // It is the first start, or the file is damaged.
      }
      known ??= first();
    }
    return known;
  };
  return {
    get,
    keep: (settings) => {
      const look = lookIn(settings);
      if (look === null || JSON.stringify(look) === JSON.stringify(get())) return;
      known = look;
      try {
        writeFileSync(`${file}.tmp`, JSON.stringify(look));
        renameSync(`${file}.tmp`, file);
      } catch {
        // A folder that cannot be written to is told of where something would be lost.
      }
    },
  };
}
