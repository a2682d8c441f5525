import type { Level } from '../vocabulary';
import { type CellLetter, levelOf } from './cells';

/** What a comparison needs to know of an action of a plan. */
export interface PlannedStep {
  readonly itemId: string | null;
  readonly toLevel: Level | null;
  readonly state: string;
  readonly doneOn: string | null;
  /** Its plan still waits for it: it has not ended, goes on in no later plan, and the plan is not closed. */
  readonly isAwaited: boolean;
}

const FINISHED: ReadonlySet<string> = new Set(['done', 'verified']);

/** Actions for an item that were finished after one reference date and not after the other: what may explain a change between them. */
export function finishedBetween<A extends PlannedStep>(
  actions: readonly A[],
  itemId: string,
  [before, after]: readonly [string, string],
): readonly A[] {
  return actions.filter(
    (each) =>
      each.itemId === itemId &&
      FINISHED.has(each.state) &&
      each.doneOn !== null &&
      each.doneOn > before &&
      each.doneOn <= after,
  );
}

/**
 * Steps that could still raise what was answered on a day: what a plan waits for, and what was finished since. What was finished before
 * stands in that answer already, and what nobody waits for any more will raise nothing.
 */
export function stepsAfter<A extends PlannedStep>(actions: readonly A[], date: string): readonly A[] {
  return actions.filter(
    ({ state, doneOn, isAwaited }) =>
      isAwaited || (FINISHED.has(state) && (doneOn === null || doneOn > date)),
  );
}

/**
 * The level that an item would have if all of some actions were finished: the highest step planned for it, never lower than now.
 * Undefined where it has no level now.
 */
export function levelIfFinished(
  now: CellLetter | undefined,
  itemId: string,
  actions: readonly PlannedStep[],
): Level | undefined {
  const level = levelOf(now);
  if (level === undefined) return undefined;
  return actions.reduce<Level>(
    (highest, { itemId: of, toLevel }) =>
      of === itemId && toLevel !== null && toLevel > highest ? toLevel : highest,
    level,
  );
}
