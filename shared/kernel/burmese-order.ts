/**
 * Burmese vowel e and medial ra are drawn before the letter that they are written behind. Many makers of PDFs (XeTeX, browsers of some years,
 * office programs on the web) give them in the order of drawing: `ေကာင်း` for ကောင်း, `ြမန်မာ` for မြန်မာ.
 */

const E = '\u1031';
const RA = '\u103c';
const LETTER = '[\u1000-\u1021\u103f]';
/**
 * What a sign that is written behind its letter may follow: the letter, also one below another, and its medials; those of Mon, Karen, Shan
 * and Khamti too, and the digit that many type for wa.
 */
const CARRIES =
  '[\u1000-\u1021\u103b-\u103f\u1050\u1051\u105a-\u1061\u1065\u1066\u106e-\u1070\u1075-\u1082\u108e\ua9e0-\ua9e4\ua9e7-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa6f\uaa71-\uaa76\uaa7a\uaa7e\uaa7f\u1040]';
/** Signs below a letter, which may be one glyph with the ra around it. */
const BELOW = '[\u102f\u1030\u103d\u103e]*';
const HAS_SIGN = /[\u1031\u103c]/;

const ALL = { e: /\u1031/g, ra: /\u103c/g };
/** Signs that can only belong to the letter behind them. */
const BEFORE = {
  e: new RegExp(`(?<!${CARRIES})${E}(?=${LETTER})|${E}(?=${RA}${LETTER})`, 'g'),
  ra: new RegExp(`(?<!${CARRIES})${RA}(?=${BELOW}${LETTER})`, 'g'),
};
/** The same right behind a syllable that has ended: no false space parts them from a letter before. */
const ENDED = {
  e: new RegExp(`[\u102b-\u1030\u1032\u1036-\u1038\u103a]${E}${LETTER}`),
  ra: new RegExp(`[\u102b-\u1030\u1032\u1036-\u1038\u103a]${RA}${LETTER}`),
};
/** Texts in the order of writing have none such; of those in the order of drawing three quarters are, and the others follow a bare letter. */
const MOST = 0.5;
/** So few say nothing by themselves: they stand as the other sign does. */
const FEW = 4;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const isDrawn = (text: string, sign: 'e' | 'ra', least: number): boolean => {
  const before = count(text, BEFORE[sign]);
  return (before >= least || ENDED[sign].test(text)) && before > MOST * count(text, ALL[sign]);
};

/** A letter with what stands on it, and what is drawn before it. */
const SYLLABLE = {
  e: new RegExp(`(${E})(${LETTER}(?:\u1039${LETTER})*[\u103b-\u103e]*)`, 'g'),
  ra: new RegExp(`(${RA}${BELOW})(${LETTER}(?:\u1039${LETTER})*\u103b?)`, 'g'),
};

/**
 * A text with its signs behind their letters, where they are given in the order of drawing; as long as it was. It is judged by `whole`, which
 * must have so many that cannot be anything else, or one that surely is.
 */
export function inOrderOfWriting(text: string, whole = text, least = 1): string {
  if (!HAS_SIGN.test(text)) return text;
  const drawsE = isDrawn(whole, 'e', least);
  const drawsRa = isDrawn(whole, 'ra', least) || (drawsE && count(whole, ALL.ra) < FEW);
  // Ra stands between e and the letter.
  const raBehind = drawsRa ? text.replace(SYLLABLE.ra, '$2$1') : text;
  return drawsE ? raBehind.replace(SYLLABLE.e, '$2$1') : raBehind;
}
