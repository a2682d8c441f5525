import { monthsLater } from '../../shared/kernel';
import { today } from '../platform';
import { isUnfitDay } from '../ui';

/** Whether a field of a form holds a calendar day that can be kept, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return text !== '' && !isUnfitDay(text);
}

/** The same day a year later; the 29th of February becomes the 28th. */
export const aYearLater = (day: string): string => monthsLater(day, 12);

/** The same day of the first later year that is not taken yet. */
export function firstFreeYear(day: string, taken: readonly string[]): string {
  const next = aYearLater(day);
  return taken.includes(next) ? firstFreeYear(next, taken) : next;
}

const FAR_YEARS = 3;

/** Whether a day lies so far ahead that its year is mostly a slip, such as one of the Buddhist Era counted twice. */
export function isFarAhead(day: string, now: string = today()): boolean {
  return isDay(day) && yearOf(day) - yearOf(now) > FAR_YEARS;
}

/** The Common Era year of a day. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
