import { fold } from './fold.ts';
import { stem } from './stem.ts';

/**
 * Words that are written in one, with a hyphen or as two: `cooperation` and `co-operation`, `reintegration` and `re-integration`, `wellbeing`
 * and `well-being`. The first parts are those after which dictionaries give both.
 */
const FIRST_PARTS = new Set(
  'anti bi co counter cross inter intra mid multi non para post pre psycho re self semi socio sub trans vice well'.split(
    ' ',
  ),
);

const SHORTEST_FIRST = 2;
const LONGEST_FIRST = 7;
const SHORTEST_REST = 3;

/** A word in its two parts. */
export interface Compound {
  /** Written in one. */
  readonly word: string;
  readonly first: string;
  readonly rest: string;
}

const isRest = (text: string): boolean => text.length >= SHORTEST_REST && /^[a-z]+$/.test(text);

/**
 * The word of plain letters that these words are, if it may be written in one and in two: a single word that begins with such a first
 * part, or two of which the first is one. Whether the rest is a word by itself is for the index to say.
 */
export function compoundOf(words: readonly string[]): Compound | null {
  const [one = '', two, more] = words;
  if (more !== undefined) return null;
  if (two !== undefined)
    return FIRST_PARTS.has(one) && isRest(two) ? { word: one + two, first: one, rest: two } : null;
  for (let cut = Math.min(LONGEST_FIRST, one.length - SHORTEST_REST); cut >= SHORTEST_FIRST; cut -= 1) {
    const [first, rest] = [one.slice(0, cut), one.slice(cut)];
    if (FIRST_PARTS.has(first) && isRest(rest)) return { word: one, first, rest };
  }
  return null;
}

/** The compound that a clause is; null where it is none, or is quoted and so meant as it stands. */
export function compoundIn({
  units,
  quoted,
}: {
  readonly units: readonly { readonly text: string; readonly run: number }[];
  readonly quoted: boolean;
}): Compound | null {
  if (quoted || units.some(({ run }) => run >= 0)) return null;
  return compoundOf(units.map(({ text }) => fold(text)));
}

/** Whether a word in one is a form of the compound. */
export const isFormOf = ({ word }: Compound, one: string): boolean => stem(one) === stem(word);
