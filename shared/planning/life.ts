import { z } from 'zod';
import { answerValue, level } from '../assessments';
import { isoDate, uuid } from '../kernel';
import { editionName, itemId } from '../questionnaires';
import { actionState } from '../vocabulary';
import { gapType } from './gaps';
import { planFields } from './plan';

/** What one year said on an item, or on an item it came from. */
export const lifeYear = z.strictObject({
  assessmentId: uuid,
  referenceDate: isoDate,
  edition: editionName,
  itemId,
  /** The year is still open: its answer may change. */
  isOpen: z.boolean(),
  value: answerValue,
  evidenced: level.nullable(),
  target: level.nullable(),
  gaps: z.array(gapType),
});
export type LifeYear = z.infer<typeof lifeYear>;

/** An action that was planned for an item, or for one it came from. */
export const lifeAction = z.strictObject({
  planId: uuid,
  planTitle: z.string(),
  planStatus: planFields.shape.status,
  /** First day of the plan in which it was first written. */
  plannedOn: isoDate,
  actionId: uuid,
  title: z.string(),
  itemId,
  owner: z.string(),
  state: actionState,
  stateReason: z.string(),
  dueOn: isoDate.nullable(),
  doneOn: isoDate.nullable(),
});
export type LifeAction = z.infer<typeof lifeAction>;

/** The life of a gap: the years, what was planned and done, and whether it is open. */
export const gapLife = z.strictObject({
  /** Earliest first. */
  years: z.array(lifeYear),
  /** Earliest first; one that went on in later plans stands once, as it is now. */
  actions: z.array(lifeAction),
  /** Reference date of the first year of the unbroken run of gaps that goes on now; null where the item is no gap now. */
  openSince: isoDate.nullable(),
  /** Reference date of the first year without the gap; null where it is open, or never was. */
  closedOn: isoDate.nullable(),
});
export type GapLife = z.infer<typeof gapLife>;

/** What an action must be told by to find where it goes on. */
interface Carried {
  readonly actionId: string;
  readonly carriedFrom: string | null;
}

/** Each action once, as it is now, with the first of the plans it went through. */
export function lastOfEach<T extends Carried>(
  actions: readonly T[],
): { readonly first: T; readonly last: T }[] {
  const byId = new Map(actions.map((each) => [each.actionId, each]));
  const wentOn = new Set(actions.map(({ carriedFrom }) => carriedFrom));
  return actions
    .filter(({ actionId }) => !wentOn.has(actionId))
    .map((last) => {
      let first = last;
      const seen = new Set([last.actionId]);
      for (let before = byId.get(last.carriedFrom ?? ''); before !== undefined; ) {
        if (seen.has(before.actionId)) break;
        seen.add(before.actionId);
        first = before;
        before = byId.get(before.carriedFrom ?? '');
      }
      return { first, last };
    });
}
