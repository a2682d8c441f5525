const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const WITH_COMMA = /^[+-]?\d*,\d+$/;

const isDigit = (codePoint: number) => /^\p{Nd}$/u.test(String.fromCodePoint(codePoint));

/** Digits of every script as 0 to 9: they stand in Unicode in runs of ten that start at nought. */
function plainDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const codePoint = digit.codePointAt(0) ?? 0;
    let before = 0;
    while (isDigit(codePoint - before - 1)) before += 1;
    return String(before % 10);
  });
}

/**
 * The finite decimal number a text writes, in digits of any script and with white space around it; null when it writes none.
 * `1,5` is a number only where a comma is said to be the decimal mark; thousands are never guessed.
 */
export function readNumber(text: string, decimalComma = false): number | null {
  const trimmed = text.trim();
  // Nearly every number is one already; only the others are worth a closer look.
  const plain = DECIMAL.test(trimmed) ? trimmed : plainDigits(trimmed);
  const pointed = decimalComma && WITH_COMMA.test(plain) ? plain.replace(',', '.') : plain;
  if (!DECIMAL.test(pointed)) return null;
  const value = Number(pointed);
  return Number.isFinite(value) ? value : null;
}

/** Whether a text reads as a number only if its comma is a decimal mark. */
export function isWrittenWithComma(text: string): boolean {
  return WITH_COMMA.test(plainDigits(text.trim()));
}

/** A year in digits of any script, also as a spreadsheet writes whole numbers (`2014.0`); null for anything else. */
export function readYear(text: string): number | null {
  const year = readNumber(text);
  return year !== null && Number.isInteger(year) && year >= 1 && year <= 9999 ? year : null;
}
