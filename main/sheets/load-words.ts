import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/kernel';
import { type SheetWords, sheetWords } from '../../shared/sheets';

/** What is said on sheets in one language. */
export interface Words {
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

/**
 * Reads the words of sheets from the sentence files; English where a language has none.
 *
 * @throws AppError `sheets.words-damaged`: a part of the program is broken, not a part of anybody's work.
 */
export async function loadSheetWords(resourcesDir: string, language: string): Promise<Words> {
  const read = async (folder: string, name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(resourcesDir, 'locales', folder, `${name}.json`), 'utf8'));
  const load = async (folder: string): Promise<Words> => {
    const [sheets, terms] = await Promise.all([read(folder, 'sheets'), read(folder, 'vocabulary')]);
    const { pillar, member } = vocabulary.parse(terms);
    const { file } = z.object({ file: sheetWords }).parse(sheets);
    return { language: folder, file, pillars: labels(pillar), members: labels(member) };
  };
  const own = /^[a-z]{2,3}$/.test(language) && language !== 'en' ? load(language) : null;
  try {
    return (await own?.catch(() => null)) ?? (await load('en'));
  } catch (cause) {
    throw new AppError('sheets.words-damaged', {}, cause);
  }
}
