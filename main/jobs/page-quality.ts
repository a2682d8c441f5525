import type { PageQuality, QualityReason } from '../../shared/library';
import { isLegacyFont } from '../legacy';
import type { PageText, TextCounts } from './page-text';

const matches = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Share of the text that looks like UTF-8 or Windows-1252 read as something else. */
function mojibakeShare(text: string): number {
  const found = matches(
    text,
    /\u00c3[\u0080-\u00bf]|\u00e2\u20ac|\u00c2[\u00a0-\u00bf]|\u00e0[\u00a4\u00b8\u00b9\u00ba\u00bb][\u0080-\u00bf\u2013-\u2122]|\u00e1[\u0080-\u00bf\u017e][\u0080-\u00bf\u2013-\u2122]|\u00ef\u00bf\u00bd/g,
  );
  return (2 * found) / Math.max(1, text.length);
}

/** Share of the words of intricate scripts that begin with a sign which must follow a letter. */
export function brokenShare(text: string): number {
  const words = text.match(/[\u0900-\u109f\u1780-\u17ff]+/g) ?? [];
  if (words.length < 8) return 0;
  const broken = words.filter((word) =>
    /^[\u0900-\u0903\u093a-\u093c\u093e\u0940-\u094d\u0981-\u0983\u09bc\u09be\u09c0-\u09c4\u09cd\u0a3c\u0a3e\u0a40-\u0a4d\u0abc\u0abe\u0ac0-\u0acd\u0b82\u0bbe-\u0bc2\u0bcd\u0c3e-\u0c4d\u0cbe-\u0ccd\u0d3e-\u0d45\u0d4d\u0dca-\u0dd8\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u1030\u1032-\u103e\u17b4-\u17bd\u17c6-\u17d3]/.test(
      word,
    ),
  );
  return broken.length / words.length;
}

/** A stacked sign or vowel without a letter, or signs in an order that no writing has. */
const VISUAL_ORDER =
  /(?:^|\s)[\u1031\u17c1-\u17c3\u0dd9-\u0ddb\u0bc6-\u0bc8][\u1000-\u1021\u1780-\u17a2\u0d85-\u0dc6\u0b95-\u0bb9]/g;

/** Whether more than a few of a page's glyphs have no letter that is known. */
export const lacksLetters = ({ unmapped, drawn }: TextCounts): boolean =>
  unmapped > 2 && unmapped / Math.max(1, drawn) > 0.02;

/** How fonts share a page. */
export interface FontUse {
  readonly name: string;
  /** Latin letters, digits and signs drawn with it. */
  readonly latin: number;
}

/** What the reading of a page's encodings left open. */
export interface EncodingDoubts {
  /** Fonts whose glyphs could be read are none to doubt. */
  readonly unreadable: boolean;
  readonly uncertain: boolean;
  /** The letters are not those that are seen. */
  readonly wrongLetters?: boolean;
  /** A picture whose words all stand in what is laid over it, or at its edges. */
  readonly pictureWithNotes?: boolean;
  /** Text was left out that is on layers which are off. */
  readonly hiddenText?: boolean;
  /** It stands in for a form that is not shown. */
  readonly notShown?: boolean;
}

/**
 * Judges a page's text; `fonts` are those whose encoding is not known. `suspect` means it may be searched, but what is found or not found cannot be trusted.
 */
export function judgePage(
  page: PageText,
  fonts: readonly FontUse[],
  doubts: EncodingDoubts = { unreadable: false, uncertain: false },
): { quality: PageQuality; reasons: QualityReason[] } {
  const { text, counts } = page;
  if (doubts.notShown) return { quality: text === '' ? 'empty' : 'suspect', reasons: ['form-not-shown'] };
  if (counts.drawn === 0 && text === '')
    return { quality: 'empty', reasons: [doubts.hiddenText === true ? 'hidden-text' : 'no-text'] };
  const reasons: QualityReason[] = [];
  const length = Math.max(1, text.length);
  if (page.cut) reasons.push('text-cut');
  if (lacksLetters(counts)) reasons.push('unmapped-glyphs');
  if (matches(text, /[\ue000-\uf8ff]/g) / length > 0.02) reasons.push('private-use');
  // No writing has controls: codes that nobody has made letters of came through as they are.
  if (matches(text, /\ufffd/g) / length > 0.005 || matches(text, /[\u0080-\u009f]/g) / length > 0.01)
    reasons.push('replacement-characters');
  const legacy = fonts.filter((font) => isLegacyFont(font.name)).reduce((sum, font) => sum + font.latin, 0);
  if (doubts.unreadable || (legacy > 20 && legacy / Math.max(1, counts.drawn) > 0.05))
    reasons.push('legacy-font');
  if (doubts.uncertain) reasons.push('encoding-uncertain');
  if (mojibakeShare(text) > 0.01) reasons.push('mojibake');
  const letters = matches(text, /[\u0900-\u109f\u1780-\u17ff]+/g);
  if (brokenShare(text) > 0.05 || (letters > 20 && matches(text, VISUAL_ORDER) / letters > 0.05)) {
    reasons.push('broken-clusters');
  }
  if (doubts.wrongLetters) reasons.push('wrong-letters');
  if (doubts.pictureWithNotes) reasons.push('picture-with-notes');
  if (doubts.hiddenText) reasons.push('hidden-text');
  if (text === '' && reasons.length === 0) return { quality: 'empty', reasons: ['no-text'] };
  return { quality: reasons.length > 0 ? 'suspect' : 'good', reasons };
}
