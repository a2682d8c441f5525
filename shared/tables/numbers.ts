import type { Table, YearCount } from './model';

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
function isWrittenWithComma(text: string): boolean {
  return WITH_COMMA.test(plainDigits(text.trim()));
}

/**
 * Whether the numbers of a table are written `2,5`. One or two digits behind a comma cannot be thousands; three may be, unless
 * semicolons separate the cells. Where any number has a point, commas are something else.
 */
export function usesDecimalComma({ separator }: Pick<Table, 'separator'>, texts: readonly string[]): boolean {
  const isPointed = (text: string) => text.includes('.') && readNumber(text) !== null;
  const isComma = (text: string) =>
    isWrittenWithComma(text) && (separator === ';' || !/,\p{Nd}{3}$/u.test(text.trim()));
  return texts.some(isComma) && !texts.some(isPointed);
}

/** Years by which the Buddhist Era is ahead. */
const BUDDHIST_ERA = 543;

/** Marks of an era as tables write them beside a year. */
const MARKED_BE = /^(?:พ\.?\s*ศ\.?|ພ\.?\s*ສ\.?|ព\.?\s*ស\.?|B\.?\s*E\.?)\s*|\s*(?:B\.?\s*E\.?)$/iu;
const MARKED_CE =
  /^(?:ค\.?\s*ศ\.?|ຄ\.?\s*ສ\.?|គ\.?\s*ស\.?|C\.?\s*E\.?|A\.?\s*D\.?)\s*|\s*(?:C\.?\s*E\.?|A\.?\s*D\.?)$/iu;
/** A day as spreadsheets give it. */
const ISO_DAY = /^(\d{4})-\d{2}-\d{2}(?:T.*)?$/;

/**
 * A year of the Common Era in digits of any script, also as a spreadsheet writes whole numbers (`2014.0`) or days
 * (`2014-12-31`); null for anything else. A mark of an era beside the year counts more than `calendar`.
 */
export function readYear(text: string, calendar: YearCount = 'ce'): number | null {
  const trimmed = text.trim();
  const isBe = MARKED_BE.test(trimmed);
  const isCe = !isBe && MARKED_CE.test(trimmed);
  const bare = trimmed.replace(isBe ? MARKED_BE : MARKED_CE, '');
  const year = readNumber(ISO_DAY.exec(bare)?.[1] ?? bare);
  if (year === null || !Number.isInteger(year)) return null;
  const common = isBe || (!isCe && calendar === 'be') ? year - BUDDHIST_ERA : year;
  return common >= 1 && common <= 9999 ? common : null;
}
