import { z } from 'zod';
import { type Contract, isoDate } from '../kernel';
import { calendarEntry } from './model';

export const calendarContract = {
  /** Every day that matters: of plans, actions, targets, requests to agencies, and of the documents. Overdue first. */
  'calendar.list': {
    owner: 'data',
    input: z.strictObject({
      /** Only the first of what is overdue and of what comes up to a day; null for everything, also what is past. */
      soon: z
        .strictObject({ until: isoDate, lines: z.number().int().min(1).max(50) })
        .nullable()
        .default(null),
    }),
    output: z.array(calendarEntry),
    errors: [],
  },
} as const satisfies Contract;
