import type { SheetAnswer } from './model';

/** An answer in which nothing was written. */
export const BLANK_ANSWER: SheetAnswer = {
  level: '',
  practiceAhead: false,
  reason: '',
  whoMightKnow: '',
  text: '',
  evidence: '',
};

/** The largest file of answers that is read, and the size at which the page asks to be brief. */
export const ANSWERS_FILE_BYTES = 2 * 1024 * 1024;
export const ANSWERS_FILE_WARNS_AT = 200 * 1024;
