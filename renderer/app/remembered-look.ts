import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';

/** What of the settings decides how the window looks. */
export type Look = Pick<Settings, 'language' | 'theme' | 'calendar' | 'questionLanguage'>;

let known: Look | undefined;

/**
 * How the window looked last: the main process writes it into the page, so that the frame can be drawn in the right colours and
 * language while the settings are being read. The default look at the first start.
 */
export function rememberedLook(): Look {
  if (known === undefined) {
    const content = document.querySelector<HTMLMetaElement>('meta[name="waymark-look"]')?.content ?? '';
    known = { ...DEFAULT_SETTINGS, ...lookIn(content) };
  }
  return known;
}

/** The page as built holds a mark in its place, which is no JSON. */
function lookIn(content: string): Partial<Look> | null {
  try {
    return JSON.parse(content) as Partial<Look> | null;
  } catch {
    return null;
  }
}
