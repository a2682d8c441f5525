/** The Buddhist Era is 543 years ahead of the Common Era (Thai official reckoning since 1941, years from January). */
export const BUDDHIST_AHEAD = 543;
/** The Bikram Sambat is 57 years ahead for the first nine of its months, which begin in April, and 56 for the others. */
export const BIKRAM_AHEAD = 57;
/** From this year on a typed year is one of the Buddhist Era: it is 1857 of the Common Era, and no text is from 2400. */
const FIRST_BUDDHIST_YEAR = 2400;

/**
 * A day as typed, in the Common Era: a year of the Buddhist Era is turned into one. A leap day of the one need not be one of the other: what
 * comes of it is no day then, and is refused like any other. Anything else is given back as it is.
 */
export function typedDay(day: string): string {
  const [, year, rest = ''] = /^(\d{4})(-\d{2}-\d{2})$/.exec(day) ?? [];
  if (year === undefined || Number(year) < FIRST_BUDDHIST_YEAR) return day;
  return `${Number(year) - BUDDHIST_AHEAD}${rest}`;
}
