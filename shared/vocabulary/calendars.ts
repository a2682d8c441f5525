import { z } from 'zod';

/** Calendars in which a document may give its dates (vocabulary 10). Stored dates are always ISO and Gregorian. */
export const CALENDARS = ['gregorian', 'buddhist', 'bikram', 'hijri', 'solar-hijri', 'era'] as const;

export type Calendar = (typeof CALENDARS)[number];

/** The calendar of a date as printed in a document. */
export const calendar = z.enum(CALENDARS);
