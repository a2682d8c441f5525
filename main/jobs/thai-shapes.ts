/** The first code for private use of these shapes. */
export const FIRST_THAI_SHAPE = 0xf700;
const FIRST_THAI = 0x0e01;
const LAST_THAI = 0x0e5b;

/**
 * Thai letters and signs in the shapes that older fonts of Windows have of their own, for where they stand lower or further left, in the order of
 * their codes.
 * @see Pango, modules/thai, `thai-shaper.c`: the tables of fonts for Windows
 */
const LETTERS = [
  0x0e10, 0x0e34, 0x0e35, 0x0e36, 0x0e37, 0x0e48, 0x0e49, 0x0e4a, 0x0e4b, 0x0e4c, 0x0e48, 0x0e49, 0x0e4a,
  0x0e4b, 0x0e4c, 0x0e0d, 0x0e31, 0x0e4d, 0x0e47, 0x0e48, 0x0e49, 0x0e4a, 0x0e4b, 0x0e4c, 0x0e38, 0x0e39,
  0x0e3a,
];

/** The character that a code for private use is where it follows a Thai letter or sign: the sign that the font draws there. Else the code. */
export function thaiLetterOf(code: number, before: number | undefined): number {
  if (before === undefined || before < FIRST_THAI || before > LAST_THAI) return code;
  return LETTERS[code - FIRST_THAI_SHAPE] ?? code;
}
