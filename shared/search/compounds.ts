import { fold } from './fold.ts';
import { stem } from './stem.ts';

/**
 * Words that are written in one, with a hyphen or as two: `cooperation` and `co-operation`, `reintegration` and `re-integration`, `wellbeing`
 * and `well-being`. The first parts are those after which dictionaries give both, whatever follows.
 */
const FIRST_PARTS = new Set(
  'anti bi co counter cross inter intra mid multi non para post pre psycho re self semi socio sub trans vice well'.split(
    ' ',
  ),
);

/** Words of the field that are written in both ways, by their first part: the second parts, of which other forms count too. */
const PAIRS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    by: 'law',
    case: 'load work worker',
    check: 'list point',
    child: 'care',
    data: 'base',
    e: 'commerce gate government mail passport service visa',
    fact: 'sheet',
    follow: 'up',
    foot: 'note',
    frame: 'work',
    guide: 'line',
    hand: 'book',
    head: 'quarters',
    health: 'care',
    help: 'desk line',
    home: 'page',
    hot: 'line spot',
    house: 'hold work',
    law: 'maker',
    life: 'time',
    off: 'line shore',
    on: 'going line shore',
    over: 'seas stay time',
    pay: 'roll',
    per: 'cent',
    policy: 'maker',
    safe: 'guard house',
    sea: 'farer man',
    ship: 'owner',
    soft: 'ware',
    stake: 'holder',
    task: 'force',
    time: 'frame line table',
    under: 'age',
    web: 'page site',
    whistle: 'blower',
    work: 'place shop',
  }).map(([first, rests]) => [first, new Set(rests.split(' ').map(stem))]),
);

const SHORTEST_FIRST = 1;
const LONGEST_FIRST = 7;
const SHORTEST_REST = 3;

/** A word in its parts. */
export interface Compound {
  /** Written in one. */
  readonly word: string;
  /** Null where points or commas part it, which the index passes over (`written-apart.ts`). */
  readonly parts: readonly [first: string, rest: string] | null;
}

const isRest = (text: string): boolean => text.length >= SHORTEST_REST && /^[a-z]+$/.test(text);

const mayPart = (first: string, rest: string): boolean =>
  isRest(rest) && (FIRST_PARTS.has(first) || PAIRS.get(first)?.has(stem(rest)) === true);

/**
 * The word of plain letters that these words are, if it may be written in one and in two: a single word that begins with such a first
 * part, or two of which the first is one. Whether the rest is a word by itself is for the index to say.
 */
export function compoundOf(words: readonly string[]): Compound | null {
  const [one = '', two, more] = words;
  if (more !== undefined) return null;
  if (two !== undefined) return mayPart(one, two) ? { word: one + two, parts: [one, two] } : null;
  for (let cut = Math.min(LONGEST_FIRST, one.length - SHORTEST_REST); cut >= SHORTEST_FIRST; cut -= 1) {
    const [first, rest] = [one.slice(0, cut), one.slice(cut)];
    if (mayPart(first, rest)) return { word: one, parts: [first, rest] };
  }
  return null;
}

/** Words that are meant otherwise than the letters with points: the U.S. are not us. */
const OTHERWISE = new Set(
  'am an as at be by do go he if in is it me my no of on or so to up us we'.split(' '),
);

/** The compound that a clause is; null where it is none, or is quoted and so meant as it stands. */
export function compoundIn({
  units,
  quoted,
  word,
}: {
  readonly units: readonly { readonly text: string; readonly run: number }[];
  readonly quoted: boolean;
  readonly word?: string | undefined;
}): Compound | null {
  if (quoted || units.some(({ run }) => run >= 0)) return null;
  if (word !== undefined) return OTHERWISE.has(word) ? null : { word, parts: null };
  return compoundOf(units.map(({ text }) => fold(text)));
}

/** Whether a word in one is a form of the compound; of an abbreviation or a number only that word is. */
export const isFormOf = ({ word, parts }: Compound, one: string): boolean =>
  parts === null ? one === word : stem(one) === stem(word);
