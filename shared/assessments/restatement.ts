import { z } from 'zod';
import { canonicalJson, instant, type Json, uuid } from '../kernel';
import { type Answer, answerValue, itemId } from './model';

/** A correction of a frozen answer, with its reason. The frozen one stays what it was; both values are shown (items B.7). */
export const restatement = z.strictObject({
  id: uuid,
  snapshotId: uuid,
  itemId,
  /** What the snapshot, or the restatement before, says. */
  before: answerValue,
  value: answerValue,
  text: z.string().max(20_000),
  reason: z.string().trim().min(1).max(4000),
  by: z.string().trim().min(1).max(200),
  at: instant,
});
export type Restatement = z.infer<typeof restatement>;

/** What the hash of a restatement covers: all of it. */
export function restatementContent(given: Restatement): Json {
  return { format: 'waymark-restatement/1', ...given } as Json;
}

/** Frozen answers as they read now: the last restatement of an item takes the place of its value and words. */
export function restated(answers: readonly Answer[], restatements: readonly Restatement[]): Answer[] {
  const last = new Map(restatements.map((one) => [one.itemId, one]));
  return answers.map((answer) => {
    const now = last.get(answer.itemId);
    return now === undefined ? answer : { ...answer, value: now.value, text: now.text, confirmed: true };
  });
}

/** Whether a correction would change nothing: the answer reads so already. */
export function correctsNothing(
  present: Pick<Answer, 'value' | 'text'>,
  given: Pick<Restatement, 'value' | 'text'>,
): boolean {
  return present.text === given.text && canonicalJson(present.value) === canonicalJson(given.value);
}

/**
 * The moment of a word that stands behind earlier ones, oldest first: a correction, an entry of a discussion. They count in the order of
 * their moments, here and wherever they are sent; so where a clock was put back, a later one stands just behind the last.
 */
export function momentBehind(earlier: readonly { readonly at: string }[], now: string): string {
  const last = earlier.at(-1)?.at ?? '';
  return now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}
