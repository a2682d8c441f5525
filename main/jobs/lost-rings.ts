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
const FIRST_VOWEL = 0x0e32;
const LAST_VOWEL = 0x0eb3;
const isTone = (code: number): boolean =>
  (code >= 0x0e48 && code <= 0x0e4b) || (code >= 0x0ec8 && code <= 0x0ecb);
/** Between the ring and the rest of its vowel stands a tone mark, and perhaps a space that the engine put in. */
const MOST_BETWEEN = 3;

/** Consonants, which may stand before the vowel. */
const isLetter = (code: number): boolean =>
  (code >= 0x0e01 && code <= 0x0e2e) || (code >= 0x0e81 && code <= 0x0eae);
/** One vowel without a ring of its own may be read wrong by chance. */
const LEAST_WITHOUT = 2;

/** The font in which a glyph is drawn; -1 on pages that were read without places. */
const fontOf = ({ glyphs, pieces }: PageGlyphs, i: number): number =>
  pieces[glyphs.pieces[i] ?? -1]?.font ?? -1;

/**
 * Fonts in which the map may have taken every plain vowel for the one with a ring: the page has no plain one in them, and no ring, or anything
 * that may be one, between the letters and their vowels.
 */
export function fontsWithoutPlain(page: PageGlyphs): ReadonlyMap<number, Vowel> {
  const { count, codes, kinds } = page.glyphs;
  const without = new Map<number, { readonly vowel: Vowel; count: number }>();
  const plain = new Set<number>();
  for (let i = 0; i < count; i += 1) {
    const code = codes[i] ?? 0;
    // Nearly every glyph of nearly every page.
    if (code < FIRST_VOWEL || code > LAST_VOWEL || kinds[i] !== GLYPH.drawn) continue;
    const vowel = VOWELS.find(({ plain: one, whole }) => code === one || code === whole);
    if (vowel === undefined) continue;
    const font = fontOf(page, i);
    if (code === vowel.plain) plain.add(font);
    if (code !== vowel.whole) continue;
    const at = isTone(codes[i - 1] ?? 0) ? i - 2 : i - 1;
    const follows = kinds[at] === GLYPH.drawn && isLetter(codes[at] ?? 0) && fontOf(page, at) === font;
    if (!follows || kinds[i + 1] === GLYPH.unmapped) continue;
    const known = without.get(font);
    if (known === undefined) without.set(font, { vowel, count: 1 });
    else if (known.vowel === vowel) known.count += 1;
  }
  return new Map(
    [...without]
      .filter(([font, one]) => one.count >= LEAST_WITHOUT && !plain.has(font))
      .map(([font, { vowel }]) => [font, vowel]),
  );
}

/** Whether a font has the ring, and no glyph for both. */
function drawsApart(characters: CodeMap, { ring, whole }: Vowel): boolean {
  const all = new Set(characters.values());
  return all.has(ring) && !all.has(whole);
}

/**
 * Puts right the vowel with a ring where it is drawn as two glyphs and the font's map knows one of them: some makers of files give both
 * characters to whichever glyph comes last, if that one has none yet, and nothing to the ring. Then the vowel has lost its ring everywhere, or every
 * plain one has one, also on pages that draw no ring. Which glyph is the ring is said by the program of the font.
 */
export function withLostRings(
  page: PageGlyphs,
  program: (name: string, font: number) => CodeMap,
): PageGlyphs['glyphs'] {
  const { glyphs, fonts, fontHandles } = page;
  const { count, codes, kinds } = glyphs;
  const programOf = (font: number): CodeMap => program(fonts[font] ?? '', fontHandles[font] ?? 0);

  /** The end of the vowel whose ring a glyph may be. */
  const endBehind = (i: number): number => {
    for (let at = i + 1; at < count && at <= i + 1 + MOST_BETWEEN; at += 1) {
      const code = codes[at] ?? 0;
      if (kinds[at] === GLYPH.unmapped || kinds[at] === GLYPH.generated || isTone(code)) continue;
      return kinds[at] === GLYPH.drawn && fontOf(page, at) === fontOf(page, i) ? at : -1;
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
    const characters = programOf(fontOf(page, i));
    if (characters.get(codes[i] ?? 0) !== vowel.ring) continue;
    for (let at = i; at < end; at += 1) if (at === i || kinds[at] === GLYPH.generated) rings.add(at);
    wholes.add(end);
    if (codes[end] === vowel.whole && drawsApart(characters, vowel)) ringed.set(fontOf(page, i), vowel);
  }
  for (const [font, vowel] of fontsWithoutPlain(page))
    if (drawsApart(programOf(font), vowel)) ringed.set(font, vowel);
  if (wholes.size === 0 && ringed.size === 0) return glyphs;
  const kept: number[] = [];
  const read: number[] = [];
  for (let i = 0; i < count; i += 1) {
    if (rings.has(i)) continue;
    const code = codes[i] ?? 0;
    const wrong = kinds[i] === GLYPH.drawn ? ringed.get(fontOf(page, i)) : undefined;
    kept.push(i);
    if (wholes.has(i)) read.push(VOWELS.find(({ plain }) => plain === code)?.whole ?? code);
    else read.push(code === wrong?.whole ? wrong.plain : code);
  }
  return { ...reordered(glyphs, kept), codes: Uint32Array.from(read) };
}
