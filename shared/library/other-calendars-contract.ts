import { z } from 'zod';
import { type Contract, isoDate } from '../kernel';

/**
 * Calendars other than the Common and the Buddhist Era in which members date their texts: the Bikram Sambat of Nepal, and the solar Hijri
 * calendar of Afghanistan and Iran. Their days are not those of the Common Era with another year, so they are typed and told apart.
 */
export const OTHER_CALENDARS = ['bikram', 'solar-hijri'] as const;
export const otherCalendar = z.enum(OTHER_CALENDARS);
export type OtherCalendar = z.infer<typeof otherCalendar>;

/** A day of such a calendar. Months from 1; the longest has 32 days. */
export const otherDay = z.strictObject({
  year: z.number().int().min(1).max(9999),
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(32),
});
export type OtherDay = z.infer<typeof otherDay>;

export const otherCalendarsContract = {
  /** The day of the Common Era of a day of another calendar; null where that calendar has no such day, or its years are not known. */
  'library.fromOtherDay': {
    owner: 'data',
    input: z.strictObject({ calendar: otherCalendar, ...otherDay.shape }),
    output: isoDate.nullable(),
    errors: [],
  },
  /** A day of the Common Era as another calendar has it; null where its years are not known. */
  'library.toOtherDay': {
    owner: 'data',
    input: z.strictObject({ calendar: otherCalendar, day: isoDate }),
    output: otherDay.nullable(),
    errors: [],
  },
} as const satisfies Contract;
