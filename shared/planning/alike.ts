import { z } from 'zod';
import { uuid } from '../kernel';
import { shareOfWords, titleWords } from './arrivals';
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

/** An action with the words of its title, which are asked about beside every other one. */
interface Titled {
  readonly action: Action;
  readonly title: string;
  readonly words: ReadonlySet<string>;
}

const titled = (action: Action): Titled => ({
  action,
  title: action.title.trim(),
  words: titleWords(action.title),
});

/** How much two titles have in common, whichever of them is the longer; 1 where they are the same. */
function likeness(one: Titled, other: Titled): number {
  if (one.title === other.title) return 1;
  return Math.min(shareOfWords(one.words, other.words) ?? 0, shareOfWords(other.words, one.words) ?? 0);
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
 * Actions of a plan that may be ones of earlier plans typed again, in the order of the plan. The likeliest pairs come first, and each action
 * is in one. They would count in both plans; a person decides whether it is one action.
 */
export function alikeActions(plan: Plan, others: readonly Plan[]): AlikeAction[] {
  const open = others
    .filter((earlier) => isEarlierPlan(earlier, plan))
    .flatMap((earlier) => carriedActions(earlier).map((action) => ({ ...titled(action), earlier })));
  const pairs = plan.list
    .filter((action) => action.carriedFrom === null && action.state !== 'dropped')
    .map(titled)
    .flatMap((one) =>
      open
        .filter(({ action }) => one.action.notSame?.includes(action.id) !== true)
        .filter(({ action }) => !isOtherItem(one.action, action))
        .map((other) => ({ one, other, alike: likeness(one, other) })),
    )
    .filter(({ alike }) => alike >= LEAST)
    .toSorted((a, b) => b.alike - a.alike);
  const found = new Map<string, AlikeAction>();
  const taken = new Set<string>();
  for (const { one, other } of pairs) {
    if (found.has(one.action.id) || taken.has(other.action.id)) continue;
    taken.add(other.action.id);
    found.set(one.action.id, {
      ...{ actionId: one.action.id, title: one.action.title },
      ...{ earlierId: other.action.id, earlierTitle: other.action.title },
      ...{ planId: other.earlier.id, planTitle: other.earlier.title },
    });
  }
  return plan.list.flatMap(({ id }) => found.get(id) ?? []);
}

/** The action that another one goes on from, as the history tells it. */
export const carriedFromTold = z.strictObject({ id: uuid, title: z.string(), plan: z.string() });
export type CarriedFromTold = z.infer<typeof carriedFromTold>;
