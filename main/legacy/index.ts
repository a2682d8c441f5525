/** Text that was written for a font with letters of its own, as Unicode. */
export { fromLegacy } from './convert.ts';
export { encodingOfFont, type FontEncoding, isLegacyFont, isZawgyiFont } from './fonts.ts';
export type { GlyphTable } from './glyph-table.ts';
export { mendedWord } from './nepali.ts';
export { encodingOfWords, mayHoldLegacyText } from './patterns.ts';
export { burmeseEncodingOf, isLikelyZawgyi, isSurelyZawgyi } from './zawgyi.ts';
