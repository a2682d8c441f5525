import type { LegacyEncoding, TextConversion, TextReading, WordOnPage } from '../../shared/library';
import {
  burmeseEncodingOf,
  encodingOfFont,
  encodingOfWords,
  type FontEncoding,
  fromLegacy,
  isZawgyiFont,
  mendedWord,
} from '../legacy';
import { isSign } from './combining-signs';
import type { GlyphTable, PageGlyphs } from './page-glyphs';

/** Slots for glyphs of legacy fonts beyond the planes of text, so that their encoding goes through the making of the text. */
const TAG_BASE = 0xf0000;
const SLOT = 0x2800;
const SLOTS: readonly FontEncoding[] = [
  ...(['preeti', 'kantipur', 'sagarmatha', 'himali', 'pcs-nepali', 'limon', 'tcvn3', 'vni'] as const),
  ...(['bamini', 'fm-abhaya'] as const),
]
  .map((encoding): FontEncoding => ({ encoding, capitals: false }))
  .concat({ encoding: 'tcvn3', capitals: true });
const TAGGED = /[\u{f0000}-\u{10ffff}]/u;

/** Codes that a legacy font draws letters at: Latin, and the signs of its upper half that readers know by other codes. */
const isLegacyCode = (code: number) =>
  (code > 0x20 && code < 0x400 && code !== 0x7f) || (code >= 0x2010 && code < 0x2230);

function slotOf(font: FontEncoding | null): number {
  if (font === null) return -1;
  return SLOTS.findIndex((slot) => slot.encoding === font.encoding && slot.capitals === font.capitals);
}

function tagged(glyphs: GlyphTable, pieces: PageGlyphs['pieces'], slots: readonly number[]): GlyphTable {
  const codes = glyphs.codes.slice();
  for (let i = 0; i < glyphs.count; i += 1) {
    const code = codes[i] ?? 0;
    const piece = pieces[glyphs.pieces[i] ?? -1];
    const slot = piece === undefined ? -1 : (slots[piece.font] ?? -1);
    if (slot >= 0 && isLegacyCode(code)) codes[i] = TAG_BASE + slot * SLOT + code;
  }
  return { ...glyphs, codes };
}

/** Marks the glyphs of fonts whose names stand for a known encoding. Gives the page itself when it has none. */
export function withNamedEncodings(page: PageGlyphs): PageGlyphs {
  const slots = page.fonts.map((name) => slotOf(encodingOfFont(name)));
  if (slots.every((slot) => slot < 0)) return page;
  return { ...page, glyphs: tagged(page.glyphs, page.pieces, slots) };
}

/** The same by the words written in each font, for files whose fonts were renamed. Pieces must have been read. */
export function withEncodingsOfWords(page: PageGlyphs): PageGlyphs {
  const texts = page.fonts.map(() => '');
  const { glyphs, pieces } = page;
  for (let i = 0; i < glyphs.count; i += 1) {
    const code = glyphs.codes[i] ?? 0;
    const font = pieces[glyphs.pieces[i] ?? -1]?.font;
    if (code <= 0x20) for (let at = 0; at < texts.length; at += 1) texts[at] = `${texts[at]} `;
    else if (font !== undefined && isLegacyCode(code)) texts[font] += String.fromCharCode(code);
  }
  const slots = page.fonts.map((name, font) => {
    const named = encodingOfFont(name);
    const found = named === null ? encodingOfWords((texts[font] ?? '').replace(/\s+/g, ' ')) : null;
    return slotOf(named ?? (found && { encoding: found, capitals: false }));
  });
  if (slots.every((slot) => slot < 0)) return page;
  return { ...page, glyphs: tagged(glyphs, pieces, slots) };
}

const signs = new Map<number, boolean>();

/**
 * In fonts of old encodings: the foot of r is drawn before its letter, and two dots are a colon, which has a space before it.
 */
const NO_SIGNS_IN_OLD_FONTS = /^(?:\u17d2\u179a|\u17c8)/;
/** The second half of a letter that Limon draws in two. */
const SECOND_HALF = '\u00a4';

/** Whether a glyph marked as one of an old encoding is a sign that cannot begin a word. */
export function marksSign(code: number): boolean {
  const slot = code < TAG_BASE ? undefined : SLOTS[Math.floor((code - TAG_BASE) / SLOT)];
  if (slot === undefined) return false;
  const known = signs.get(code);
  if (known !== undefined) return known;
  const shape = fromLegacy(slot.encoding, storedLetter(code), slot.capitals);
  const is =
    (isSign(shape) && !NO_SIGNS_IN_OLD_FONTS.test(shape)) ||
    (slot.encoding === 'limon' && shape === SECOND_HALF);
  signs.set(code, is);
  return is;
}

/** Signs that readers give by the code of one that looks the same. */
const LOOKS_LIKE: Readonly<Record<number, number>> = { 956: 0xb5, 713: 0xaf, 8729: 0xb7, 8725: 0x2044 };

/** The letter that a marked glyph is stored as, by the code that its font knows it by. */
function storedLetter(code: number): string {
  const stored = (code - TAG_BASE) % SLOT;
  return String.fromCharCode(LOOKS_LIKE[stored] ?? stored);
}

interface Word {
  readonly stored: string;
  readonly read: string;
  readonly encodings: readonly LegacyEncoding[];
}

/** A word with marked glyphs as it is stored, and as it reads: each run of one encoding is converted by itself. */
function readWord(marked: string): Word {
  let stored = '';
  let read = '';
  let run = '';
  let runSlot = -1;
  const encodings = new Set<LegacyEncoding>();
  const close = () => {
    const slot = SLOTS[runSlot];
    stored += run;
    read += slot ? fromLegacy(slot.encoding, run, slot.capitals) : run;
    if (slot) encodings.add(slot.encoding);
    run = '';
  };
  for (const char of marked) {
    const code = char.codePointAt(0) ?? 0;
    const slot = code < TAG_BASE ? -1 : Math.floor((code - TAG_BASE) / SLOT);
    if (slot !== runSlot) close();
    runSlot = slot;
    run += slot < 0 || slot >= SLOTS.length ? char : storedLetter(code);
  }
  close();
  return { stored, read: mendedWord(read), encodings: [...encodings] };
}

const withoutPunctuation = (text: string) => text.replace(/[\p{P}\p{S}]/gu, '');

/** Whether a word reads like it is stored, as far as a search can tell: digits of all scripts are one there. */
function sameForSearch({ stored, read }: Word): boolean {
  if (stored === read) return true;
  const [bare, bareRead] = [withoutPunctuation(stored), withoutPunctuation(read)];
  return bareRead === '' || bare === bareRead || (/^\p{N}*$/u.test(bare) && /^\p{N}*$/u.test(bareRead));
}

/** Letters that no converted word has: the table does not fit the font. */
const LEFT_OVER = /[A-Za-z\u00a1-\u00ff]/;
const BEGINS_WITH_SIGN = /^\p{M}/u;

/** Whether converted words look like words. Vietnamese is written in Latin letters, so there nothing can be said. */
function isPlausible(words: readonly Word[]): boolean {
  const judged = words.filter(
    ({ encodings, stored }) =>
      stored.length >= 3 && !encodings.includes('tcvn3') && !encodings.includes('vni'),
  );
  if (judged.length < 8) return true;
  const wrong = judged.filter(({ read }) => LEFT_OVER.test(read) || BEGINS_WITH_SIGN.test(read));
  return wrong.length * 4 <= judged.length;
}

/** A page's text with what is known of its encoding. */
export interface ReadText {
  /** As it reads; where words were converted, followed by these words as they are stored. */
  readonly text: string;
  readonly conversion: TextConversion | null;
  /** Words of a known encoding that could not be read by it. */
  readonly unreadable: boolean;
  /** Burmese that may be Zawgyi or Unicode. */
  readonly uncertain: boolean;
}

const SPACE = /(\s+)/;
const BURMESE = /[\u1000-\u109f]/;

const mayReadOtherwise = (marked: string): boolean => TAGGED.test(marked) || BURMESE.test(marked);

/**
 * Reads a page's marked text. `reading` is the user's word for this document: \`as-stored\` converts nothing, \`zawgyi\` takes
 * all Burmese for Zawgyi.
 */
export function readText(marked: string, fonts: readonly string[], reading: TextReading): ReadText {
  if (!mayReadOtherwise(marked))
    return { text: marked, conversion: null, unreadable: false, uncertain: false };
  const { words, stored, unreadable, uncertain } = readWords(marked, fonts, reading);
  return { ...joined(words, stored), unreadable, uncertain };
}

/**
 * Each word of a page as `readText` reads it; `words` are those of its marked text, in order, without white space inside. Those that are
 * one word stand where both do.
 */
export function readEachWord(
  words: readonly WordOnPage[],
  fonts: readonly string[],
  reading: TextReading,
): WordOnPage[] {
  const marked = words.map(({ text, endsLine }) => text + (endsLine ? '\n' : ' ')).join('');
  if (!mayReadOtherwise(marked)) return [...words];
  const parts = readWords(marked, fonts, reading).words;
  const read: WordOnPage[] = [];
  let before: WordOnPage | undefined;
  for (const [at, word] of words.entries()) {
    const part = parts[2 * at];
    const text = part?.read.trim() ?? '';
    if (part?.stored !== '') {
      before = text === '' ? undefined : { ...word, text };
      if (before !== undefined) read.push(before);
    } else if (before !== undefined) {
      before = { ...before, rectangle: around(before.rectangle, word.rectangle), endsLine: word.endsLine };
      read[read.length - 1] = before;
    }
  }
  return read;
}

type Rectangle = WordOnPage['rectangle'];

function around([x, y, width, height]: Rectangle, [x2, y2, width2, height2]: Rectangle): Rectangle {
  const [left, bottom] = [Math.min(x, x2), Math.min(y, y2)];
  return [left, bottom, Math.max(x + width, x2 + width2) - left, Math.max(y + height, y2 + height2) - bottom];
}

interface ReadWords extends Pick<ReadText, 'unreadable' | 'uncertain'> {
  /** Words, and between them the white space that parts them; of words that are one, the first is the whole and the others are empty. */
  readonly words: readonly Word[];
  readonly stored: string;
}

/**
 * Words and what parts them, with the spaces before signs left out: signs take no room of their own, so that the engine measures from the
 * wrong end, and some makers draw a space there.
 */
function withSignsJoined(parts: readonly string[]): string[] {
  const joined = [...parts];
  let whole = 0;
  for (let at = 2; at < joined.length; at += 2) {
    const part = joined[at] as string;
    const isApart =
      joined[whole] === '' || joined[at - 1]?.includes('\n') || !marksSign(part.codePointAt(0) ?? 0);
    if (isApart) {
      whole = at;
      continue;
    }
    joined[whole] += part;
    joined[at - 1] = '';
    joined[at] = '';
  }
  return joined;
}

function readWords(marked: string, fonts: readonly string[], reading: TextReading): ReadWords {
  const hasMarks = TAGGED.test(marked);
  const asIs = (part: string): Word => ({ stored: part, read: part, encodings: [] });
  const read = (part: string): Word => (hasMarks && TAGGED.test(part) ? readWord(part) : asIs(part));
  const parts = marked.split(SPACE);
  const apart = parts.map(read);
  const stored = apart.map((word) => word.stored).join('');
  const asStored = () => apart.map((word) => asIs(word.stored));
  if (reading === 'as-stored') return { words: asStored(), stored, unreadable: false, uncertain: false };
  let words = hasMarks ? withSignsJoined(parts).map(read) : apart;
  const unreadable = hasMarks && !isPlausible(words.filter((word) => word.encodings.length > 0));
  if (unreadable) words = asStored();
  const burmese = reading === 'zawgyi' ? null : burmeseEncodingOf(stored, fonts.some(isZawgyiFont));
  if (burmese === null || burmese.zawgyiLines.includes(true)) {
    let line = 0;
    words = words.map((word, at) => {
      if (at % 2 === 1) {
        line += word.stored.split('\n').length - 1;
        return word;
      }
      const read = (burmese?.zawgyiLines[line] ?? true) ? fromLegacy('zawgyi', word.read) : word.read;
      return read === word.read ? word : { ...word, read, encodings: [...word.encodings, 'zawgyi'] };
    });
  }
  return { words, stored, unreadable, uncertain: burmese?.uncertain ?? false };
}

/** Puts the read text together, and behind it the stored words where they differ. */
function joined(words: readonly Word[], stored: string): Pick<ReadText, 'text' | 'conversion'> {
  const changed = words.filter((word) => !sameForSearch(word));
  if (changed.length === 0) return { text: stored, conversion: null };
  let text = '';
  const starts: number[] = [];
  for (const word of words) {
    if (!sameForSearch(word)) starts.push(text.length);
    text += word.read;
  }
  const from = [...new Set(changed.flatMap((word) => word.encodings))];
  const tail = changed.map((word) => word.stored).join(' ');
  return {
    text: `${text}\n\n${tail}`.toWellFormed(),
    conversion: { from, length: text.length, starts },
  };
}
