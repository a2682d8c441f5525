import { z } from 'zod';
import { type Contract, nothing } from '../kernel';
import { calendarEntry } from './model';

export const calendarContract = {
  /** Every day that matters: of plans, actions, targets, requests to agencies, and of the documents. Overdue first. */
  'calendar.list': { owner: 'data', input: nothing, output: z.array(calendarEntry), errors: [] },
} as const satisfies Contract;
