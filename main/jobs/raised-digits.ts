import { GLYPH } from './glyph-kinds';
import type { Pdfium } from './pdfium';

/**
 * The number of a footnote stands raised and small on what it belongs to: `section 5⁷`, `in 2019¹²`. The engine gives the digits alone, and
 * `section 57` is another one. Digits that are drawn raised are given as the raised digits that Unicode has; nothing else about them changes.
 *
 * The ending of an English ordinal stands so too: `1ˢᵗ June`. The engine parts it from its number and from what follows by line ends, so
 * that neither `1st` nor `1st June` was on the page. It is given behind its number, in plain letters as it is typed.
 */

const RAISED = [0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079] as const;

const ZERO = 0x30;
const NINE = 0x39;
const SPACE = 0x20;
/** What stands raised between two numbers. */
const BETWEEN: ReadonlySet<number> = new Set([0x2c, 0x2d, 0x2013]);
/** A page has fewer notes. */
const MOST_DIGITS = 3;
/** As shares of the height of the raised digit: how far above the line it stands at least and at most. */
const LEAST_RISE = 0.25;
const MOST_RISE = 1.7;
/** The height of a raised digit against one on the line, and the size of its text against that of a letter, at most. */
const SMALLER = 0.87;
/** Of a line end that the engine puts in, because the number does not stand on the line. */
const MOST_PUT_IN = 2;
/** Glyphs that are looked at to find the letter that carries a number. */
const MOST_BETWEEN = 8;

/** Glyphs of a page in the engine's order: their code points, and each one of `GLYPH`. */
interface Drawn {
  readonly codes: Uint32Array;
  readonly kinds: Uint8Array;
}

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= ZERO && code <= NINE;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** What the engine says of single glyphs of a page, in points. */
class Places {
  private readonly engine: Pdfium;
  private readonly textPage: number;

  constructor(engine: Pdfium, textPage: number) {
    this.engine = engine;
    this.textPage = textPage;
  }

  /** Height of the line on which a glyph stands. */
  line(glyph: number): number {
    const { call, scratch, heap } = this.engine;
    call.FPDFText_GetCharOrigin(this.textPage, glyph, scratch, scratch + 8);
    return heap().HEAPF64[(scratch >> 3) + 1] ?? 0;
  }

  box(glyph: number): Box {
    const { call, scratch, heap } = this.engine;
    call.FPDFText_GetCharBox(this.textPage, glyph, scratch, scratch + 8, scratch + 16, scratch + 24);
    const [left = 0, right = 0, bottom = 0, top = 0] = heap().HEAPF64.subarray(
      scratch >> 3,
      (scratch >> 3) + 4,
    );
    return { left, right, height: top - bottom };
  }

  /** Size of the letters of the text to which an upright glyph belongs; 0 where the engine does not tell it. */
  size(glyph: number): number {
    const { call, scratch, heap } = this.engine;
    const text = call.FPDFText_GetTextObject(this.textPage, glyph);
    const isTold =
      text !== 0 &&
      call.FPDFTextObj_GetFontSize(text, scratch) &&
      call.FPDFPageObj_GetMatrix(text, scratch + 4);
    if (!isTold) return 0;
    const { HEAPF32 } = heap();
    const at = scratch >> 2;
    return Math.abs((HEAPF32[at] ?? 0) * (HEAPF32[at + 4] ?? 0));
  }

  isUpright(glyph: number): boolean {
    return Math.abs(this.engine.call.FPDFText_GetCharAngle(this.textPage, glyph)) < 0.01;
  }
}

/** Whether a digit is drawn raised and small right behind another glyph. */
function isRaised(places: Places, codes: Uint32Array, before: number, digit: number): boolean {
  const rise = places.line(digit) - places.line(before);
  // Nearly all stand on one line.
  if (rise < 0.5) return false;
  const raised = places.box(digit);
  if (rise < LEAST_RISE * raised.height || rise > MOST_RISE * raised.height) return false;
  const below = places.box(before);
  const isBehind = raised.left > below.left && raised.left - below.right < raised.height;
  if (!isBehind || !places.isUpright(digit) || !places.isUpright(before)) return false;
  if (isDigit(codes[before])) return raised.height < SMALLER * below.height;
  // Words over a picture that was scanned aslant stand each a bit higher than the one before.
  return places.size(digit) < SMALLER * places.size(before);
}

/**
 * Whether a digit stands raised on the letter, figure or sign before it, spaces and line ends put in aside. Signs on that letter, and the
 * text of a marked span, which the engine may give again, stand in between.
 */
function isCarried(places: Places, { codes, kinds }: Drawn, digit: number): boolean {
  let drawn = 0;
  for (let at = digit - 1; at >= 0 && drawn < MOST_BETWEEN; at -= 1) {
    if (kinds[at] === GLYPH.generated) {
      if (drawn === 0 && digit - at > MOST_PUT_IN) return false;
      continue;
    }
    // Nearly all stand on the line of what is before them.
    if (codes[at] === SPACE || (drawn === 0 && places.line(digit) - places.line(at) < 0.5)) return false;
    if (isRaised(places, codes, at, digit)) return true;
    drawn += 1;
  }
  return false;
}

/** Where the raised digits of a number begin; `past` where none is raised. */
function firstRaised(places: Places, drawn: Drawn, first: number, past: number): number {
  const { codes } = drawn;
  if (isCarried(places, drawn, first)) return first;
  if (past - first < 2 || places.line(past - 1) - places.line(first) < 0.5) return past;
  for (let at = first + 1; at < past; at += 1) {
    if (isRaised(places, codes, at - 1, at)) return at;
  }
  return past;
}

/** Takes out the line end that the engine puts in behind a raised number where the line goes on: down again is no next line. */
function joinLine(places: Places, { codes, kinds }: Drawn, past: number): void {
  let next = past;
  while (next - past < MOST_PUT_IN && kinds[next] === GLYPH.generated) next += 1;
  if (next === past || next >= codes.length || kinds[next] !== GLYPH.drawn) return;
  const raised = places.box(past - 1);
  const fall = places.line(past - 1) - places.line(next);
  const after = places.box(next);
  const isBehind = after.left > raised.left && after.left - raised.right < raised.height;
  if (!isBehind || fall < LEAST_RISE * raised.height || fall > MOST_RISE * raised.height) return;
  codes.fill(0, past, next);
  if (codes[next] !== SPACE) codes[past] = SPACE;
}

/** Endings of English ordinals, by their letters. */
const ENDINGS: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);
/** How far above the line of its number an ending stands, as shares of the size of the number. */
const LEAST_ENDING_RISE = 0.12;
const MOST_ENDING_RISE = 0.7;
const A_LETTER = /\p{L}/u;

const isLetter = (code: number | undefined): boolean =>
  code !== undefined && code <= 0x10ffff && A_LETTER.test(String.fromCodePoint(code));

/** Where the ending of an ordinal begins behind the number that ends before `past`, where it is drawn raised; -1 where there is none. */
function raisedEnding(places: Places, { codes, kinds }: Drawn, past: number): number {
  let at = past;
  while (at - past < MOST_PUT_IN && kinds[at] === GLYPH.generated) at += 1;
  const [one, two] = [codes[at], codes[at + 1]];
  if (!isLetter(one) || !isLetter(two) || isLetter(codes[at + 2])) return -1;
  if (kinds[at] !== GLYPH.drawn || kinds[at + 1] !== GLYPH.drawn) return -1;
  if (!ENDINGS.has(String.fromCodePoint(one as number, two as number).toLowerCase())) return -1;
  const number = past - 1;
  const size = places.size(number);
  const rise = places.line(at) - places.line(number);
  if (size === 0 || rise < LEAST_ENDING_RISE * size || rise > MOST_ENDING_RISE * size) return -1;
  if (!places.isUpright(at) || !places.isUpright(number) || places.size(at) >= SMALLER * size) return -1;
  const [letter, digit] = [places.box(at), places.box(number)];
  const isBehind = letter.left > digit.left && letter.left - digit.right < SMALLER * size;
  return isBehind ? at : -1;
}

/** Gives raised digits of a page as such and raised endings behind their numbers, and takes out the line ends around them that are none. Changes `codes`. */
export function markRaisedDigits(engine: Pdfium, textPage: number, drawn: Drawn): void {
  const { codes, kinds } = drawn;
  const places = new Places(engine, textPage);
  /** Behind the last raised digit, and the height of its line. */
  let behind = -1;
  let line = 0;
  for (let first = 0; first < codes.length; first += 1) {
    if (!isDigit(codes[first]) || kinds[first] !== GLYPH.drawn) continue;
    let past = first + 1;
    while (isDigit(codes[past]) && kinds[past] === GLYPH.drawn) past += 1;
    const goesOn = first === behind + 1 && BETWEEN.has(codes[behind] as number);
    const from =
      goesOn && Math.abs(places.line(first) - line) < 0.5 ? first : firstRaised(places, drawn, first, past);
    if (from < past && past - from <= MOST_DIGITS) {
      line = places.line(from);
      behind = past;
      // Nothing that is seen parts a note from what carries it.
      for (let at = from - 1; kinds[at] === GLYPH.generated; at -= 1) codes[at] = 0;
      for (let at = from; at < past; at += 1) codes[at] = RAISED[(codes[at] as number) - ZERO] as number;
      joinLine(places, drawn, past);
    } else {
      const ending = raisedEnding(places, drawn, past);
      if (ending >= 0) {
        codes.fill(0, past, ending);
        joinLine(places, drawn, ending + 2);
      }
    }
    first = past - 1;
  }
}
