import { z } from 'zod';
import { isoDate, monthsLater } from '../kernel';

/** When somebody last looked whether a document is still right, and when it should be looked at again. */
export const review = z.strictObject({
  checkedOn: isoDate.nullable(),
  checkedBy: z.string().trim().max(200).nullable(),
  reviewBy: isoDate.nullable(),
});
export type Review = z.infer<typeof review>;

/** What is left to write to take a check back: a field that was written since stays as it is. */
export function uncheckedAgain(
  now: Review,
  { before, written }: { readonly before: Review; readonly written: Review },
): Partial<Review> {
  const left = review.keyof().options.filter((field) => now[field] === written[field]);
  return Object.fromEntries(left.map((field) => [field, before[field]]));
}

/** `due`: the day has come; `soon`: within three months; `later`; `never`: neither checked nor planned. */
export const REVIEW_STATES = ['due', 'soon', 'never', 'later'] as const;
export const reviewState = z.enum(REVIEW_STATES);
export type ReviewState = z.infer<typeof reviewState>;

const SOON_MONTHS = 3;

/** Where a document stands with its checking on a day. One checked without a next day set is `later`. */
export function reviewStateOf({ checkedOn, reviewBy }: Review, today: string): ReviewState {
  if (reviewBy === null) return checkedOn === null ? 'never' : 'later';
  if (reviewBy <= today) return 'due';
  return reviewBy <= monthsLater(today, SOON_MONTHS) ? 'soon' : 'later';
}
