import { LIMITS } from './limits';
import { isPageNumber } from './page-numbers';
import type { Pdfium } from './pdfium';

const TEXT_OBJECT = 1;
const IMAGE_OBJECT = 3;
const FORM_OBJECT = 5;
const FORM_DEPTH = 8;

/** A page with more letters than this says something by itself. */
const FEW_LETTERS = 200;
/** Letters and what stands between them. */
const MOST_GLYPHS = 2 * FEW_LETTERS;
/** So much of a page is taken up by the picture that a scan is, or a figure on a page of its own. */
const LEAST_OF_PAGE = 0.6;
/** Notes with more words than a stamp has are the page itself where pictures take up less of it: a crest, a signature. */
const LEAST_UNDER_NOTES = 0.2;
/** So much of a picture at each side is its edge, where page numbers, stamps and addresses are put. */
const EDGE = 0.12;

/** Left, bottom, right, top. */
type Box = readonly [left: number, bottom: number, right: number, top: number];

interface Pictures {
  readonly area: number;
  readonly box: Box;
}

/** The pictures among the first `own` objects of a page, and whether there is text among them. */
function lookAt({ call, scratch, heap }: Pdfium, page: number, own: number, isShort: boolean) {
  let seen = 0;
  let words = false;
  let found: Pictures | undefined;
  /** Whether a picture is drawn; pieces of text are noted on the way. */
  const draws = (object: number, depth: number): boolean => {
    seen += 1;
    const type = call.FPDFPageObj_GetType(object);
    if (type === TEXT_OBJECT) words = true;
    if (type !== FORM_OBJECT || depth >= FORM_DEPTH) return type === IMAGE_OBJECT;
    const inside = call.FPDFFormObj_CountObjects(object);
    let pictures = false;
    for (let i = 0; i < inside && seen < LIMITS.pageObjects; i += 1) {
      pictures = draws(call.FPDFFormObj_GetObject(object, i), depth + 1) || pictures;
      if (words && !isShort) break;
    }
    return pictures;
  };
  for (let i = 0; i < own && seen < LIMITS.pageObjects; i += 1) {
    const object = call.FPDFPage_GetObject(page, i);
    if (
      draws(object, 0) &&
      call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)
    ) {
      const at = scratch >> 2;
      const [left = 0, bottom = 0, right = 0, top = 0] = heap().HEAPF32.subarray(at, at + 4);
      const [l, b, r, t] = found?.box ?? [left, bottom, right, top];
      found = {
        area: (found?.area ?? 0) + (right - left) * (top - bottom),
        box: [Math.min(l, left), Math.min(b, bottom), Math.max(r, right), Math.max(t, top)],
      };
    }
    if (words && !isShort) break;
  }
  return { words, pictures: found };
}

/**
 * Letters that stand at this slope to both sides of the page, as the sine of twice their angle, were laid across it. Slanted letters made
 * from upright ones count as twelve degrees, and titles are tilted a little: neither is across.
 */
const ACROSS = 0.64;
/** Words that stand so often on a page say what it is, not what is on it. */
const AGAIN = /^(.*?)([^\d]{4,}?)\2{2,}(.*)$/su;
/** The same within a piece of text. */
const AGAIN_IN_PIECE = /^(.{4,}?)\1/su;
const LEAST_WORD = 4;
/** Brackets, strokes and drawn boxes stand beside what can be chosen on a form. */
const CHOICE = /[\p{Ps}\p{Pe}/|_\u2500-\u27bf]/u;
/** A word laid over a page is at most so long; its letters are so high, and it goes over so much of it, as shares of the picture's width. */
const LONGEST_WORD = 20;
const LEAST_HEIGHT = 0.06;
const LEAST_SPAN = 0.25;

interface Letter {
  readonly text: string;
  readonly box: Box;
}

const heightOf = ({ box: [, bottom, , top] }: Letter): number => top - bottom;

/** Letters in the pieces in which they stand, parted by more than the space between two words. */
function piecesOf(letters: readonly Letter[]): string[] {
  const pieces: string[] = [];
  let before: Letter | undefined;
  let high = 0;
  for (const letter of letters) {
    const [left, bottom, , top] = letter.box;
    const [start, below, end, above] = before?.box ?? letter.box;
    high = Math.max(heightOf(letter), before === undefined ? 0 : high);
    const isNear =
      left - end < high && left >= start - high && Math.min(top, above) > Math.max(bottom, below) - high;
    if (before !== undefined && isNear) pieces[pieces.length - 1] += letter.text;
    else {
      pieces.push(letter.text);
      high = heightOf(letter);
    }
    before = letter;
  }
  return pieces;
}

/**
 * Whether letters say the same again and again, cut off at the edges or not: “COPY COPY COPY”. Words that stand apart, as the answers of
 * a form to choose from do, are not one that comes again.
 */
function isRepeated(letters: readonly Letter[]): boolean {
  const [all, before = '', said = '', after = ''] =
    AGAIN.exec(letters.map(({ text }) => text).join('')) ?? [];
  if (all === undefined || !said.endsWith(before) || !said.startsWith(after) || CHOICE.test(said))
    return false;
  const pieces = [...new Set(piecesOf(letters))];
  const words = pieces.flatMap((piece) => [piece, AGAIN_IN_PIECE.exec(piece)?.[1] ?? piece]);
  return words.some(
    (word) =>
      word.length >= LEAST_WORD &&
      pieces.every((piece) => word.repeat(Math.ceil(piece.length / word.length) + 1).includes(piece)),
  );
}

/** Whether letters are one word in large letters over a good part of a picture so wide: “DRAFT”. */
function isLarge(letters: readonly Letter[], width: number): boolean {
  if (letters.length === 0 || letters.length > LONGEST_WORD) return false;
  const [lefts, bottoms, rights, tops] = [0, 1, 2, 3].map((side) =>
    letters.map(({ box }) => box[side] as number),
  );
  const high = Math.max(...letters.map(heightOf));
  const span = Math.max(...(rights as number[])) - Math.min(...(lefts as number[]));
  const isOneLine = Math.max(...(tops as number[])) - Math.min(...(bottoms as number[])) < 2 * high;
  return high >= LEAST_HEIGHT * width && span >= LEAST_SPAN * width && isOneLine;
}

/**
 * Whether no letter of a page stands within a box but those of a watermark: words across the page, the same ones repeated, or one over
 * much of it. `width` is that of the picture.
 */
function isClear(
  { call, scratch, heap }: Pdfium,
  textPage: number,
  [left, bottom, right, top]: Box,
  width: number,
): boolean {
  const count = call.FPDFText_CountChars(textPage);
  if (count > MOST_GLYPHS) return false;
  const within: Letter[] = [];
  for (let i = 0; i < count; i += 1) {
    const unicode = call.FPDFText_GetUnicode(textPage, i) >>> 0;
    if (unicode <= 0x20) continue;
    // Below nothing: the engine could not tell.
    if (Math.abs(Math.sin(2 * Math.max(0, call.FPDFText_GetCharAngle(textPage, i)))) > ACROSS) continue;
    call.FPDFText_GetCharOrigin(textPage, i, scratch, scratch + 8);
    const numbers = (from: number, many: number) => heap().HEAPF64.subarray(from >> 3, (from >> 3) + many);
    const [x = 0, y = 0] = numbers(scratch, 2);
    if (!(x > left && x < right && y > bottom && y < top)) continue;
    call.FPDFText_GetCharBox(textPage, i, scratch, scratch + 16, scratch + 8, scratch + 24);
    const [l = 0, b = 0, r = 0, t = 0] = numbers(scratch, 4);
    within.push({ text: unicode > 0x10ffff ? '?' : String.fromCodePoint(unicode), box: [l, b, r, t] });
  }
  return within.length === 0 || isRepeated(within) || isLarge(within, width);
}

/**
 * Whether a page is a picture that has words only in what was laid over it or set at its edges, or a watermark: a scan that somebody signed,
 * stamped, numbered or marked as a copy, or a figure on a page of its own. `flattened` says that its annotations were drawn into it, which made its last object;
 * `shown` is its text, `drawn` how many letters it draws in all, `undrawn` how many more its fields and notes have.
 */
export function isPictureWithNotes(
  engine: Pdfium,
  page: number,
  textPage: number,
  flattened: boolean,
  shown: string,
  drawn: number,
  undrawn: number,
): boolean {
  const isShort = drawn <= FEW_LETTERS;
  if (!isShort && !flattened) return false;
  const own = engine.call.FPDFPage_CountObjects(page) - (flattened ? 1 : 0);
  const { words, pictures } = lookAt(engine, page, own, isShort);
  if (pictures === undefined) return false;
  const size = engine.call.FPDF_GetPageWidthF(page) * engine.call.FPDF_GetPageHeightF(page);
  if (!words) return drawn + undrawn <= FEW_LETTERS || pictures.area >= size * LEAST_UNDER_NOTES;
  if (!isShort) return false;
  // A page with nothing but its number says nothing: any picture larger than a crest is the page.
  const least = isPageNumber(shown) ? LEAST_UNDER_NOTES : LEAST_OF_PAGE;
  if (pictures.area < size * least) return false;
  const [left, bottom, right, top] = pictures.box;
  const [aside, above] = [(right - left) * EDGE, (top - bottom) * EDGE];
  const middle: Box = [left + aside, bottom + above, right - aside, top - above];
  return isClear(engine, textPage, middle, right - left);
}

/** Whether a picture lies over so much of a page as a scan does, whatever else is on it. */
export function hasScan({ call, scratch, heap }: Pdfium, page: number): boolean {
  const size = call.FPDF_GetPageWidthF(page) * call.FPDF_GetPageHeightF(page);
  const count = Math.min(call.FPDFPage_CountObjects(page), LIMITS.pageObjects);
  for (let i = 0; i < count; i += 1) {
    const object = call.FPDFPage_GetObject(page, i);
    if (call.FPDFPageObj_GetType(object) !== IMAGE_OBJECT) continue;
    if (!call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = heap().HEAPF32.subarray(
      scratch >> 2,
      (scratch >> 2) + 4,
    );
    if ((right - left) * (top - bottom) >= size * LEAST_OF_PAGE) return true;
  }
  return false;
}
