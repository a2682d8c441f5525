import { z } from 'zod';
import { instant } from '../kernel';

/** Characters that all unsent words of a workspace may have together: what one call may carry, with room for its frame. */
export const MOST_UNSENT = 300_000;

const text = z.string().max(MOST_UNSENT);

/** What is typed into one form and not sent yet, as the page keeps it. */
export const unsentForm = z.strictObject({
  /** Names what the form is about. */
  key: text.min(1),
  /** Address of the screen on which it was typed. */
  at: text,
  /** When something was typed into it last. */
  typedAt: instant,
  /** What stands in the form, as JSON. */
  typed: text,
  /** What the form showed before, as JSON. */
  shown: text,
});
export type UnsentForm = z.infer<typeof unsentForm>;

export const unsentForms = z.array(unsentForm).max(1000);
