import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LanguageCode } from '../../shared/vocabulary';

/** Texts, and the hash of the English ones that they say. */
interface Draft {
  readonly source: string;
  readonly texts: readonly string[];
}

/** By what the texts belong to. */
type Drafts = Readonly<Record<string, Draft>>;

// Told by hand: the first process to start reads this file too, and does without the package of schemas.
function isDrafts(value: unknown): value is Drafts {
  const isDraft = (each: unknown): boolean => {
    const { source, texts } = (each ?? {}) as Partial<Draft>;
    return (
      typeof source === 'string' && Array.isArray(texts) && texts.every((text) => typeof text === 'string')
    );
  };
  return typeof value === 'object' && value !== null && Object.values(value).every(isDraft);
}

/** Texts in other languages that ship. Nobody has checked them. */
export interface ShippedDrafts {
  /** The texts in a language that say these English ones, in the same order; undefined where there are none, or where they say others. */
  find(language: LanguageCode, key: string, english: readonly string[]): readonly string[] | undefined;
}

/** SHA-256 over English texts in their order: what a draft of them is kept with. */
export const hashOfTexts = (texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts), 'utf8').digest('hex');

/** Reads `<language>.json` in a folder when a language is first asked for. A file that is missing or damaged has no drafts. */
export function createShippedDrafts(folder: string): ShippedDrafts {
  const known = new Map<LanguageCode, Drafts>();
  const read = (language: LanguageCode): Drafts => {
    try {
      const file = JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8'));
      return file.language === language && isDrafts(file.drafts) ? file.drafts : {};
    } catch {
      return {};
    }
  };
  return {
    find: (language, key, english) => {
      const drafts = known.get(language) ?? read(language);
      known.set(language, drafts);
      const found = Object.hasOwn(drafts, key) ? drafts[key] : undefined;
      const fits = found?.source === hashOfTexts(english) && found.texts.length === english.length;
      return fits ? found.texts : undefined;
    },
  };
}
