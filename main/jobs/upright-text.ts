import type { Pdfium } from './pdfium';

/** So many glyphs tell how the text of a page is turned. */
const ASKED = 48;
/** At most one glyph in so many is upright on a page that is turned: its number. */
const A_NUMBER_AMONG = 24;
const SPACE = 0x20;
const QUARTER = Math.PI / 2;
/** Three quarters to the right. */
const TO_THE_LEFT = 3;

/** By how many quarters the page is to be held to the left for its text to be upright as it is shown; 0 where it should stay, or it cannot be told. */
function quartersShown({ call }: Pdfium, textPage: number, rotation: number): number {
  const count = Math.max(0, call.FPDFText_CountChars(textPage));
  const step = Math.ceil(count / ASKED);
  const counts = [0, 0, 0, 0];
  let asked = 0;
  for (let at = 0; at < count; at += step) {
    if (call.FPDFText_GetUnicode(textPage, at) >>> 0 <= SPACE) continue;
    // Below nothing: the engine could not tell.
    const angle = call.FPDFText_GetCharAngle(textPage, at);
    if (!(angle >= 0)) continue;
    asked += 1;
    const quarters = Math.round(angle / QUARTER);
    if (Math.abs(angle - quarters * QUARTER) > 0.1) continue;
    const shown = (quarters + rotation) % 4;
    counts[shown] = (counts[shown] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const quarters = counts.indexOf(most);
  // Held so that what is turned to the left is upright, lines that are upright as the page is shown come last line first: a heading or two
  // above a table. Of a table that is turned to the right nothing speaks against it.
  if (quarters === TO_THE_LEFT && (counts[0] as number) * A_NUMBER_AMONG > asked) return 0;
  return most * 2 > asked ? quarters : 0;
}

/**
 * Has the engine put the text of an open page in order; 0 where it cannot. It does so by how the page is shown, and takes lines that are
 * turned for one line: a table that lies on its side was read from its last line to its first. So the page is held with its text
 * upright meanwhile; places stay those of the page.
 */
export function loadPageText(engine: Pdfium, page: number): number {
  const { call } = engine;
  const textPage = call.FPDFText_LoadPage(page);
  if (textPage === 0) return 0;
  const rotation = call.FPDFPage_GetRotation(page);
  const quarters = quartersShown(engine, textPage, rotation);
  if (quarters === 0) return textPage;
  call.FPDFText_ClosePage(textPage);
  call.FPDFPage_SetRotation(page, (rotation + 4 - quarters) % 4);
  const upright = call.FPDFText_LoadPage(page);
  call.FPDFPage_SetRotation(page, rotation);
  return upright;
}
