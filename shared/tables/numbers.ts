import { BIKRAM_AHEAD, BUDDHIST_AHEAD, plainDigits } from '../kernel';
import type { Table, YearCount } from './model';

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const WITH_COMMA = /^[+-]?\d*,\d+$/;

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

/**
 * Years by which a count is ahead. A year of the Bikram Sambat runs from April to April and counts as the year in which it begins, as it
 * does in the names of laws.
 */
const AHEAD: Readonly<Record<YearCount, number>> = { ce: 0, be: BUDDHIST_AHEAD, bs: BIKRAM_AHEAD };

/** Marks of an era as tables write them beside a year. */
const MARKED_BE = /^(?:พ\.?\s*ศ\.?|ພ\.?\s*ສ\.?|ព\.?\s*ស\.?|B\.?\s*E\.?)\s*|\s*(?:B\.?\s*E\.?)$/iu;
const MARKED_CE =
  /^(?:ค\.?\s*ศ\.?|ຄ\.?\s*ສ\.?|គ\.?\s*ស\.?|C\.?\s*E\.?|A\.?\s*D\.?)\s*|\s*(?:C\.?\s*E\.?|A\.?\s*D\.?)$/iu;
const MARKED_BS = /^(?:वि\.?\s*सं\.?|B\.?\s*S\.?)\s*|\s*(?:B\.?\s*S\.?)$/iu;
/** A year of Nepal's budgets, from summer to summer: `2080/81`, `2080/081`. */
const TWO_YEARS = /^(\p{Nd}{4})\s*\/\s*(\p{Nd}{2,4})$/u;
/** A day as spreadsheets give it. */
const ISO_DAY = /^(\d{4})-\d{2}-\d{2}(?:T.*)?$/;

/** The era that a mark beside a year says, with the year alone. */
function markedYear(text: string): { readonly era: YearCount | null; readonly bare: string } {
  for (const [era, mark] of [
    ['be', MARKED_BE],
    ['ce', MARKED_CE],
    ['bs', MARKED_BS],
  ] as const) {
    if (mark.test(text)) return { era, bare: text.replace(mark, '') };
  }
  return { era: null, bare: text };
}

/** The first of two years that follow each other, of which the second may be short. */
function firstOfTwo(text: string): string | undefined {
  const [, first = '', second = ''] = TWO_YEARS.exec(text) ?? [];
  const [from, to] = [readNumber(first), readNumber(second)];
  if (from === null || to === null) return undefined;
  return (from + 1) % 10 ** [...second].length === to ? first : undefined;
}

/**
 * A year of the Common Era in digits of any script, also as a spreadsheet writes whole numbers (`2014.0`) or days
 * (`2014-12-31`), and in the Bikram Sambat, or beside the mark of an era, as two years (`2080/81`); null for anything else. A mark of an era
 * counts more than `calendar`.
 */
export function readYear(text: string, calendar: YearCount = 'ce'): number | null {
  const { era, bare } = markedYear(text.trim());
  const count = era ?? calendar;
  const written =
    ISO_DAY.exec(bare)?.[1] ?? (count === 'bs' || era !== null ? firstOfTwo(bare) : undefined) ?? bare;
  const year = readNumber(written);
  if (year === null || !Number.isInteger(year)) return null;
  const common = year - AHEAD[count];
  return common >= 1 && common <= 9999 ? common : null;
}

/**
 * Whether a year that is read as one of the Bikram Sambat may as well be one of the Common Era, of the years that results can be of: `2019` or `2019/20`
 * between `2080` and `2081`, or the day of a spreadsheet. Years of the Buddhist Era are too far ahead for that.
 */
export function mayBeCommonEra(
  text: string,
  calendar: YearCount,
  { first, last }: { readonly first: number; readonly last: number },
): boolean {
  const { era, bare } = markedYear(text.trim());
  if (calendar !== 'bs' || era !== null) return false;
  const year = readYear(firstOfTwo(bare) ?? bare);
  return year !== null && year >= first && year <= last;
}
