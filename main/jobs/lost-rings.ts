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
const SPACE = 0x20;
const isThaiOrLao = (code: number | undefined): boolean =>
  code !== undefined && code >= 0x0e01 && code <= 0x0eff;
const isTone = (code: number): boolean =>
  (code >= 0x0e48 && code <= 0x0e4b) || (code >= 0x0ec8 && code <= 0x0ecb);
/** Between the ring and the rest of its vowel stands a tone mark, and perhaps a space that the engine put in. */
const MOST_BETWEEN = 3;

/** Consonants, which may stand before the vowel. */
const isLetter = (code: number): boolean =>
  (code >= 0x0e01 && code <= 0x0e2e) || (code >= 0x0e81 && code <= 0x0eae);
/** So many vowels behind a space, all with a ring and none without on the page, are no chance, whatever the font's program says. */
const LEAST_SPACED = 2;
/** One vowel without a ring of its own may be read wrong by chance. */
const LEAST_WITHOUT = 2;

/** The font in which a glyph is drawn; -1 on pages that were read without places. */
const fontOf = ({ glyphs, pieces }: PageGlyphs, i: number): number =>
  pieces[glyphs.pieces[i] ?? -1]?.font ?? -1;

/** A font that may draw the vowel with a ring as two glyphs of which the map knows one. */
export interface OneKind {
  readonly vowel: Vowel;
  /** The page has the vowel in this font with a ring only, or without one only. */
  readonly code: number;
  /** Vowels behind their letter, with nothing between that may be a ring. */
  bare: number;
  /** Spaces that are drawn between a letter and its vowel, where nobody writes one, with the vowel. */
  readonly spaced: (readonly [space: number, vowel: number])[];
}

/**
 * The space that is drawn in the same font before a vowel, between it and its letter; -1 where there is none. Not in words that are set wide by
 * typing spaces between their letters.
 */
function spaceBefore(page: PageGlyphs, i: number): number {
  const { codes, kinds } = page.glyphs;
  const font = fontOf(page, i);
  const isDrawn = (at: number) => kinds[at] === GLYPH.drawn && fontOf(page, at) === font;
  const space = isTone(codes[i - 1] ?? 0) ? i - 2 : i - 1;
  if (codes[space] !== SPACE || !isDrawn(space)) return -1;
  const letter = isTone(codes[space - 1] ?? 0) ? space - 2 : space - 1;
  if (!isLetter(codes[letter] ?? 0) || !isDrawn(letter)) return -1;
  const isOfWord = space < i - 1 || isThaiOrLao(codes[letter - 1]) || isThaiOrLao(codes[i + 1]);
  return isOfWord ? space : -1;
}

const NO_FONTS: ReadonlyMap<number, OneKind> = new Map();

/** Whether letters from the first of these vowels to the last stand on a page. By itself, as a loop that is compiled while it runs is to be kept. */
function mayHaveVowels({ count, codes }: PageGlyphs['glyphs']): boolean {
  for (let i = 0; i < count; i += 1) {
    const code = codes[i] as number;
    if (code >= FIRST_VOWEL && code <= LAST_VOWEL) return true;
  }
  return false;
}

/**
 * Fonts of which the page has the vowel in one kind, with a ring or without: the map may have taken each for that one. Those with
 * a ring may have no ring, or anything that may be one, between the letters and their vowels.
 */
export function fontsOfOneKind(page: PageGlyphs): ReadonlyMap<number, OneKind> {
  if (!mayHaveVowels(page.glyphs)) return NO_FONTS;
  const { count, codes, kinds } = page.glyphs;
  const found = new Map<number, OneKind>();
  const both = new Set<number>();
  for (let i = 0; i < count; i += 1) {
    const code = codes[i] ?? 0;
    if (code < FIRST_VOWEL || code > LAST_VOWEL || kinds[i] !== GLYPH.drawn) continue;
    const vowel = VOWELS.find(({ plain, whole }) => code === plain || code === whole);
    if (vowel === undefined) continue;
    const font = fontOf(page, i);
    let own = found.get(font);
    if (own === undefined) {
      own = { vowel, code, bare: 0, spaced: [] };
      found.set(font, own);
    }
    if (own.code !== code) both.add(font);
    const space = spaceBefore(page, i);
    if (space >= 0) own.spaced.push([space, i]);
    const at = isTone(codes[i - 1] ?? 0) ? i - 2 : i - 1;
    const follows = kinds[at] === GLYPH.drawn && isLetter(codes[at] ?? 0) && fontOf(page, at) === font;
    if (follows && kinds[i + 1] !== GLYPH.unmapped) own.bare += 1;
  }
  return new Map(
    [...found].filter(
      ([font, { vowel, code, bare, spaced }]) =>
        !both.has(font) && (spaced.length > 0 || (code === vowel.whole && bare >= LEAST_WITHOUT)),
    ),
  );
}

/** Whether a font has the ring, and no glyph for both. */
function drawsApart(characters: CodeMap, { ring, whole }: Vowel): boolean {
  const all = new Set(characters.values());
  return all.has(ring) && !all.has(whole);
}

/**
 * Puts right the vowel with a ring where it is drawn as two glyphs and the font's map knows one of them: some makers of files give both
 * characters to whichever glyph comes last, if that one has none yet, and nothing or a space to the ring. Then the vowel has lost its ring everywhere,
 * or every plain one has one, also on pages that draw no ring. Which glyph is the ring is said by the program of the font, or by where such a space stands.
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
  for (const [font, { vowel, code, spaced }] of fontsOfOneKind(page)) {
    const surely = code === vowel.whole && spaced.length >= LEAST_SPACED;
    if (!surely && !drawsApart(programOf(font), vowel)) continue;
    if (code === vowel.whole) ringed.set(font, vowel);
    for (const [space, end] of spaced) {
      rings.add(space);
      wholes.add(end);
    }
  }
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
