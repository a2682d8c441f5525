import { legacyEncoding } from '../../shared/library';
import { normalise, otherKeyboards, parseQuery, type Reading, vietnameseOf } from '../../shared/search';
import { fromLegacy, isLikelyZawgyi, isSurelyZawgyi } from '../legacy';
import type { Parts } from './parts.ts';

/** Fewer letters are something in every script. */
const FEWEST_LETTERS = 4;
/** A longer line is a pasted text, which nobody wrote on the wrong keyboard to its end. */
const MOST_LETTERS = 100;
const MOST_OFFERED = 3;

const lettersIn = (line: string): number => line.match(/\S/gu)?.length ?? 0;

/** A line as it is in Unicode, if it is in Zawgyi. */
const fromZawgyi = (line: string): string =>
  line.replace(/\S+/gu, (word) => fromLegacy('zawgyi', word)).trim();

/** A line in Unicode where it is surely in Zawgyi, any other as it is. */
export const inUnicode = (line: string): string => (isSurelyZawgyi(line) ? fromZawgyi(line) : line);

/** A line as it would be in text that was written for a font with letters of its own. */
const fromFonts = (line: string): string[] =>
  legacyEncoding.options.map((encoding) => line.replace(/\S+/gu, (word) => fromLegacy(encoding, word)));

type Count = (line: string) => { readonly pages: number; readonly documents: number };

/** Whether some page has each word of a line as it is written, or in another form. */
function isFound({ finder, vocabulary }: Parts, line: string): boolean {
  const query = parseQuery(line);
  const words = query.clauses.flatMap(({ units }) => units.filter(({ run }) => run < 0));
  const areThere = words.every(
    ({ text }) => vocabulary.pagesOf(text) > 0 || vocabulary.formsOf(text).terms.length > 0,
  );
  if (query.clauses.length === 0 || query.excluded.length > 0 || !areThere) return false;
  const prepared = finder.prepare(query, { asYouType: false, desperate: false, asWritten: true });
  return finder.numbers(prepared).length > 0;
}

/**
 * What else a line may be of which nothing was found: keyed in with another keyboard on, keyed in without the program that makes Vietnamese
 * of the keys, or taken from a text in an older font. Only what is found is told, with `count`; what finds most comes first.
 */
export function readingsOf(parts: Parts, line: string, count: Count): Reading[] {
  const letters = lettersIn(line);
  if (letters < FEWEST_LETTERS || letters > MOST_LETTERS) return [];
  const vietnamese = vietnameseOf(line);
  const readings = [
    ...otherKeyboards(line),
    ...(vietnamese === null ? [] : [vietnamese]),
    ...fromFonts(line),
  ];
  const typed = normalise(line);
  const distinct = new Map(readings.map((reading) => [normalise(reading).trim(), reading.trim()]));
  distinct.delete(typed.trim());
  return [...distinct.values()]
    .filter((reading) => isFound(parts, reading))
    .map((reading) => ({ line: reading, ...count(reading) }))
    .filter(({ pages }) => pages > 0)
    .sort((a, b) => b.pages - a.pages)
    .slice(0, MOST_OFFERED);
}

/**
 * The same for a line of which something was found and that looks like Zawgyi, though not for sure: the pages that are stored so are found as
 * it is, and those in Unicode are not. In Unicode it finds both; told where it finds more. Most words in Unicode become others if they are
 * taken for Zawgyi, so it must look like it.
 */
export function zawgyiReadings(parts: Parts, line: string, count: Count): Reading[] {
  const letters = lettersIn(line);
  if (letters < FEWEST_LETTERS || letters > MOST_LETTERS || !isLikelyZawgyi(line)) return [];
  const reading = fromZawgyi(line);
  if (normalise(reading) === normalise(line).trim() || !isFound(parts, reading)) return [];
  const found = count(reading);
  return found.pages > count(line).pages ? [{ line: reading, ...found }] : [];
}
