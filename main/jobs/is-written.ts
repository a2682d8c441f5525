import { brokenShare } from './page-quality';

/** Fewer letters could be anything. */
const FEWEST_LETTERS = 8;
/** Of all that is seen, so much at least is letters and signs, and so little has no meaning. */
const LEAST_LETTERS = 0.5;
const MOST_UNKNOWN = 0.1;
/** So much is of one script: words of another stand between. */
const LEAST_OF_ONE_SCRIPT = 0.8;
const MOST_BROKEN = 0.1;

/** Signs that stand in no sentence but now and then. */
const MOST_ODD_SIGNS = 0.04;

const SEEN = /\S/gu;
const LETTERS = /[\p{L}\p{M}]/gu;
const ODD_SIGNS = /[^\p{L}\p{M}\p{N}\p{P}\s\u200b-\u200d+=°|]|[\\@{}]/gu;
const LATIN = /\p{Script=Latin}/gu;
/** Letters with accents that are many in no text, but in the codes of signs. */
const HIGH_LATIN = /[\u0080-\u00ff]/g;
const UNKNOWN = /[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/gu;

/**
 * Pairs of neighbouring letters that are seven to nine tenths of all pairs in nineteen languages of Latin letters, by the mean of their shares in
 * the Universal Declaration. Of texts whose letters are changed for others they are less: of 60 letters one text in a hundred has 57 of a hundred.
 */
const PAIRS: ReadonlySet<string> = new Set(
  (
    'aa ab ac ad ag ah ai ak al am an ao ap ar as at au aw ay ba be bi bo bu ' +
    'ca ch co da de di do du eb ec ed eg ei ek el em en er es et eu fa ga ge ' +
    'gi go gs gu ha he hi ho hu ia ib id ie ig ih ik il im in io ir is it iy ' +
    'ka ke ki kl ko ku la le li lo lu ma me mi mo mu na nd ne ng nh ni no ns ' +
    'nt nu ny oc od oi ok ol om on or os ot pa pe pu qu ra re ri ro rt ru sa ' +
    'se sh si so st su ta te th ti to tr tu ua uk ul um un uo ur us ut va ve ' +
    'wa we ya ye yn yo'
  ).split(' '),
);
const LEAST_PAIRS = 0.62;
/** Of so many pairs, in languages that are none of those nineteen: letters changed at random have 52 of a hundred in one text of a hundred. */
const MANY_PAIRS = 100;
const LEAST_OF_MANY = 0.55;
/** Addresses and names are short of them. */
const TOO_FEW_PAIRS = 0.48;
/** Fewer pairs could be chance. */
const FEWEST_PAIRS = 12;

function inLatinLetters(decomposed: string): Written {
  const words =
    decomposed
      .replace(/\p{Mn}/gu, '')
      .replaceAll('đ', 'd')
      .match(/[a-z]+/g) ?? [];
  const pairs = words.flatMap((word) =>
    Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)),
  );
  if (pairs.length < FEWEST_PAIRS) return 'unclear';
  const share = pairs.filter((pair) => PAIRS.has(pair)).length / pairs.length;
  if (share >= (pairs.length < MANY_PAIRS ? LEAST_PAIRS : LEAST_OF_MANY)) return 'yes';
  return share < TOO_FEW_PAIRS ? 'no' : 'unclear';
}

/** Letters that are half of every long text of an alphabet, whatever the language: its vowels and the most used consonants. */
interface Alphabet {
  readonly letters: RegExp;
  readonly common: RegExp;
}
const ALPHABETS: readonly Alphabet[] = [
  { letters: /\p{Script=Cyrillic}/gu, common: /[аеёиоуыэюяөүнтрсл]/g },
  { letters: /\p{Script=Greek}/gu, common: /[αειουηωντσςρ]/g },
];
const LEAST_COMMON = 0.5;

/** Scripts from here on are far from the codes that fonts give their glyphs by counting. */
const OTHER_SCRIPTS: readonly RegExp[] = [
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Khmer',
  'Mongolian',
  'Hangul',
]
  .map((script) => new RegExp(`\\p{Script=${script}}`, 'gu'))
  .concat(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu);
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** `unclear`: too few letters to tell. */
export type Written = 'yes' | 'no' | 'unclear';

/** Numbers and single words tell nothing; lone letters are signs of another kind. */
const NUMBER_OR_WORD = /\p{N}|\p{L}{3}/u;
const fewAreClear = (text: string, seen: number): Written =>
  seen === 0 || NUMBER_OR_WORD.test(text) ? 'unclear' : 'no';

/**
 * Whether characters that codes of a font are taken for make a text that somebody wrote: letters of one script, in an alphabet
 * with the neighbours or the share of vowels that its languages have. Codes that are counted from anything else than letters do not.
 */
export function isWritten(text: string): Written {
  const seen = count(text, SEEN);
  const decomposed = text.normalize('NFD').toLowerCase();
  const letters = count(text.normalize('NFC'), LETTERS);
  if (count(text, UNKNOWN) > seen * MOST_UNKNOWN) return 'no';
  if (count(text, ODD_SIGNS) > seen * MOST_ODD_SIGNS || count(text, HIGH_LATIN) * 3 > seen) return 'no';
  if (letters < FEWEST_LETTERS || letters < seen * LEAST_LETTERS) return fewAreClear(text, seen);
  if (count(decomposed, LATIN) >= letters * LEAST_OF_ONE_SCRIPT) return inLatinLetters(decomposed);
  for (const { letters: own, common } of ALPHABETS) {
    const found = count(decomposed, own);
    if (found >= letters * LEAST_OF_ONE_SCRIPT)
      return count(decomposed, common) >= found * LEAST_COMMON ? 'yes' : 'no';
  }
  const most = Math.max(...[...OTHER_SCRIPTS, RIGHT_TO_LEFT].map((script) => count(text, script)));
  return most >= letters * LEAST_OF_ONE_SCRIPT && brokenShare(text) <= MOST_BROKEN ? 'yes' : 'no';
}

/** Whether a text is of a script whose letters' codes are low enough to be numbers of glyphs of a large font. */
export const mayBeNumbers = (text: string): boolean => count(text, RIGHT_TO_LEFT) * 2 > count(text, LETTERS);
