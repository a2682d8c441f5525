import { z } from 'zod';
import { uuid } from '../kernel';
import { titleLikeness } from './arrivals';
import { type Action, carriedActions, isEarlierPlan, type Plan } from './plan';

/** An action that reads like one of an earlier plan which neither ended nor goes on: perhaps somebody typed it again. */
export const alikeAction = z.strictObject({
  actionId: uuid,
  title: z.string(),
  earlierId: uuid,
  earlierTitle: z.string(),
  /** The plan of the earlier one. */
  planId: uuid,
  planTitle: z.string(),
});
export type AlikeAction = z.infer<typeof alikeAction>;

/** Least share of the words of each title that the other one has. */
const LEAST = 0.75;

/** How much two titles have in common, whichever of them is the longer; 1 where they are the same. */
function likeness(one: string, other: string): number {
  if (one.trim() === other.trim()) return 1;
  return Math.min(titleLikeness(one, [other]) ?? 0, titleLikeness(other, [one]) ?? 0);
}

/** On two items of one edition, the same words are two actions. */
function isOtherItem(
  one: Pick<Action, 'itemId' | 'edition'>,
  other: Pick<Action, 'itemId' | 'edition'>,
): boolean {
  return (
    one.itemId !== null &&
    other.itemId !== null &&
    one.itemId !== other.itemId &&
    one.edition === other.edition
  );
}

/**
 * Actions of a plan that may be ones of earlier plans typed again, each with the likeliest. They would count in both plans; a person
 * decides whether it is one action.
 */
export function alikeActions(plan: Plan, others: readonly Plan[]): AlikeAction[] {
  const open = others
    .filter((earlier) => isEarlierPlan(earlier, plan))
    .flatMap((earlier) => carriedActions(earlier).map((action) => ({ earlier, action })));
  const taken = new Set<string>();
  return plan.list.flatMap((action): AlikeAction[] => {
    if (action.carriedFrom !== null || action.state === 'dropped') return [];
    const [best] = open
      .filter(({ action: { id } }) => !taken.has(id) && action.notSame?.includes(id) !== true)
      .filter((each) => !isOtherItem(action, each.action))
      .map((each) => ({ ...each, alike: likeness(action.title, each.action.title) }))
      .filter(({ alike }) => alike >= LEAST)
      .toSorted((a, b) => b.alike - a.alike);
    if (best === undefined) return [];
    taken.add(best.action.id);
    return [
      {
        ...{ actionId: action.id, title: action.title, earlierId: best.action.id },
        ...{ earlierTitle: best.action.title, planId: best.earlier.id, planTitle: best.earlier.title },
      },
    ];
  });
}

/** The action that another one goes on from, as the history tells it. */
export const carriedFromTold = z.strictObject({ id: uuid, title: z.string(), plan: z.string() });
export type CarriedFromTold = z.infer<typeof carriedFromTold>;
