import { plainDigits } from '../../kernel';

/**
 * The digits of every script as ASCII digits, and the Burmese letter WA between digits as the nought it is typed for. The text keeps its
 * length.
 */
export const asciiDigits = (text: string): string =>
  text
    .replace(/(?<=[\u1040-\u1049])\u101d|\u101d(?=[\u1040-\u1049])/g, '\u1040')
    .replace(/(?!\d)\p{Nd}/gu, (digit) => plainDigits(digit).padEnd(digit.length, ' '));
