import { z } from 'zod';
import { isoDate, uuid } from '../kernel';
import { itemId } from '../questionnaires';
import { accessClass, languageCode, memberCode } from '../vocabulary';

/** What a day of the calendar is about. */
export const CALENDAR_KINDS = [
  'action-due',
  'request-due',
  'target-due',
  'plan-starts',
  'plan-ends',
  'reference-date',
  'review-due',
  'commencement',
  'expiry',
  /** From the next day on, evidence that was cited is too old to count. */
  'evidence-ages',
] as const;
export const calendarKind = z.enum(CALENDAR_KINDS);
export type CalendarKind = z.infer<typeof calendarKind>;

/** `overdue`: the day has passed and something is still to be done; `open`: it is to come; `past`: nothing is left to do. */
export const calendarState = z.enum(['overdue', 'open', 'past']);
export type CalendarState = z.infer<typeof calendarState>;

export const calendarEntry = z.strictObject({
  /** The same for the same matter, however often it is asked. */
  id: z.string().min(1),
  kind: calendarKind,
  on: isoDate,
  state: calendarState,
  /** Name of the action, plan or document; the short name of an agency; empty where there is none. */
  title: z.string(),
  language: languageCode.nullable(),
  /** Owner of an action, title of its plan; empty for others. */
  detail: z.string(),
  member: memberCode.nullable(),
  itemId: itemId.nullable(),
  /** Answers that cite the document. */
  answers: z.number().int().nonnegative(),
  /** Who may see the document; `public` where the day is about none. */
  access: accessClass,
  /** What a line opens: the first of these that is there. */
  opens: z.strictObject({
    planId: uuid.nullable(),
    /** Of the plan, to be opened in it. */
    actionId: uuid.nullable(),
    documentId: uuid.nullable(),
    assessmentId: uuid.nullable(),
  }),
});
export type CalendarEntry = z.infer<typeof calendarEntry>;
