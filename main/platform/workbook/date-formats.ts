/** Formats that every spreadsheet program knows by number, among them those of calendars of East Asia: 14–22, 27–36, 45–47, 50–58. */
const BUILT_IN = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;
/** Those of Thai days and times. */
const BUILT_IN_THAI = [71, 81] as const;

/** What does not say how a number looks: words in quotes, signs that stand for themselves, colours, languages and conditions. */
const BESIDE = /"[^"]*"|\\.|[*_].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** Hours that go on beyond a day, `[h]:mm:ss`. */
const BUILT_IN_DURATION = 46;

/** How numbers are seen: as a day or a time of the day, or as how long something takes. */
export type TimeLook = 'date' | 'duration';

/**
 * Whether a number in this format is a day, a time or how long something takes; null for any other. `code` is the format itself, where
 * the workbook has one of its own.
 */
export function timeLookOf(id: string, code: string | undefined): TimeLook | null {
  const number = Number(id);
  if (code === undefined) {
    if (number === BUILT_IN_DURATION) return 'duration';
    const isDate = [...BUILT_IN, BUILT_IN_THAI].some(([first, last]) => number >= first && number <= last);
    return isDate ? 'date' : null;
  }
  // General and Standard are words for no format at all, in the one letter that would be a time.
  const said = code.replaceAll(BESIDE, '').replaceAll(/general|standard/gi, '');
  if (/\[(?:h+|m+|s+)\]/i.test(said) && !/[dy]|bb|mmm/i.test(said)) return 'duration';
  return /[dyhs]|bb|mmm/i.test(said) ? 'date' : null;
}

const DAY = 86_400_000;
/** The day before the first of a workbook; one from 1904 begins to count at nought. */
const FIRST_1900 = Date.UTC(1899, 11, 31);
const FIRST_1904 = Date.UTC(1904, 0, 1);
/** Spreadsheet programs take 1900 for a leap year, as the first of them did; this day never was. */
const NEVER_WAS = 60;

/** The day and time that a number stands for, as in `2026-11-24T10:00:00`, a whole day without its time, and a time without a day. */
export function dateText(serial: number, isFrom1904: boolean): string {
  const days = isFrom1904 || serial < NEVER_WAS ? serial : serial - 1;
  const date = new Date((isFrom1904 ? FIRST_1904 : FIRST_1900) + Math.round(days * DAY));
  if (Number.isNaN(date.getTime())) return '#VALUE!';
  const text = date.toISOString().slice(0, 19);
  return serial >= 0 && serial < 1 && !isFrom1904 ? text.slice(11) : wholeDay(text);
}

/** How long a part of days or some of them are, as in `36:30:00`. */
export function durationText(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  if (!Number.isSafeInteger(seconds)) return '#VALUE!';
  const two = (part: number) => String(part).padStart(2, '0');
  const text = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days < 0 && seconds > 0 ? `-${text}` : text;
}

/** A day as a workbook says it, without parts of a second, and without a time where it has none. */
export const wholeDay = (text: string) =>
  text.replace(/(T[\d:]+)(?:\.\d+)?Z?$/, '$1').replace(/T00:00(?::00)?$/, '');
