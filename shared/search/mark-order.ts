/**
 * One order for the marks of a syllable. Typists, fonts and PDF makers write the marks above and below a Thai, Lao, Khmer
 * or Burmese letter in any order; Unicode's canonical order does not touch most of them (their combining class is 0), so
 * the same syllable would have several spellings. The orders below are those of the Unicode chapters of each script and,
 * for Burmese, of Unicode Technical Note 11.
 */

const THAI_LAO_TONES = /[\u0e48-\u0e4b\u0ec8-\u0ecb]/;

/** Place of a Thai or Lao mark: vowels first, then tones, then the silencer, nikhahit last (as in sara am, whose aa follows). */
function thaiLaoRank(mark: string): number {
  if (THAI_LAO_TONES.test(mark)) return 2;
  if (mark === '\u0e4c' || mark === '\u0ecc' || mark === '\u0e4e') return 3;
  if (mark === '\u0e4d' || mark === '\u0ecd') return 4;
  if (mark === '\u0ebc') return 0;
  return 1;
}

/** Place of a Khmer mark: shifters, vowels, then signs. Subscripts are handled as pairs before this is asked. */
function khmerRank(mark: string): number {
  const code = mark.charCodeAt(0);
  if (code === 0x17cc) return 0;
  if (code === 0x17c9 || code === 0x17ca) return 1;
  if (code >= 0x17b6 && code <= 0x17c5) return 2;
  return 3;
}

const BURMESE_ORDER =
  '\u103b\u105e\u105f\u103c\u103d\u1082\u103e\u1060\u1031\u1084\u102d\u102e\u1032\u1033\u1034\u1035\u1071\u1072\u1073\u1074\u1085\u1086\u102f\u1030\u102b\u102c\u1036\u1037\u103a\u1038';

/** Place of a Burmese mark after UTN 11: medials, vowel e, upper, lower, aa, anusvara, dot, asat, visarga. */
function burmeseRank(mark: string): number {
  const place = BURMESE_ORDER.indexOf(mark);
  return place < 0 ? BURMESE_ORDER.length : place;
}

function sortMarks(marks: readonly string[], rank: (mark: string) => number): string {
  const ranked = marks.map((mark, at) => ({ mark, at, rank: rank(mark) }));
  ranked.sort((a, b) => a.rank - b.rank || a.at - b.at);
  let out = '';
  let last = '';
  for (const { mark } of ranked) {
    // A mark written twice on one letter shows once: a frequent slip of overprinted PDF text.
    if (mark !== last) out += mark;
    last = mark;
  }
  return out;
}

function orderThaiLao(text: string): string {
  return text
    .replace(/([\u0e4d\u0ecd])([\u0e32\u0eb2])([\u0e48-\u0e4b\u0ec8-\u0ecb])/g, '$3$1$2')
    .replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]{2,}/g, (marks) =>
      sortMarks([...marks], thaiLaoRank),
    )
    .replace(/\u0e40\u0e40/g, '\u0e41')
    .replace(/\u0ec0\u0ec0/g, '\u0ec1');
}

const KHMER_MARKS = /(?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17d3\u17dd])+/g;

function orderKhmer(text: string): string {
  return text.replace(KHMER_MARKS, (marks) => {
    const subscripts = marks.match(/\u17d2[\u1780-\u17b3]/g) ?? [];
    // Subscript ro is written before or after the other subscript but always spoken last.
    const ordered =
      subscripts.filter((pair) => pair !== '\u17d2\u179a').join('') +
      subscripts.filter((pair) => pair === '\u17d2\u179a').join('');
    const rest = sortMarks([...marks.replace(/\u17d2[\u1780-\u17b3]/g, '')], khmerRank);
    // Vowels drawn in two parts and typed as two characters.
    return (
      ordered +
      rest.replace(/\u17c1\u17b8|\u17b8\u17c1/g, '\u17be').replace(/\u17c1\u17b6|\u17b6\u17c1/g, '\u17c4')
    );
  });
}

function orderBurmese(text: string): string {
  return text
    .replace(/[\u102b-\u1038\u103a-\u103e\u105e-\u1060\u1071-\u1074\u1082-\u1086]{2,}/g, (marks) => {
      // A stack (U+1039 and its letter) is not part of the match, so kinzi and stacked letters keep their place.
      return sortMarks([...marks], burmeseRank);
    })
    .replace(/\u1025\u103a/g, '\u1009\u103a');
}

const MEDIAL_RA = 0x103c;
/** Vowels and signs after which a syllable takes no medial any more. */
const isVowelOrFinal = (code: number): boolean =>
  (code >= 0x102b && code <= 0x1032) || (code >= 0x1036 && code <= 0x1038) || code === 0x103a;
const isBurmeseLetter = (code: number): boolean => code >= 0x1000 && code <= 0x1021;

/**
 * Whether a mark belongs to the letter behind it and not to the one before. Medial ra is seen before its letter, and many text layers give it
 * there ("ချင်းြပည်နယ်" for ချင်းပြည်နယ်); the syllable before it must not be changed by it.
 */
export const isDrawnFirst = (before: number, mark: number, after: number): boolean =>
  mark === MEDIAL_RA && isBurmeseLetter(after) && isVowelOrFinal(before);

/** Whether a mark at a word's beginning, from which a space parts the letter before, belongs to the letter behind it. */
export const beginsWithMark = (mark: number, after: number): boolean =>
  mark === MEDIAL_RA && isBurmeseLetter(after);

/** Puts the marks of one syllable (a letter and all that hangs on it) in the order of its script; other scripts pass through. */
export function orderMarks(syllable: string): string {
  let out = syllable;
  if (/[\u0e00-\u0eff]/.test(out)) out = orderThaiLao(out);
  if (/[\u1780-\u17ff]/.test(out)) out = orderKhmer(out);
  if (/[\u1000-\u109f]/.test(out)) out = orderBurmese(out);
  return out;
}
