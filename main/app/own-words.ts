import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The language that is whole; stands here because a schema is not loaded before the window is there. */
const ENGLISH = 'en';

const folderOf = (resources: string): string => path.join(resources, 'locales');

/**
 * The first of some wanted languages (tags such as `th-TH`, the most wanted first) in which the program has words, as the tag of their
 * folder; English where it has none of them.
 */
export function languageOf(wanted: readonly string[], resources: string): string {
  for (const tag of wanted) {
    const [language = ''] = tag.toLowerCase().split(/[-_.]/);
    if (/^[a-z]{2,3}$/.test(language) && existsSync(path.join(folderOf(resources), language, 'app.json')))
      return language;
  }
  return ENGLISH;
}

/** The words of a room in a language that was chosen or remembered, for what is said without the window; English where it has none. */
export function wordsOf(room: string, language: string, resources: string): unknown {
  const file = path.join(folderOf(resources), languageOf([language], resources), `${room}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
