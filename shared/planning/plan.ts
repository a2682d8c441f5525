import { z } from 'zod';
import { type Level, level } from '../assessments';
import { instant, isoDate, uuid } from '../kernel';
import { editionName, itemId } from '../questionnaires';
import { actionState, documentType, memberCode } from '../vocabulary';

/** What an action costs, told by who can decide on the money; amounts stand in the text. */
export const COST_CLASSES = ['none', 'own-budget', 'new-budget', 'outside-support', 'unknown'] as const;
export const costClass = z.enum(COST_CLASSES);
export type CostClass = z.infer<typeof costClass>;

/** A page of the library that helps with an action. */
export const planResource = z.strictObject({
  versionId: uuid,
  page: z.number().int().positive(),
  title: z.string().trim().min(1).max(500),
});
export type PlanResource = z.infer<typeof planResource>;

/** What people write about an action. */
export const actionFields = z
  .strictObject({
    /** The gap it closes; null for an action that belongs to no item. */
    itemId: itemId.nullable(),
    /** The edition whose item it is; left out where nobody noted it. */
    edition: editionName.optional(),
    /** Step it makes, such as from 1 to 2; null where it makes none. */
    fromLevel: level.nullable(),
    toLevel: level.nullable(),
    title: z.string().trim().min(1).max(300),
    description: z.string().trim().max(8000),
    /** One owner; empty while nobody has agreed. */
    owner: z.string().trim().max(200),
    partners: z.array(z.string().trim().min(1).max(200)).max(30),
    startsOn: isoDate.nullable(),
    dueOn: isoDate.nullable(),
    costClass,
    /** The money it needs, in words. */
    costText: z.string().trim().max(500),
    /** The people it needs: how many, of which office, for how long. */
    people: z.string().trim().max(500).optional(),
    /** Rooms, vehicles, equipment, printing. */
    material: z.string().trim().max(500).optional(),
    /** A fact that shows the result, not the activity. */
    indicator: z.string().trim().max(1000),
    /** The document that will show that it is done. */
    expectedDocument: z.string().trim().max(300),
    expectedType: documentType.nullable(),
    resources: z.array(planResource).max(50),
    state: actionState,
    /** Why it was dropped, or what was found when it was verified. */
    stateReason: z.string().trim().max(2000),
    doneOn: isoDate.nullable(),
    /** The document of the library that shows it; `done` needs one. */
    doneDocumentId: uuid.nullable(),
    /** It has ended, and somebody decided that the answer on its item stays as it is. */
    answerStays: z.boolean().optional(),
    /** Documents that looked like the expected one and are not. */
    notExpected: z.array(uuid).max(100).optional(),
    /** Actions of earlier plans that read like it and are others. */
    notSame: z.array(uuid).max(100).optional(),
  })
  .refine(({ startsOn, dueOn }) => startsOn === null || dueOn === null || startsOn <= dueOn, {
    path: ['dueOn'],
    message: 'the last day is not before the first',
  });
export type ActionFields = z.infer<typeof actionFields>;

export const action = z.strictObject({
  ...actionFields.shape,
  id: uuid,
  planId: uuid,
  /** Place in the plan, from 1. */
  position: z.number().int().positive(),
  /** The action of an earlier plan that it goes on from. */
  carriedFrom: uuid.nullable(),
  updatedAt: instant,
});
export type Action = z.infer<typeof action>;

/** Letters of a plan's title: official ones name what they are about, for whom and for which years, as those of documents do. */
export const PLAN_TITLE_LENGTH = 500;

export const planFields = z
  .strictObject({
    title: z.string().trim().min(1).max(PLAN_TITLE_LENGTH),
    introduction: z.string().trim().max(20_000),
    startsOn: isoDate,
    endsOn: isoDate,
    status: z.enum(['draft', 'approved', 'closed']),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'ends after it starts',
  });
export type PlanFields = z.infer<typeof planFields>;

export const planSummary = z.strictObject({
  ...planFields.shape,
  id: uuid,
  state: memberCode,
  /** The plan it goes on from. */
  carriedFrom: uuid.nullable(),
  actions: z.number().int().nonnegative(),
  done: z.number().int().nonnegative(),
  /** Given up, each with its reason. */
  dropped: z.number().int().nonnegative(),
  /** Not ended, and carried on in a later plan. */
  wentOn: z.number().int().nonnegative(),
  overdue: z.number().int().nonnegative(),
  updatedAt: instant,
});
export type PlanSummary = z.infer<typeof planSummary>;

/** Actions of a closed plan that neither ended nor go on: nobody does anything for them any more. */
export function unfinished({ status, actions, done, dropped, wentOn }: PlanSummary): number {
  return status === 'closed' ? actions - done - dropped - wentOn : 0;
}

/** Where an action goes on: it is followed there, and nothing more is awaited of it in the plan it came from. */
export const onward = z.strictObject({ actionId: uuid, planId: uuid, title: z.string() });
export type Onward = z.infer<typeof onward>;

export const plan = z.strictObject({
  ...planSummary.shape,
  list: z.array(action),
  /** The later plans in which actions of this one go on, by action. */
  onward: z.array(onward),
  /** Ids of the actions for which something is still to be done in this plan. */
  awaited: z.array(uuid),
});
export type Plan = z.infer<typeof plan>;

/** A plan or an action by its name, for jumping to it. */
export const named = z.strictObject({
  kind: z.enum(['plan', 'action']),
  id: uuid,
  planId: uuid,
  title: z.string(),
  /** Owner of an action and the title of its plan; empty for a plan. */
  detail: z.string(),
});
export type Named = z.infer<typeof named>;

const ENDED: ReadonlySet<Action['state']> = new Set(['done', 'verified', 'dropped']);

/** Whether it brought about what was planned: done, or done and verified. Dropped ones have ended without it. */
export function isFinished({ state }: Pick<Action, 'state'>): boolean {
  return state === 'done' || state === 'verified';
}

/** Whether nothing more is to be done. */
export function isEnded({ state }: Pick<Action, 'state'>): boolean {
  return ENDED.has(state);
}

/** What decides whether a plan still waits for its actions. */
export type Following = Pick<Plan, 'status' | 'onward'>;

/** The later plan in which an action that has not ended goes on; undefined where it goes on in none. */
export function goesOnIn(
  each: Pick<Action, 'id' | 'state'>,
  { onward: later }: Following,
): Onward | undefined {
  return isEnded(each) ? undefined : later.find(({ actionId }) => actionId === each.id);
}

/** Whether something is still to be done for an action in its plan: not where it has ended, goes on elsewhere, or the plan is closed. */
export function isAwaited(each: Pick<Action, 'id' | 'state'>, given: Following): boolean {
  return !isEnded(each) && given.status !== 'closed' && goesOnIn(each, given) === undefined;
}

/** Overdue is never stored: the last day has passed and something is still to be done. */
export function isOverdue(
  each: Pick<Action, 'id' | 'state' | 'dueOn'>,
  given: Following,
  today: string,
): boolean {
  return each.dueOn !== null && each.dueOn < today && isAwaited(each, given);
}

/** What is missing before an action may have its state, by code; an empty list means nothing is. */
export function stateNeeds(
  fields: Pick<ActionFields, 'state' | 'stateReason' | 'doneDocumentId' | 'expectedDocument' | 'owner'>,
): readonly ('document' | 'reason' | 'owner')[] {
  const needs: ('document' | 'reason' | 'owner')[] = [];
  if (isFinished(fields) && fields.doneDocumentId === null && fields.stateReason.trim() === '')
    needs.push('document');
  if (fields.state === 'dropped' && fields.stateReason.trim() === '') needs.push('reason');
  if (fields.state !== 'proposed' && fields.state !== 'dropped' && fields.owner.trim() === '') {
    needs.push('owner');
  }
  return needs;
}

/** What the levels would be if every action that has not been dropped were finished: the highest step planned for each item. */
export function projectedLevels(
  today: ReadonlyMap<string, Level | null>,
  actions: readonly Pick<Action, 'itemId' | 'toLevel' | 'state'>[],
): Map<string, Level | null> {
  const projected = new Map(today);
  for (const { itemId: id, toLevel, state } of actions) {
    if (id === null || toLevel === null || state === 'dropped' || !projected.has(id)) continue;
    const now = projected.get(id) ?? null;
    if (now === null || toLevel > now) projected.set(id, toLevel);
  }
  return projected;
}

/** Whether an action of a plan may go on from one of another: what goes on always leads forward, so that nothing leads in a circle. */
export function isEarlierPlan(
  earlier: Pick<PlanSummary, 'id' | 'state' | 'startsOn' | 'endsOn'>,
  later: Pick<PlanSummary, 'id' | 'state' | 'startsOn' | 'endsOn' | 'carriedFrom'>,
): boolean {
  if (earlier.id === later.id || earlier.state !== later.state) return false;
  if (later.carriedFrom === earlier.id) return true;
  if (earlier.startsOn !== later.startsOn) return earlier.startsOn < later.startsOn;
  return earlier.endsOn < later.endsOn;
}

/** Actions that go on into the next plan, with their state: all that have not ended and do not go on in one already. */
export function carriedActions(plan: Following & Pick<Plan, 'list'>): Action[] {
  return plan.list.filter((each) => !isEnded(each) && goesOnIn(each, plan) === undefined);
}

/** First and last day that a list of actions and its plan cover, for a timeline. */
export function timeSpan(
  { startsOn, endsOn }: Pick<PlanFields, 'startsOn' | 'endsOn'>,
  actions: readonly Pick<Action, 'startsOn' | 'dueOn'>[],
): { readonly first: string; readonly last: string } {
  const days = actions
    .flatMap((each) => [each.startsOn, each.dueOn])
    .filter((day) => day !== null)
    .concat(startsOn, endsOn)
    .toSorted();
  return { first: days[0] ?? startsOn, last: days.at(-1) ?? endsOn };
}
