import { z } from 'zod';
import { type AnswerValue, answerValue, type Level, level } from '../assessments';
import { uuid } from '../kernel';
import { itemId } from '../questionnaires';
import { type Action, isFinished } from './plan';

/** A finished action whose item still has the answer from before: somebody may answer it again. Nothing changes by itself. */
export const answerProposal = z.strictObject({
  planId: uuid,
  actionId: uuid,
  title: z.string(),
  /** The open assessment in which the item is asked. */
  assessmentId: uuid,
  itemId,
  value: answerValue,
  /** The level that the action was to reach; null where it named none. */
  toLevel: level.nullable(),
  /** The document that shows it is done; null where it was told in words. */
  document: z
    .strictObject({ documentId: uuid, versionId: uuid, title: z.string(), isCited: z.boolean() })
    .nullable(),
  indicator: z.string(),
  /** What was found when it ended. */
  found: z.string(),
});
export type AnswerProposal = z.infer<typeof answerProposal>;

/** The answer that a finished action would change. */
export interface AnswerNow {
  readonly value: AnswerValue;
  /** When it was last changed; null where nobody has answered. */
  readonly updatedAt: string | null;
}

/** A state that an action was given, and when. */
export interface StateGiven {
  readonly at: string;
  readonly state: Action['state'];
}

/**
 * Since when an action is finished, by the states it was given, the earliest first: what is written about it later finishes it no second
 * time. Its last change where nobody noted a state that finished it, as of one that came with a pack.
 */
export function finishedSince(
  { updatedAt }: Pick<Action, 'updatedAt'>,
  given: readonly StateGiven[],
): string {
  const since = given.reduce<string | null>(
    (known, each) => (isFinished(each) ? (known ?? each.at) : null),
    null,
  );
  return since ?? updatedAt;
}

/**
 * Whether a finished action asks for a new answer: the level it was to reach is above the present one, or, where it named none, nobody
 * has touched the answer since it was finished. Dropped actions ask for none, nor does one of which somebody said that the answer stays.
 */
export function asksForAnswer(
  action: Pick<Action, 'state' | 'answerStays'> & { readonly finishedSince: string },
  toLevel: Level | null,
  { value, updatedAt }: AnswerNow,
): boolean {
  if (!isFinished(action) || action.answerStays === true || value.kind === 'na') return false;
  if (toLevel === null) return updatedAt === null || updatedAt < action.finishedSince;
  return value.kind !== 'level' || value.level < toLevel;
}
