const DIGIT = /^\p{Nd}$/u;

/** The value of a decimal digit. Digits of a script stand in a run from nought to nine. */
function digitValue(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(point - value - 1))) value += 1;
  return value;
}

/**
 * The digits of every script as ASCII digits, and the Burmese letter WA between digits as the nought it is typed for. The text keeps its
 * length.
 */
export const asciiDigits = (text: string): string =>
  text
    .replace(/(?<=[\u1040-\u1049])\u101d|\u101d(?=[\u1040-\u1049])/g, '\u1040')
    .replace(/(?!\d)\p{Nd}/gu, (digit) => String(digitValue(digit)).padEnd(digit.length, ' '));
