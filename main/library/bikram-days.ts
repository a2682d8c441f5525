import { dateConfigMap } from 'nepali-date-converter';
import type { BikramToIso, OtherDay } from '../../shared/library';

/** The first day of the first year the table has, 1 Baisakh 2000. */
const FIRST_YEAR = 2000;
const FIRST_DAY = Date.UTC(1943, 3, 14);
const DAY = 86_400_000;

const monthsOf = (year: number): number[] | undefined => {
  const months = dateConfigMap[String(year)];
  return months === undefined ? undefined : Object.values(months);
};

/**
 * The Gregorian day of a day of the Bikram Sambat; null when that calendar has no such day or its years lie outside the table (2000 to 2090).
 * The lengths of its months follow no rule, so they are looked up.
 */
export const bikramToIso: BikramToIso = (year, month, day) => {
  const lengths = monthsOf(year);
  const length = lengths?.[month - 1];
  if (lengths === undefined || length === undefined || day < 1 || day > length) return null;
  let days = day - 1;
  for (let before = FIRST_YEAR; before < year; before += 1) {
    days += (monthsOf(before) ?? []).reduce((sum, one) => sum + one, 0);
  }
  for (const before of lengths.slice(0, month - 1)) days += before;
  return new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10);
};

/** The day of the Bikram Sambat of a Gregorian day; null outside the table. */
export function isoToBikram(iso: string): OtherDay | null {
  let left = Math.round((Date.parse(`${iso}T00:00:00.000Z`) - FIRST_DAY) / DAY);
  if (left < 0) return null;
  for (let year = FIRST_YEAR; ; year += 1) {
    const lengths = monthsOf(year);
    if (lengths === undefined) return null;
    for (const [at, length] of lengths.entries()) {
      if (left < length) return { year, month: at + 1, day: left + 1 };
      left -= length;
    }
  }
}
