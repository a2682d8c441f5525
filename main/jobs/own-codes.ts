import { GLYPH } from './glyph-kinds';
import { isWritten, mayBeNumbers, type Written } from './is-written';
import type { CodeMap, LostCodes } from './lost-maps';
import { fontsOfOneKind, withLostRings } from './lost-rings';
import { type GlyphTable, isIntricate, isRightToLeft, type PageGlyphs } from './page-glyphs';
import { reordered } from './right-to-left';

/** What else may tell the meaning of a font's codes, each looked for when first asked for. */
export interface CodeSources {
  /** What the file's maps say that the engine does not accept. */
  lost(): LostCodes;
  /** Where the meaning of codes was found on the pages before. */
  readonly trusted: Set<Place>;
  /** The characters of glyphs by the program of a font, by its name and the engine's handle; empty when it tells of none. */
  program(name: string, font: number): CodeMap;
}

/**
 * Without a map the engine takes a font's own code for a character, and where that is a right-to-left one (many glyphs of a
 * large font are), turns the line round and forgets that it has no meaning.
 */
const hasNoMeaning = ({ kinds, codes }: GlyphTable, i: number) =>
  kinds[i] === GLYPH.unmapped || (kinds[i] === GLYPH.drawn && isRightToLeft(codes[i] ?? 0));

/** The letters that a code of a font stands for. */
type Meaning = (code: number) => string | undefined;
const MEANS_NOTHING: Meaning = () => undefined;

/** By font of the page, what its codes mean. */
type Meanings = ReadonlyMap<number, Meaning>;

const SPACE = 0x20;
const LINE_ENDS: ReadonlySet<number> = new Set([0x0a, 0x0d]);

const fontOf = ({ glyphs, pieces }: PageGlyphs, i: number): number =>
  pieces[glyphs.pieces[i] ?? -1]?.font ?? -1;

interface GlyphsOfFont {
  /** Codes without a meaning in the order of the page, with spaces where the engine put some in. */
  readonly codes: number[];
  /** Glyphs with a meaning. */
  known: number;
  unknown: number;
  thai: boolean;
}

/** What stands on the page in each font that has glyphs without a meaning. */
function fontsWithoutMeaning(page: PageGlyphs): ReadonlyMap<number, GlyphsOfFont> {
  const found = new Map<number, GlyphsOfFont>();
  let last: GlyphsOfFont | undefined;
  for (let i = 0; i < page.glyphs.count; i += 1) {
    const kind = page.glyphs.kinds[i];
    if (kind === GLYPH.generated) last?.codes.push(SPACE);
    if (kind !== GLYPH.unmapped && kind !== GLYPH.drawn) continue;
    const font = fontOf(page, i);
    let own = found.get(font);
    if (own === undefined) {
      own = { codes: [], known: 0, unknown: 0, thai: false };
      found.set(font, own);
    }
    if (kind === GLYPH.drawn) {
      own.known += 1;
      own.thai ||= isThai(page.glyphs.codes[i] ?? 0);
    } else {
      own.unknown += 1;
      own.codes.push(page.glyphs.codes[i] ?? 0);
      last = own;
    }
  }
  return new Map([...found].filter(([, { unknown }]) => unknown > 0));
}

/** A font of which the engine knows so many times more glyphs has a map, and lacks a few things in it. */
const MOSTLY_KNOWN = 4;
const isThai = (code: number): boolean => code > 0x0e00 && code < 0x0e5c;
const WHITE: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, SPACE]);
/** Dashes, quotation marks and dots. */
const isSign = (code: number): boolean => code >= 0x2010 && code <= 0x203a;

/** Where TeX has the ligatures of its fonts, in the first of its encodings (OT1) and the later one (T1): at codes that are no characters. */
const OF_TEX: ReadonlyMap<number, string> = new Map(
  [0x0b, 0x1b].flatMap((first) =>
    ['ff', 'fi', 'fl', 'ffi', 'ffl'].map((letters, at) => [first + at, letters] as const),
  ),
);

/** What single glyphs without a meaning are in a font that has one for the others, and letters of Thai among them or not. */
const ofSingle = (code: number, { ligatures, leftOut }: LostCodes, thai: boolean): string | undefined =>
  ligatures.get(code) ??
  (thai ? characterOf(leftOut.get(code)) : undefined) ??
  (WHITE.has(code) ? ' ' : isSign(code) ? String.fromCodePoint(code) : undefined);

/** A character, if the number is one. */
const characterOf = (code: number | undefined): string | undefined =>
  code !== undefined && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;

/** Where the meaning of a font's codes is looked for, in this order: a map of the file that changes the codes comes before one that does not. */
export type Place = CodeMap | 'utf-8' | 'program' | 'characters' | 'order';

/** The character whose bytes in UTF-8 a code is, as one maker of files has it. */
function characterOfBytes(code: number): number | undefined {
  const bytes = [code >>> 24, (code >>> 16) & 0xff, (code >>> 8) & 0xff, code & 0xff];
  const first = bytes.findIndex((byte) => byte !== 0);
  const text = Buffer.from(bytes.slice(first < 0 ? 3 : first)).toString('utf8');
  const [character = ''] = text;
  return text === character && character !== '\ufffd' ? character.codePointAt(0) : undefined;
}

/** What glyph 3 and those after it are in the order that most fonts of office programs keep: ASCII from the space on, then these letters. */
const FIRST_OF_ORDER = 3;
const AFTER_ASCII = [...'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü'];
const ASCII_LETTERS = 0x7f - SPACE;

/**
 * The character of a glyph by its number in the standard order of TrueType.
 * @see Apple TrueType Reference Manual, "The 'post' table", Macintosh standard order
 */
function inStandardOrder(code: number): string | undefined {
  const at = code - FIRST_OF_ORDER;
  if (at < 0) return undefined;
  return at < ASCII_LETTERS ? String.fromCharCode(SPACE + at) : AFTER_ASCII[at - ASCII_LETTERS];
}

/** Whether all codes are bytes of UTF-8 and some of them are several. */
const areBytes = (codes: readonly number[]): boolean =>
  codes.some((code) => code > 0x7f) && codes.every((code) => characterOfBytes(code) !== undefined);

/** So much of a font's text tells what it is. */
const SAMPLE = 2000;

interface FontOfPage {
  readonly font: number;
  /** In the order of the page, at most a sample; those that all maps agree on among them. */
  readonly all: readonly number[];
  /** Without those. */
  readonly codes: readonly number[];
  meaningIn(place: Place): Meaning;
}

/** Whether the codes of a font make a text by what a place says of them. */
function writtenBy({ all, meaningIn }: FontOfPage, place: Place, agreed: CodeMap): Written {
  const meaning = meaningIn(place);
  const text = all
    .map((code) => (code === SPACE ? ' ' : (characterOf(agreed.get(code)) ?? meaning(code) ?? '\ufffd')))
    .join('');
  return place === 'characters' && mayBeNumbers(text) ? 'no' : isWritten(text);
}

function meaningsOf(page: PageGlyphs, { lost, trusted, program }: CodeSources): Meanings {
  const { agreed, maps } = lost();
  const meanings = new Map<number, Meaning>();
  const unclear: FontOfPage[] = [];
  for (const [font, { codes: all, known, unknown, thai }] of fontsWithoutMeaning(page)) {
    if (known >= MOSTLY_KNOWN * unknown) {
      meanings.set(font, (code) => ofSingle(code, lost(), thai));
      continue;
    }
    const codes = all.filter((code) => !agreed.has(code)).slice(0, SAMPLE);
    if (codes.every((code) => code === SPACE)) continue;
    const own: FontOfPage = {
      font,
      all: all.slice(0, SAMPLE),
      codes,
      meaningIn(place) {
        if (place === 'order') return inStandardOrder;
        if (place === 'characters') return (code) => OF_TEX.get(code) ?? characterOf(code);
        if (place === 'utf-8')
          return areBytes(codes) ? (code) => characterOf(characterOfBytes(code)) : MEANS_NOTHING;
        const map =
          place === 'program' ? program(page.fonts[font] ?? '', page.fontHandles[font] ?? 0) : place;
        return (code) => characterOf(map.get(code));
      },
    };
    const changing = maps.filter((map) => codes.some((code) => (map.get(code) ?? code) !== code));
    const order: readonly Place[] = [...changing, 'utf-8', 'program', 'characters', 'order'];
    const place = order.find((each) => writtenBy(own, each, agreed) === 'yes');
    if (place === undefined) unclear.push(own);
    else {
      trusted.add(place);
      meanings.set(font, own.meaningIn(place));
    }
  }
  // A font of a few words or numbers is taken as the file's other fonts are: one maker made them all.
  for (const own of unclear) {
    const place = [...trusted].find((each) => writtenBy(own, each, agreed) === 'unclear');
    if (place !== undefined) meanings.set(own.font, own.meaningIn(place));
  }
  return meanings;
}

/**
 * Reads a page, and once more with places where glyphs without a meaning get one: from what the file says elsewhere of their codes (a map that
 * the engine does not accept, names of ligatures, the font's program), or as characters or numbers of glyphs where those make a text.
 */
export function readWithOwnCodes(
  read: (always: { readonly places?: boolean }) => PageGlyphs,
  sources: CodeSources,
): PageGlyphs {
  const page = read({});
  const mayBeRinged = fontsOfOneKind(page).size > 0;
  if (page.doubtful === 0 && !mayBeRinged) return page;
  const { agreed } = sources.lost();
  if (agreed.size === 0 && !page.glyphs.kinds.includes(GLYPH.unmapped) && !mayBeRinged) return page;
  const placed = page.isMeasured === true ? page : read({ places: true });
  const meanings = meaningsOf(placed, sources);
  if (agreed.size === 0 && meanings.size === 0 && !mayBeRinged) return page;
  const meant = page.doubtful === 0 ? placed.glyphs : withMeanings(placed, agreed, meanings);
  const glyphs = withLostRings({ ...placed, glyphs: meant }, sources.program);
  const needsCare = glyphs.codes.some((code) => isIntricate(code) || isRightToLeft(code));
  // A page that needs no care is put together without places: text of objects that are not listed would be left out.
  return page.glyphs.pieces.length > 0 || needsCare
    ? { ...placed, glyphs }
    : { ...page, glyphs: { ...page.glyphs, count: glyphs.count, codes: glyphs.codes, kinds: glyphs.kinds } };
}

/** A glyph of the table and the character that it stands for. */
type Meant = readonly [glyph: number, code: number];

/** Gives glyphs their meaning, a glyph of several letters as often as it has letters, and puts lines back in order that were turned round for wrong ones. */
function withMeanings(page: PageGlyphs, agreed: CodeMap, meanings: Meanings): GlyphTable {
  const { glyphs } = page;
  const { count, xs, codes } = glyphs;
  const kinds = glyphs.kinds.slice();
  const order: Meant[] = [];
  let line: Meant[] = [];
  let turned = false;
  const close = () => {
    // Signs without width stand where the next letter begins; turned round they come after it.
    if (turned) line.sort(([a], [b]) => (xs[a] ?? 0) - (xs[b] ?? 0) || b - a);
    for (const meant of line) order.push(meant);
    line = [];
    turned = false;
  };
  for (let i = 0; i < count; i += 1) {
    const code = codes[i] ?? 0;
    const found = hasNoMeaning(glyphs, i)
      ? (characterOf(agreed.get(code)) ?? meanings.get(fontOf(page, i))?.(code))
      : undefined;
    if (found !== undefined) {
      turned ||= isRightToLeft(code);
      kinds[i] = GLYPH.drawn;
      for (const letter of found) line.push([i, letter.codePointAt(0) ?? 0]);
    } else if (LINE_ENDS.has(code) && kinds[i] !== GLYPH.unmapped) {
      close();
      order.push([i, code]);
    } else line.push([i, code]);
  }
  close();
  const table = reordered(
    { ...glyphs, kinds },
    order.map(([glyph]) => glyph),
  );
  return { ...table, codes: Uint32Array.from(order, ([, code]) => code) };
}
