import { Codes } from './codes.ts';
import { isDrawnFirst, orderMarks } from './mark-order.ts';
import { asOneLetter } from './one-spelling.ts';
import { UNSPACED_SCRIPTS } from './tokens.ts';

/**
 * One normal form for what is searched and what is typed: NFKC, lower case, invisible characters dropped, decimal digits
 * of every script as ASCII, and one order of marks in Thai, Lao, Khmer and Burmese. The form is made syllable by syllable,
 * so a place in it leads back to the exact UTF-16 offsets of the original.
 */

/** Characters that show nothing: zero width, directions, soft hyphens, variation selectors, fillers. */
const INVISIBLE =
  '\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0';
const SOFT_HYPHEN = '\\u00ad(?![ \\t]*\\r?\\n)';

/** What hangs on the character before it: stacked letters, marks, aa and sara am, Hangul vowels and finals, half-width voicing. */
const HANGS = `(?:\\u17d2[\\u1780-\\u17b3]|\\u1039[\\u1000-\\u1021]|[\\p{M}\\u0e32\\u0e33\\u0eb2\\u0eb3\\u1161-\\u11ff\\ud7b0-\\ud7ff\\u3131-\\u318e\\uff9e\\uff9f\\uffa1-\\uffdc${INVISIBLE}]|${SOFT_HYPHEN})`;

const INVISIBLES = new RegExp(`[${INVISIBLE}\\u00ad]`, 'gu');
const DIGIT_BEYOND_ASCII = /(?![0-9])\p{Nd}/gu;
const BURMESE_ZERO = 0x1040;
const BURMESE_FOUR = 0x1044;
const WA = 0x101d;
const SOFT_HYPHEN_CODE = 0xad;
const SARA_E = 0x0e40;
const LAO_E = 0x0ec0;
const COENG = 0x17d2;
const VIRAMA = 0x1039;

/** Decimal digits stand in Unicode in rows of ten, so the value is the distance from the start of the row. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 60 && /\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** Full case folding as far as JavaScript offers it: ß is ss, every sigma is σ, dotless ı stays itself. */
function foldCase(text: string): string {
  let out = '';
  for (const char of text) {
    out += char === '\u0131' ? char : char.toLowerCase().toUpperCase().toLowerCase();
  }
  return out.replace(/\u03c2/g, '\u03c3');
}

function normaliseSyllable(syllable: string): string {
  const visible = syllable.replace(INVISIBLES, '').normalize('NFKC').replace(INVISIBLES, '');
  let form = foldCase(visible).normalize('NFKC').replace(DIGIT_BEYOND_ASCII, asciiDigit);
  // Marks of two scripts on one letter can each undo the other's order; a few rounds settle every such case.
  for (let round = 0; round < 4; round += 1) {
    const ordered = asOneLetter(orderMarks(form)).normalize('NFKC');
    if (ordered === form) break;
    form = ordered;
  }
  return form;
}

const known = new Map<string, string>();

function formOf(syllable: string): string {
  let form = known.get(syllable);
  if (form === undefined) {
    // A page repeats its syllables; a hostile page must not fill the memory with its own.
    if (known.size > 50_000) known.clear();
    form = normaliseSyllable(syllable);
    known.set(syllable, form);
  }
  return form;
}

/** Zeros side by side in a figure. */
const MOST_ZEROS = 12;

const isZeroOrWa = (code: number): boolean => code === BURMESE_ZERO || code === WA;

/** Whether a Burmese zero, or a wa typed for one, is a figure: behind other figures and not before a letter, as in `၂ဝ၁၂` and `၁ဝ ရက်`. */
function isInNumber(text: string, at: number): boolean {
  let from = at - 1;
  // A figure has few zeros side by side; a page of nothing else must not be read anew at each of them.
  const first = at - MOST_ZEROS;
  while (from > first && isZeroOrWa(text.charCodeAt(from))) from -= 1;
  const before = text.charCodeAt(from);
  if (!(before > BURMESE_ZERO && before <= 0x1049)) return false;
  let past = at + 1;
  const last = at + MOST_ZEROS;
  while (past < last && isZeroOrWa(text.charCodeAt(past))) past += 1;
  const after = text.charCodeAt(past);
  return !(after >= 0x1000 && after < BURMESE_ZERO);
}

/** Burmese wa is often typed as the zero it looks like: a zero with a mark on it or before a letter, and not after a digit, is wa. */
function isWa(text: string, at: number, syllable: string): boolean {
  if (/[\u102b-\u103e]/.test(syllable)) return true;
  if (isInNumber(text, at)) return false;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + syllable.length);
  return !(before >= 0x1040 && before <= 0x1049) && after >= 0x1000 && after <= 0x102a;
}

/** What follows the Burmese sign for "the said" in that word; many key in the figure four that it looks like. */
const OF_THE_SAID = '\u1004\u103a\u1038';
const isTheSaid = (text: string, at: number): boolean =>
  text.startsWith(OF_THE_SAID, at + 1) && !/\p{Nd}/u.test(text.charAt(at - 1));

const isRaisedDigit = (code: number): boolean =>
  code === 0xb2 || code === 0xb3 || code === 0xb9 || code === 0x2070 || (code >= 0x2074 && code <= 0x2079);
const RAISED_DIGITS = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]/g;

/** A text with raised digits as plain ones, each in its place: another reading of a page does not tell that they are raised. */
export const withPlainDigits = (text: string): string =>
  text.replace(RAISED_DIGITS, (digit) => digit.normalize('NFKC'));

/** What carries the number of a note besides words with spaces around them, which keep it: `m²` is no note. */
const CARRIES_NOTE = new RegExp(`^[\\p{Nd}\\p{Pe}\\p{Pf}.,;:!?"'%\\-\u2013${UNSPACED_SCRIPTS}]$`, 'u');

/** A number of a note has fewer digits; a page of nothing else must not be read anew at each of them. */
const MOST_RAISED = 4;

/** Whether a raised digit belongs to the number of a note, behind a number (`section 5⁷`), a sign or a letter of a script without spaces. */
function isNote(text: string, at: number): boolean {
  let before = at - 1;
  while (at - before < MOST_RAISED && isRaisedDigit(text.charCodeAt(before))) before -= 1;
  return CARRIES_NOTE.test(text.charAt(before));
}

/** Normal form of one stretch found at a place: the cases that depend on the neighbours, else the remembered form. */
function formAt(text: string, at: number, syllable: string): string {
  const first = syllable.charCodeAt(0);
  if (first === BURMESE_ZERO && isWa(text, at, syllable)) return formOf(`\u101d${syllable.slice(1)}`);
  if (first === BURMESE_FOUR && syllable.length === 1 && isTheSaid(text, at)) return '\u104e';
  if (first === WA && syllable.length === 1 && isInNumber(text, at)) return '0';
  // A soft hyphen stands alone only at a line's end, where the hyphen is seen, or at the very start.
  if (first === SOFT_HYPHEN_CODE && syllable.length === 1 && at > 0) return '-';
  if (isRaisedDigit(first) && isNote(text, at)) return '';
  return formOf(syllable);
}

/** What a character is to the search for stretches that may change as one. */
const QUIET = 1;
const HANGING = 2;
const OTHER = 3;

const IS_HANGING = new RegExp(`^${HANGS}$`, 'u');
const LINE_END = /^[ \t]*\r?\n/;
const kinds = new Uint8Array(0x10000);

function newKindOf(code: number): number {
  if ((code >= 0xd800 && code <= 0xdfff) || code === SOFT_HYPHEN_CODE || isZeroOrWa(code)) return OTHER;
  const char = String.fromCharCode(code);
  if (IS_HANGING.test(char)) return HANGING;
  return normaliseSyllable(char) === char ? QUIET : OTHER;
}

/** A loop over a table finds the stretches many times quicker than a pattern. Letters of ASCII count as quiet. */
function kindOf(code: number): number {
  if (kinds[code] === 0) kinds[code] = code < 0x80 ? QUIET : newKindOf(code);
  return kinds[code] as number;
}

/** Code units of what hangs, at this place, on the character before it; 0 where nothing does. */
function hangingAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // Not so at the end either.
  if (!(code >= 0x80)) return 0;
  const kind = kindOf(code);
  if (kind === QUIET) return 0;
  if (kind === HANGING) {
    const next = text.charCodeAt(at + 1);
    if (isDrawnFirst(text.charCodeAt(at - 1), code, next)) return 0;
    const stacks =
      (code === COENG && next >= 0x1780 && next <= 0x17b3) ||
      (code === VIRAMA && next >= 0x1000 && next <= 0x1021);
    return stacks ? 2 : 1;
  }
  if (code === SOFT_HYPHEN_CODE) return LINE_END.test(text.slice(at + 1)) ? 0 : 1;
  const char = String.fromCodePoint(text.codePointAt(at) as number);
  return char.length === 2 && IS_HANGING.test(char) ? 2 : 0;
}

function hangingEnd(text: string, from: number): number {
  let end = from;
  for (let more = hangingAt(text, end); more > 0; more = hangingAt(text, end)) end += more;
  return end;
}

/** Whether a character is its own form; of one that nobody has asked about it is not known. Letters of ASCII are, capitals aside. */
const isQuiet = (code: number): boolean => code < 0x80 || kinds[code] === QUIET;

const isSaraE = (code: number): boolean => code === SARA_E || code === LAO_E;

/**
 * End of the stretch that may change as one and begins at a place: double sara e (written for ae), or a character with
 * what hangs on it.
 */
function stretchEnd(text: string, from: number): number {
  const code = text.charCodeAt(from);
  const isPair = code >= 0xd800 && code <= 0xdbff && (text.codePointAt(from) as number) > 0xffff;
  const end = hangingEnd(text, from + (isPair ? 2 : 1));
  return isSaraE(code) && isSaraE(text.charCodeAt(end)) ? hangingEnd(text, end + 1) : end;
}

/** By the high byte that both code units of a pair share: of each pair whether its form is itself; 0 where nobody has looked. */
const pairs: (Uint8Array | undefined)[] = [];
const SAME = 1;
const CHANGES = 2;
/** Stretches of three code units that share their high byte and whose form is itself, as one number each. */
const sameThrees = new Set<number>();
const threeOf = (first: number, second: number, third: number): number =>
  first * 0x10000 + ((second & 0xff) << 8) + (third & 0xff);
/** A hostile page must not fill the memory with stretches of its own. */
const MOST_THREES = 50_000;

/** Whether the form of a stretch depends on what stands beside it. */
const dependsOnNeighbours = (first: number): boolean =>
  first === BURMESE_ZERO || first === SOFT_HYPHEN_CODE || isRaisedDigit(first);

/** The form of a stretch, or null when it is the stretch itself: nearly all are, and for those no text is made. */
function changedForm(text: string, at: number, end: number): string | null {
  const first = text.charCodeAt(at);
  const block = first >> 8;
  const second = text.charCodeAt(at + 1);
  const units = end - at;
  const isOfBlock = units > 1 && second >> 8 === block && !dependsOnNeighbours(first);
  if (isOfBlock && units === 2) {
    pairs[block] ??= new Uint8Array(0x10000);
    const table = pairs[block] as Uint8Array;
    const pair = ((first & 0xff) << 8) | (second & 0xff);
    if (table[pair] === SAME) return null;
    const stretch = text.slice(at, end);
    const form = formOf(stretch);
    table[pair] = form === stretch ? SAME : CHANGES;
    return form === stretch ? null : form;
  }
  const third = text.charCodeAt(at + 2);
  if (isOfBlock && units === 3 && third >> 8 === block) {
    const three = threeOf(first, second, third);
    if (sameThrees.has(three)) return null;
    const stretch = text.slice(at, end);
    const form = formOf(stretch);
    if (form !== stretch) return form;
    if (sameThrees.size > MOST_THREES) sameThrees.clear();
    sameThrees.add(three);
    return null;
  }
  const stretch = text.slice(at, end);
  const form = formAt(text, at, stretch);
  return form === stretch ? null : form;
}

/** Whether a mark hangs on what is before it, and on nothing behind it, in the block of its letter. */
const isQuietMark = (mark: number, letter: number): boolean =>
  kinds[mark] === HANGING && mark !== COENG && mark !== VIRAMA && mark >> 8 === letter >> 8;

/**
 * Code units of a letter, alone or with one or two marks, that is known to be its own form: nearly all are, which is sooner seen here than by
 * all that a stretch may be. 0 where that is not known.
 */
function quietUnits(codes: Uint16Array, at: number): number {
  const code = codes[at] as number;
  if (!isQuiet(code)) return 0;
  const next = codes[at + 1] as number;
  if (isSaraE(code)) return isQuiet(next) && !isSaraE(next) ? 1 : 0;
  if (isQuiet(next)) return 1;
  if (!isQuietMark(next, code)) return 0;
  const third = codes[at + 2] as number;
  if (isQuiet(third)) return pairs[code >> 8]?.[((code & 0xff) << 8) | (next & 0xff)] === SAME ? 2 : 0;
  // A medial that is drawn before its letter stands behind a vowel: such a stretch is put in order, and none is its own form.
  if (!isQuietMark(third, code) || !isQuiet(codes[at + 3] as number)) return 0;
  return sameThrees.has(threeOf(code, next, third)) ? 3 : 0;
}

const codesOf = new Codes();

/** Calls back for each stretch that the normal form changes, in order, small letters of ASCII aside. */
function forEachChange(text: string, visit: (start: number, end: number, form: string) => void): void {
  const codes = codesOf.of(text);
  for (let at = 0; at < text.length; ) {
    const quiet = quietUnits(codes, at);
    if (quiet > 0) {
      at += quiet;
      continue;
    }
    const code = codes[at] as number;
    const end = stretchEnd(text, at);
    if (end > at + 1 || kindOf(code) !== QUIET) {
      const form = changedForm(text, at, end);
      if (form !== null) visit(at, end, form);
    }
    at = end;
  }
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Normal form of a text. Applying it twice changes nothing more. */
export function normalise(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  let out = '';
  let copied = 0;
  forEachChange(text, (start, end, form) => {
    out += text.slice(copied, start) + form;
    copied = end;
  });
  return (out + text.slice(copied)).toLowerCase();
}

/** A normal form that knows where it came from. */
export interface NormalisedText {
  readonly text: string;
  /**
   * UTF-16 range of the original for the range `start`..`end` (end exclusive, end > start) of the normal form. A range that touches a
   * stretch which changed covers that whole stretch, so nothing is cut in the middle of a syllable.
   */
  readonly original: (start: number, end: number) => readonly [start: number, end: number];
}

/** Last index whose value is not above the given one, or -1. */
function lastAtOrBelow(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Normal form of a text together with the way back to its offsets. `text` always equals `normalise(text)`. */
export function normaliseWithOffsets(text: string): NormalisedText {
  if (!BEYOND_ASCII.test(text)) return { text: text.toLowerCase(), original: (start, end) => [start, end] };
  const starts: number[] = [];
  const ends: number[] = [];
  const originalStarts: number[] = [];
  const originalEnds: number[] = [];
  let out = '';
  let copied = 0;
  forEachChange(text, (start, end, form) => {
    out += text.slice(copied, start);
    starts.push(out.length);
    originalStarts.push(start);
    out += form;
    copied = end;
    ends.push(out.length);
    originalEnds.push(copied);
  });
  if (copied === 0) return { text: text.toLowerCase(), original: (start, end) => [start, end] };
  out += text.slice(copied);
  const place = (at: number, isEnd: boolean): number => {
    const probe = isEnd ? at - 1 : at;
    const change = lastAtOrBelow(starts, probe);
    if (change < 0) return at;
    const end = ends[change] as number;
    const originalEnd = originalEnds[change] as number;
    if (probe < end) return isEnd ? originalEnd : (originalStarts[change] as number);
    return originalEnd + at - end;
  };
  return { text: out.toLowerCase(), original: (start, end) => [place(start, false), place(end, true)] };
}
