import {
  bestFit,
  type Fit,
  guessLanguage,
  planReading,
  type ReadingData,
  sameLettersAs,
} from '../../shared/library';
import type { LanguageCode } from '../../shared/vocabulary';

/** Finds out how well data fit a page of a file, one after the other until one fits plainly; see `OcrClient.compare`. */
export type CompareOnPage = (page: number, data: readonly ReadingData[]) => Promise<readonly Fit[]>;

/** By which languages a file is read, or why by none. */
export type LanguagesFound =
  | { readonly languages: readonly LanguageCode[]; readonly foundOut: boolean }
  | { readonly languages: readonly LanguageCode[]; readonly code: 'ocr.no-data' | 'ocr.language-unknown' };

/** Pages looked at before the language is given up. */
const PAGES_TRIED = 3;

/** Of languages with the same letters the one whose data fit best; the one by which the letters were told wins a tie. */
async function amongSameLetters(
  page: number,
  won: Fit,
  state: string | null,
  compare: CompareOnPage,
): Promise<ReadingData> {
  const others = sameLettersAs(won.data, state);
  const told = guessLanguage(won.text);
  if (told !== null && (others as readonly string[]).includes(told)) return told as ReadingData;
  let best = { data: won.data, fit: won.fit + 1 };
  for (const data of others) {
    if (data === won.data) continue;
    const [fit] = await compare(page, [data]);
    if (fit !== undefined && fit.fit > best.fit) best = { data, fit: fit.fit };
  }
  return best.data;
}

/** Finds the languages to read a file by: as the catalogue says, or by trying data on its first pages. */
export async function findLanguages(
  known: { readonly language: LanguageCode | null; readonly state: string | null },
  pages: readonly number[],
  compare: CompareOnPage,
): Promise<LanguagesFound> {
  const plan = planReading(known);
  if (plan.kind === 'none') return { languages: plan.languages, code: 'ocr.no-data' };
  if (plan.kind === 'sure') {
    return { languages: known.language === null ? plan.data : [known.language], foundOut: false };
  }
  let tried = 0;
  for (const page of pages) {
    if (tried >= PAGES_TRIED) break;
    const fits = await compare(page, plan.data);
    if (fits.length === 0) continue;
    tried += 1;
    const data = bestFit(fits);
    const won = fits.find((fit) => fit.data === data);
    if (won === undefined) continue;
    return { languages: [await amongSameLetters(page, won, known.state, compare)], foundOut: true };
  }
  return { languages: [], code: 'ocr.language-unknown' };
}
