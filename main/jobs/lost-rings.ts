import { GLYPH } from './glyph-kinds';
import type { CodeMap } from './lost-maps';
import type { PageGlyphs } from './page-glyphs';
import { reordered } from './right-to-left';

/** The long vowel with a ring (sara am) of Thai and Lao: its ring, the vowel without it, and both as one character. */
interface Vowel {
  readonly ring: number;
  readonly plain: number;
  readonly whole: number;
}
const VOWELS: readonly Vowel[] = [
  { ring: 0x0e4d, plain: 0x0e32, whole: 0x0e33 },
  { ring: 0x0ecd, plain: 0x0eb2, whole: 0x0eb3 },
];
const isTone = (code: number): boolean =>
  (code >= 0x0e48 && code <= 0x0e4b) || (code >= 0x0ec8 && code <= 0x0ecb);
/** Between the ring and the rest of its vowel stands a tone mark, and perhaps a space that the engine put in. */
const MOST_BETWEEN = 3;

/**
 * Puts right the vowel with a ring where it is drawn as two glyphs and the font's map knows one of them: some makers of files give both
 * characters to whichever glyph comes last, if that one has none yet, and nothing to the ring. Then the vowel has lost its ring everywhere, or every
 * plain one has one. Which glyph is the ring is said by the program of the font.
 */
export function withLostRings(
  page: PageGlyphs,
  program: (name: string, font: number) => CodeMap,
): PageGlyphs['glyphs'] {
  const { glyphs, pieces, fonts, fontHandles } = page;
  const { count, codes, kinds } = glyphs;
  const fontOf = (i: number): number => pieces[glyphs.pieces[i] ?? -1]?.font ?? -1;
  const programOf = (font: number): CodeMap => program(fonts[font] ?? '', fontHandles[font] ?? 0);

  /** The end of the vowel whose ring a glyph may be. */
  const endBehind = (i: number): number => {
    for (let at = i + 1; at < count && at <= i + 1 + MOST_BETWEEN; at += 1) {
      const code = codes[at] ?? 0;
      if (kinds[at] === GLYPH.unmapped || kinds[at] === GLYPH.generated || isTone(code)) continue;
      return kinds[at] === GLYPH.drawn && fontOf(at) === fontOf(i) ? at : -1;
    }
    return -1;
  };

  const rings = new Set<number>();
  const wholes = new Set<number>();
  /** Fonts whose plain vowel the map takes for the one with a ring. */
  const ringed = new Map<number, Vowel>();
  for (let i = 0; i < count; i += 1) {
    if (kinds[i] !== GLYPH.unmapped) continue;
    const end = endBehind(i);
    const vowel = VOWELS.find(({ plain, whole }) => codes[end] === plain || codes[end] === whole);
    if (vowel === undefined) continue;
    const characters = programOf(fontOf(i));
    if (characters.get(codes[i] ?? 0) !== vowel.ring) continue;
    for (let at = i; at < end; at += 1) if (at === i || kinds[at] === GLYPH.generated) rings.add(at);
    wholes.add(end);
    const drawsWhole = [...characters.values()].includes(vowel.whole);
    if (codes[end] === vowel.whole && !drawsWhole) ringed.set(fontOf(i), vowel);
  }
  if (wholes.size === 0) return glyphs;
  const kept: number[] = [];
  const read: number[] = [];
  for (let i = 0; i < count; i += 1) {
    if (rings.has(i)) continue;
    const code = codes[i] ?? 0;
    const wrong = kinds[i] === GLYPH.drawn ? ringed.get(fontOf(i)) : undefined;
    kept.push(i);
    if (wholes.has(i)) read.push(VOWELS.find(({ plain }) => plain === code)?.whole ?? code);
    else read.push(code === wrong?.whole ? wrong.plain : code);
  }
  return { ...reordered(glyphs, kept), codes: Uint32Array.from(read) };
}
