import { OWN_MONTH_NAMES } from './month-names';
import { BUDDHIST_AHEAD } from './typed-day';

/** How dates are shown: a language tag, and the calendar that counts the years. */
export interface ShownIn {
  readonly language: string;
  /** Common Era or Buddhist Era. */
  readonly calendar: 'ce' | 'be';
}

const ERA_WORDS: Readonly<Record<string, string>> = { th: 'พ.ศ.', lo: 'ພ.ສ.', km: 'ព.ស.' };

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})/;

/** Names of months by language: making them costs more than all the rest of a date. */
const monthNames = new Map<string, readonly string[]>();

function monthName(month: number, language: string): string {
  const own = OWN_MONTH_NAMES[language]?.[month - 1];
  if (own !== undefined) return own;
  let names = monthNames.get(language);
  if (names === undefined) {
    const known = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
    const format = new Intl.DateTimeFormat(known ? language : 'en', { month: 'long', timeZone: 'UTC' });
    names = Array.from({ length: 12 }, (_, at) => format.format(Date.UTC(2001, at, 15)));
    monthNames.set(language, names);
  }
  return names[month - 1] ?? '';
}

function join(day: string, month: string, year: string, language: string): string {
  if (language === 'mn') return `${year} оны ${month} ${day}`;
  if (language === 'vi') return `${day} ${month} năm ${year}`;
  return `${day} ${month} ${year}`;
}

/** A year of the Common Era as the reader counts: `2026`, or `2569 BE`. */
export function formatYear(year: number, shown: ShownIn): string {
  if (shown.calendar === 'ce') return String(year);
  const era = ERA_WORDS[shown.language];
  return era === undefined ? `${year + BUDDHIST_AHEAD} BE` : `${era} ${year + BUDDHIST_AHEAD}`;
}

/** An ISO date (`2026-11-24`) in words: `24 November 2026`. Anything that is not an ISO date is given back as it is. */
export function formatDay(iso: string, shown: ShownIn): string {
  const [, year, month, day] = ISO_DATE.exec(iso) ?? [];
  if (year === undefined || month === undefined || day === undefined) return iso;
  return join(
    String(Number(day)),
    monthName(Number(month), shown.language),
    formatYear(Number(year), shown),
    shown.language,
  );
}

/** A month (`2026-11`) in words: `November 2026`. */
export function formatMonth(month: string, shown: ShownIn): string {
  const [year, number] = month.split('-').map(Number);
  const name = monthName(number ?? 1, shown.language);
  const counted = formatYear(year ?? 0, shown);
  if (shown.language === 'mn') return `${counted} оны ${name}`;
  return shown.language === 'vi' ? `${name} năm ${counted}` : `${name} ${counted}`;
}
