/** How the engine came by a glyph. */
export const GLYPH = {
  /** Drawn on the page, with a Unicode meaning. */
  drawn: 0,
  /** Drawn, but the font gives no Unicode for it; its `code` is the font's own. */
  unmapped: 1,
  /** Not drawn: a space or line end the engine put in. */
  generated: 2,
  /** A hyphen at the end of a line, joined by the engine to the next. */
  hyphen: 3,
  /** A space drawn beneath the ligature before it: no gap is seen. */
  covered: 4,
  /** Stands for a whole run of letters that the file draws backwards. */
  run: 5,
} as const;
