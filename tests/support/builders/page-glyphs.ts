import { GLYPH } from '../../../main/jobs/glyph-kinds';
import type { GlyphTable, PageGlyphs, Piece } from '../../../main/jobs/page-glyphs';

/** What the engine found at one place of a line, left to right as it gives it. */
export type Found =
  /** Text drawn at one go, one glyph a letter, from `x` on. */
  | {
      readonly draw: string;
      readonly x: number;
      readonly y?: number;
      readonly order?: number;
      readonly span?: string;
      /** Number of the backward run that it belongs to. */
      readonly run?: number;
    }
  /** A space or line end that it put in. */
  | { readonly gap: ' ' | '\n' };

/** Width of every letter, and the font size, of a made page. */
export const LETTER = 10;

/**
 * Makes what is read of a page. Combining signs have no width and stand over the letter before them. A `span` is a
 * replacement text; finds with the same one belong together. `order` is the place in the file; by default as given.
 */
export function pageOf(found: readonly Found[]): PageGlyphs {
  const rows: {
    code: number;
    kind: number;
    piece: number;
    x: number;
    y: number;
    left: number;
    right: number;
  }[] = [];
  const drawn = found.filter((each) => 'draw' in each);
  const orders = drawn.map((each, i) => each.order ?? i);
  const spans = [...new Set(drawn.flatMap((each) => (each.span === undefined ? [] : [each.span])))];
  const pieces: Piece[] = [];
  let last = -1;
  for (const each of found) {
    if ('gap' in each) {
      const codes = each.gap === '\n' ? [0x0d, 0x0a] : [0x20];
      for (const code of codes)
        rows.push({ code, kind: GLYPH.generated, piece: -1, x: 0, y: 0, left: 0, right: 0 });
      continue;
    }
    last += 1;
    const piece = orders[last] ?? 0;
    const y = each.y ?? 700;
    let x = each.x;
    let left = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    for (const letter of each.draw) {
      const sign = /\p{Mn}/u.test(letter);
      const box = sign ? [x - LETTER, x - 1] : [x, x + LETTER];
      left = Math.min(left, box[0] ?? x);
      right = Math.max(right, box[1] ?? x);
      const code = letter.codePointAt(0) ?? 0;
      const kind = code === 0x2 ? GLYPH.hyphen : letter === '\u0007' ? GLYPH.unmapped : GLYPH.drawn;
      rows.push({ code, kind, piece, x, y, left: box[0] ?? x, right: box[1] ?? x });
      if (!sign) x += LETTER;
    }
    pieces[piece] = {
      span: each.span === undefined ? -1 : spans.indexOf(each.span),
      run: each.run ?? -1,
      font: 0,
      x: each.x,
      y,
      left,
      right,
      size: LETTER,
    };
  }
  const glyphs: GlyphTable = {
    count: rows.length,
    codes: Uint32Array.from(rows, (row) => row.code),
    kinds: Uint8Array.from(rows, (row) => row.kind),
    pieces: Int32Array.from(rows, (row) => row.piece),
    xs: Float32Array.from(rows, (row) => row.x),
    ys: Float32Array.from(rows, (row) => row.y),
    lefts: Float32Array.from(rows, (row) => row.left),
    rights: Float32Array.from(rows, (row) => row.right),
  };
  return { glyphs, pieces, spans, fonts: ['Made'], fontHandles: [0], quarters: 0, doubtful: 0, cut: false };
}

/** The same page as read when it needs no care: codes only. */
export function plainPageOf(text: string): PageGlyphs {
  const { glyphs } = pageOf([{ draw: text, x: 0 }]);
  const none = new Float32Array(0);
  return {
    glyphs: { ...glyphs, pieces: new Int32Array(0), xs: none, ys: none, lefts: none, rights: none },
    pieces: [],
    spans: [],
    fonts: [],
    fontHandles: [],
    quarters: 0,
    doubtful: 0,
    cut: false,
  };
}
