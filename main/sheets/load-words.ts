import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/kernel';
import { type SheetWords, sheetWords } from '../../shared/sheets';
import { ENGLISH, type LanguageCode, languageOfTag, tagOf } from '../../shared/vocabulary';

/** What is said on sheets in one language. */
export interface Words {
  readonly code: LanguageCode;
  /** Its tag, for browsers and dates. */
  readonly language: string;
  readonly file: SheetWords;
  /** Labels by code. */
  readonly pillars: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, string>>;
}

const label = z.object({ label: z.string() });
const vocabulary = z.object({
  pillar: z.record(z.string(), label),
  member: z.record(z.string(), label),
});

const labels = (entries: Readonly<Record<string, { readonly label: string }>>) =>
  Object.fromEntries(Object.entries(entries).map(([code, entry]) => [code, entry.label]));

const readJson = async (...parts: string[]): Promise<unknown> =>
  JSON.parse(await readFile(path.join(...parts), 'utf8'));

async function wordsIn(resourcesDir: string, code: LanguageCode): Promise<Words> {
  const language = tagOf(code);
  const read = (name: string) => readJson(resourcesDir, 'locales', language, `${name}.json`);
  const [sheets, terms] = await Promise.all([read('sheets'), read('vocabulary')]);
  const { pillar, member } = vocabulary.parse(terms);
  const { file } = z.object({ file: sheetWords }).parse(sheets);
  return { code, language, file, pillars: labels(pillar), members: labels(member) };
}

/** The languages in which sheets can be written: those of the window. */
export async function sheetLanguages(resourcesDir: string): Promise<LanguageCode[]> {
  const tags = await readdir(path.join(resourcesDir, 'locales')).catch(() => []);
  return tags.flatMap((tag) => languageOfTag(tag) ?? []).sort();
}

/**
 * Reads the words of sheets in a language; English where there are none.
 *
 * @throws AppError `sheets.words-damaged`: a part of the program is broken, not a part of anybody's work.
 */
export async function loadSheetWords(resourcesDir: string, code: LanguageCode): Promise<Words> {
  const own = code === ENGLISH ? null : await wordsIn(resourcesDir, code).catch(() => null);
  try {
    return own ?? (await wordsIn(resourcesDir, ENGLISH));
  } catch (cause) {
    throw new AppError('sheets.words-damaged', {}, cause);
  }
}
