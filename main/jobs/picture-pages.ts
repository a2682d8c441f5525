import { LIMITS } from './limits';
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

/** Whether letters say the same again and again, cut off at the edges or not: “COPY COPY COPY”. */
function isRepeated(letters: string): boolean {
  const found = AGAIN.exec(letters);
  const [, before = '', said = '', after = ''] = found ?? [];
  return found !== null && said.endsWith(before) && said.startsWith(after);
}

/** Whether no letter of a page stands within a box but those of a watermark: words across the page, or the same ones repeated. */
function isClear(
  { call, scratch, heap }: Pdfium,
  textPage: number,
  [left, bottom, right, top]: Box,
): boolean {
  const count = call.FPDFText_CountChars(textPage);
  if (count > MOST_GLYPHS) return false;
  let within = '';
  for (let i = 0; i < count; i += 1) {
    const unicode = call.FPDFText_GetUnicode(textPage, i) >>> 0;
    if (unicode <= 0x20) continue;
    // Below nothing: the engine could not tell.
    if (Math.abs(Math.sin(2 * Math.max(0, call.FPDFText_GetCharAngle(textPage, i)))) > ACROSS) continue;
    call.FPDFText_GetCharOrigin(textPage, i, scratch, scratch + 8);
    const [x = 0, y = 0] = heap().HEAPF64.subarray(scratch >> 3, (scratch >> 3) + 2);
    if (x > left && x < right && y > bottom && y < top)
      within += unicode > 0x10ffff ? '?' : String.fromCodePoint(unicode);
  }
  return within === '' || isRepeated(within);
}

/**
 * Whether a page is a picture that has words only in what was laid over it or set at its edges, or a watermark: a scan that somebody signed,
 * stamped, numbered or marked as a copy, or a figure on a page of its own. `flattened` says that its annotations were drawn into it, which made its last object;
 * `drawn` is how many letters it draws in all, `undrawn` how many more its fields and notes have.
 */
export function isPictureWithNotes(
  engine: Pdfium,
  page: number,
  textPage: number,
  flattened: boolean,
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
  if (!isShort || pictures.area < size * LEAST_OF_PAGE) return false;
  const [left, bottom, right, top] = pictures.box;
  const [aside, above] = [(right - left) * EDGE, (top - bottom) * EDGE];
  return isClear(engine, textPage, [left + aside, bottom + above, right - aside, top - above]);
}
