/** A number to 399 in small Roman letters, as the front matter of a book counts, and no word of the same letters: xliv, not civil. */
export const ROMAN_NUMBER = '(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})';
