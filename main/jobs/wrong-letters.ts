/**
 * Text layers that hold letters of the right script, but not those the page shows: the font's map to Unicode is wrong. Most laws of Nepal and
 * many gazettes of India are so ("नागररकिा" stands for नागरिकता). Such letters make sequences that the script cannot have.
 */

/** What tells of wrong letters in a text. Counts can be added up. */
export interface LetterCounts {
  /** Letters and signs of the scripts of India, Nepal, Bangladesh and Sri Lanka, and of Thai and Lao. */
  readonly letters: number;
  /** Two vowel signs in a row, or a vowel sign beside a virama; in Thai and Lao two tone marks in a row, a long vowel behind one below its letter, or a sign as `$` in the place of a mark. */
  readonly impossible: number;
  /** Letters of Devanagari that carry signs. */
  readonly consonants: number;
  /** A consonant twice without a sign between. */
  readonly doubled: number;
  /** R before another consonant, written above it: no long text is without. */
  readonly rephs: number;
}

export const NO_LETTERS: LetterCounts = {
  letters: 0,
  impossible: 0,
  consonants: 0,
  doubled: 0,
  rephs: 0,
};

/** In every block of these scripts the same places hold the same kind of sign; Malayalam, which does join the two, is left out. */
const BLOCKS = [0x0900, 0x0980, 0x0a00, 0x0a80, 0x0b00, 0x0b80, 0x0c00, 0x0c80];
const FIRST = 0x0900;
const PAST = 0x0f00;

/** What a character is, as bits. */
const LETTER = 1;
const VOWEL_SIGN = 2;
const VIRAMA = 4;
/** Of Devanagari. */
const CARRIES_SIGNS = 8;
const CONSONANT = 16;
/** Of Thai and Lao: tone marks, vowels below a letter, and the long vowel beside it, with a ring and without. */
const TONE = 32;
const BELOW = 64;
const BESIDE = 128;
/** What stands only behind a letter. */
const BEHIND = 256;

const kinds = new Uint16Array(PAST - FIRST);
const mark = (from: number, to: number, bit: number): void => {
  for (let code = from; code <= to; code += 1) kinds[code - FIRST] = (kinds[code - FIRST] as number) | bit;
};
mark(0x0900, 0x0cff, LETTER);
mark(0x0d80, 0x0dff, LETTER);
for (const block of BLOCKS) {
  mark(block + 0x3e, block + 0x4c, VOWEL_SIGN);
  mark(block + 0x4d, block + 0x4d, VIRAMA);
}
mark(0x0dcf, 0x0ddf, VOWEL_SIGN);
mark(0x0dca, 0x0dca, VIRAMA);
for (const block of [0x0e00, 0x0e80]) {
  mark(block, block + 0x4e, LETTER);
  mark(block + 0x48, block + 0x4b, TONE);
  mark(block + 0x38, block + 0x39, BELOW);
  mark(block + 0x32, block + 0x33, BESIDE);
  mark(block + 0x30, block + 0x39, BEHIND);
  mark(block + 0x47, block + 0x4d, BEHIND);
}
mark(0x0904, 0x0939, CARRIES_SIGNS);
mark(0x0915, 0x0939, CONSONANT);

const RA = 0x0930;
const DEVANAGARI_VIRAMA = 0x094d;

const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code >= FIRST && code < PAST ? (kinds[code - FIRST] as number) : 0;
};

const isThaiOrLao = (code: number): boolean => code >= 0x0e01 && code <= 0x0ece;
const STRAY: ReadonlySet<number> = new Set([...'#$&@^|<>{}~'].map((sign) => sign.charCodeAt(0)));

/** Whether a sign that may stand for a mark whose glyph has its code is between two letters of Thai or Lao: `ถ$า` is ถ้า. */
const mayBeMark = (text: string, at: number): boolean =>
  STRAY.has(text.charCodeAt(at)) &&
  isThaiOrLao(text.charCodeAt(at - 1)) &&
  isThaiOrLao(text.charCodeAt(at + 1));

/** How often signs stand for marks. One that stands nowhere before a vowel or mark parts words: `หน้าแรก|ข่าว`, `เด็ก&สตรี`, `<ชื่อ>`. */
function signsForMarks(text: string, signs: readonly number[]): number {
  const marks = new Set<number>();
  for (const at of signs) if ((kindAt(text, at + 1) & BEHIND) !== 0) marks.add(text.charCodeAt(at));
  return signs.filter((at) => marks.has(text.charCodeAt(at))).length;
}

const HAS_LETTERS = /[\u0900-\u0cff\u0d80-\u0e4e\u0e80-\u0ece]/;

/** Counts by one walk over the text; a pattern for each number took a twentieth of an import's reading. */
export function countLetters(text: string): LetterCounts {
  if (!HAS_LETTERS.test(text)) return NO_LETTERS;
  // Vowel signs of two parts become one.
  const composed = text.normalize('NFC');
  let letters = 0;
  let impossible = 0;
  let consonants = 0;
  let doubled = 0;
  let rephs = 0;
  const signs: number[] = [];
  for (let at = 0; at < composed.length; at += 1) {
    const kind = kindAt(composed, at);
    if (kind === 0) {
      if (mayBeMark(composed, at)) signs.push(at);
      continue;
    }
    letters += 1;
    const next = kindAt(composed, at + 1);
    if ((kind & VOWEL_SIGN) !== 0) {
      if ((next & (VOWEL_SIGN | VIRAMA)) !== 0) impossible += 1;
    } else if ((kind & VIRAMA) !== 0) {
      if ((next & VOWEL_SIGN) !== 0) impossible += 1;
    } else if ((kind & TONE) !== 0) {
      if ((next & TONE) !== 0) impossible += 1;
    } else if ((kind & BELOW) !== 0) {
      const behind = (next & TONE) === 0 ? next : kindAt(composed, at + 2);
      if ((behind & BESIDE) !== 0) impossible += 1;
    } else if ((kind & CARRIES_SIGNS) !== 0) {
      consonants += 1;
      const code = composed.charCodeAt(at);
      const following = composed.charCodeAt(at + 1);
      if ((kind & CONSONANT) !== 0 && following === code) doubled += 1;
      if (code === RA && following === DEVANAGARI_VIRAMA && (kindAt(composed, at + 2) & CONSONANT) !== 0)
        rephs += 1;
    }
  }
  if (signs.length > 0) impossible += signsForMarks(composed, signs);
  return { letters, impossible, consonants, doubled, rephs };
}

export const addLetters = (one: LetterCounts, other: LetterCounts): LetterCounts => ({
  letters: one.letters + other.letters,
  impossible: one.impossible + other.impossible,
  consonants: one.consonants + other.consonants,
  doubled: one.doubled + other.doubled,
  rephs: one.rephs + other.rephs,
});

/** Texts that are right have less than a fifth of this, by slips of their writers; those that are wrong have two times it and more. */
const MOST_IMPOSSIBLE = 0.0015;
const LEAST_IMPOSSIBLE = 4;
/** Texts that are right double a consonant now and then (काममा), but then they have their share of R above letters. */
const MANY_DOUBLED = 0.008;
const FEW_REPHS = 0.012;
const LEAST_CONSONANTS = 400;
const LEAST_DOUBLED = 6;

/** Whether the letters of a text are not those that are seen. */
export function lettersAreWrong({ letters, impossible, consonants, doubled, rephs }: LetterCounts): boolean {
  if (impossible >= LEAST_IMPOSSIBLE && impossible > letters * MOST_IMPOSSIBLE) return true;
  return (
    consonants >= LEAST_CONSONANTS &&
    doubled >= LEAST_DOUBLED &&
    doubled >= consonants * MANY_DOUBLED &&
    rephs < consonants * FEW_REPHS
  );
}

/** Where most of a page is in another script, its text stays: what is wrong in the rest is the smaller loss. */
const LEAST_SHARE = 0.3;
const ALL_LETTERS = /[\p{L}\p{M}]/gu;
const lettersOfAnyScript = (text: string): number => text.match(ALL_LETTERS)?.length ?? 0;

/** A file of which so many letters were seen speaks for its pages that are too short to tell. */
const LETTERS_OF_A_FILE = 1000;
const LEAST_ON_PAGE = 20;
/** A page with more letters tells by itself, but in a file that is plainly wrong. */
const MOST_OF_A_SHORT_PAGE = 1200;
/** In a file with so many impossible places no page of that script is right, whatever it looks like. */
const PLAINLY_WRONG = 0.004;

const THAI_OR_LAO = /[\u0e01-\u0eff]/gu;

/**
 * Judges the pages of one file in their order: a page by itself, and by what the pages before it were like. Those in Thai or Lao and those in
 * scripts of India say nothing of each other: their fonts are others.
 */
export function watchLetters(): (text: string) => boolean {
  const seen = { thai: NO_LETTERS, indic: NO_LETTERS };
  return (text) => {
    const here = countLetters(text);
    if (here.letters === 0) return false;
    const script = 2 * (text.match(THAI_OR_LAO)?.length ?? 0) > here.letters ? 'thai' : 'indic';
    seen[script] = addLetters(seen[script], here);
    const before = seen[script];
    if (here.letters < LEAST_SHARE * lettersOfAnyScript(text)) return false;
    if (lettersAreWrong(here)) return true;
    const isTold =
      here.letters >= MOST_OF_A_SHORT_PAGE && before.impossible <= before.letters * PLAINLY_WRONG;
    return (
      here.letters >= LEAST_ON_PAGE &&
      !isTold &&
      before.letters >= LETTERS_OF_A_FILE &&
      lettersAreWrong(before)
    );
  };
}

/** So much of a page tells; more of it is not looked at. */
const GARBLED_IN = 700;
const LEAST_WORDS = 30;
/** Of pages of words, also of tables, no more than a quarter are odd; of 84 pages of Khmer read as English 0.44 to 0.63. */
const MANY_ODD = 0.4;
/**
 * Small consonants that stand alone amid a line are odd where there are so many different ones. Ticks and the letters of provisions are
 * fewer or stand at the start of a line, initials and heads of columns are capitals.
 */
const MANY_LONE = 4;
/** Consonants in a row that no word in Latin letters has. */
const MOST_CONSONANTS = 5;

/** What a character of Latin text is, as bits. */
const DIGIT = 1;
const SMALL = 2;
const CAPITAL = 4;
const VOWEL = 8;
/** A sign that words may have inside. */
const INSIDE = 16;
const IN_LATIN = 0xc0;

const latin = new Uint8Array(IN_LATIN);
for (const [characters, bit] of [
  ['0123456789', DIGIT],
  ['abcdefghijklmnopqrstuvwxyz', SMALL],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', CAPITAL],
  ['aeiouyAEIOUY', VOWEL],
  ["'-./@_(),&:", INSIDE],
] as const)
  for (const character of characters) {
    const code = character.charCodeAt(0);
    latin[code] = (latin[code] as number) | bit;
  }
/** Letters with marks, and the apostrophe of print, count as vowels: most of them are. */
const OTHER_LETTER = 32 | VOWEL;
const LATIN_LETTER = SMALL | CAPITAL | 32;

const latinAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < IN_LATIN ? (latin[code] as number) : OTHER_LETTER;
};

/**
 * Whether a run of characters without white space is nothing that anybody writes: letters amid signs and digits, or without a vowel. A
 * letter alone says nothing by itself: it is an initial, the head of a column, a tick.
 */
function isOdd(text: string, from: number, to: number): boolean | undefined {
  let start = from;
  let end = to;
  while (start < end && (latinAt(text, start) & (LATIN_LETTER | DIGIT)) === 0) start += 1;
  while (end > start && (latinAt(text, end - 1) & (LATIN_LETTER | DIGIT)) === 0) end -= 1;
  if (end - start === 1) return undefined;
  let vowels = 0;
  let letters = 0;
  let small = 0;
  let consonants = 0;
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const kind = latinAt(text, at);
    if (kind === 0) return true;
    const joins = (kind & SMALL) !== 0 ? DIGIT : (kind & (CAPITAL | DIGIT)) !== 0 ? SMALL : 0;
    if ((before & joins) !== 0) return true;
    before = kind;
    if ((kind & LATIN_LETTER) === 0) continue;
    letters += 1;
    if ((kind & SMALL) !== 0) small += 1;
    if ((kind & VOWEL) !== 0) {
      vowels += 1;
      consonants = 0;
    } else consonants += 1;
    if (consonants > MOST_CONSONANTS) return true;
  }
  return vowels === 0 && letters > 3 && small > 0;
}

/** The small consonant that stands alone amid a line, as one bit; none where something else does. */
function loneConsonant(text: string, from: number, to: number): number {
  const kind = to - from === 1 ? latinAt(text, from) : 0;
  if ((kind & SMALL) === 0 || (kind & VOWEL) !== 0) return 0;
  const amidLine = from > 0 && to < text.length && text[from - 1] !== '\n' && text[to] !== '\n';
  return amidLine ? 1 << (text.charCodeAt(from) - 0x61) : 0;
}

/**
 * Whether a text in Latin letters is what a machine made of the picture of another script: half of its words are none of any language.
 * Tables of codes may look so too; it speaks only of the text over a scan.
 */
export function isGarbled(text: string): boolean {
  const end = Math.min(text.length, GARBLED_IN);
  let words = 0;
  let odd = 0;
  let lone = 0;
  let different = 0;
  let seen = 0;
  let from = -1;
  let hasLetter = false;
  for (let at = 0; at <= end; at += 1) {
    const code = at === end ? 0x20 : text.charCodeAt(at);
    if (code > 0x20) {
      if (from < 0) from = at;
      hasLetter ||= code < IN_LATIN && ((latin[code] as number) & (SMALL | CAPITAL)) !== 0;
      continue;
    }
    const isOddHere = from >= 0 && hasLetter ? isOdd(text, from, at) : undefined;
    if (isOddHere !== undefined) words += 1;
    if (isOddHere === true) odd += 1;
    const consonant = from < 0 ? 0 : loneConsonant(text, from, at);
    if (consonant !== 0) lone += 1;
    if ((consonant & ~seen) !== 0) different += 1;
    seen |= consonant;
    from = -1;
    hasLetter = false;
  }
  const more = different >= MANY_LONE ? lone : 0;
  return words + more >= LEAST_WORDS && odd + more >= (words + more) * MANY_ODD;
}

/** So much of a page tells of shifted letters, and so many of them are needed to tell. */
const SHIFTED_IN = 2_000;
const LEAST_SHIFTED = 200;
/** Numbers in Roman digits and codes have fewer kinds. */
const LEAST_KINDS = 15;
const ALPHABET = 26;
/**
 * How often each letter stands in a thousand, from a to z: of English, and of Malay and Indonesian. Right texts of other languages in
 * these letters are like one of them as they are, whatever they are like when shifted.
 */
const USUAL_IN_A_THOUSAND = [
  [82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1],
  [204, 26, 8, 50, 83, 2, 37, 27, 80, 5, 52, 33, 42, 93, 13, 26, 1, 46, 42, 56, 50, 2, 5, 1, 15, 1],
] as const;
const USUAL = USUAL_IN_A_THOUSAND.map((counts) => {
  const all = counts.reduce((sum: number, count) => sum + count, 0);
  return counts.map((count) => Math.log(count / all));
});
/** How likely a letter of a text is in the mean, as a logarithm: of nearly all right pages it is more, of shifted ones less until they are led back. */
const LIKELY = -3;
/** By so much a text is likelier led back than as it is: no right page of those tried gains as much; of shifted ones some do not, mostly in Vietnamese. */
const LEAST_GAIN = 0.2;

/**
 * Whether the letters of a text in Latin letters are others by the same distance in the alphabet, as where a font's map gives the numbers of
 * its glyphs for letters: `Wkh vwdwh` for “The state”, in capitals or not. No letter is impossible then, but their shares are.
 */
export function lettersAreShifted(text: string): boolean {
  const end = Math.min(text.length, SHIFTED_IN);
  const counts = new Array<number>(ALPHABET).fill(0);
  let letters = 0;
  for (let at = 0; at < end; at += 1) {
    // Capitals fall together with small letters.
    const letter = (text.charCodeAt(at) | 32) - 0x61;
    if (letter < 0 || letter >= ALPHABET || (text.charCodeAt(at) & ~127) !== 0) continue;
    counts[letter] = (counts[letter] as number) + 1;
    letters += 1;
  }
  if (letters < LEAST_SHIFTED || counts.filter((count) => count > 0).length < LEAST_KINDS) return false;
  const likelihood = (distance: number): number =>
    Math.max(
      ...USUAL.map(
        (usual) =>
          counts.reduce((sum, count, at) => sum + count * (usual[(at + distance) % ALPHABET] as number), 0) /
          letters,
      ),
    );
  const asItIs = likelihood(0);
  if (asItIs > LIKELY) return false;
  for (let distance = 1; distance < ALPHABET; distance += 1) {
    const ledBack = likelihood(distance);
    if (ledBack > LIKELY && ledBack > asItIs + LEAST_GAIN) return true;
  }
  return false;
}
