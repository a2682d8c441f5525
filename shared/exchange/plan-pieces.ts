import { canonicalJson, type Json } from '../kernel';
import { differencesOf, partDifferences } from './differences';
import type { Difference, PackChoice } from './model';
import { substanceOf, type ThingContent } from './things';

type Plan = ThingContent<'plan'>;
type PlanAction = Plan['actions'][number];
export type PieceSide = 'mine' | 'theirs';

/** Pieces that are no action: what the plan says of itself, and the order of the actions that both have. */
export const PLAN_ITSELF = 'plan';
export const PLAN_ORDER = 'order';

/** A piece in which two states of a plan differ, and that is decided by itself: an action, or one of the two above. */
export interface PlanPiece {
  readonly id: string;
  /** What people know an action by; null for what is no action. */
  readonly action: string | null;
  /** The side that alone has it; null where both do. */
  readonly only: PieceSide | null;
  readonly differences: readonly Difference[];
  /** What each says of it; {@link NOTHING_SAID} where one does not have it. */
  readonly mine: Json;
  readonly theirs: Json;
}

const isSame = (mine: unknown, theirs: unknown): boolean =>
  canonicalJson(substanceOf('plan', mine as Json)) === canonicalJson(substanceOf('plan', theirs as Json));

const byPlace = ({ actions }: Plan): PlanAction[] =>
  actions.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));

const itself = (plan: Plan): Plan => ({ ...plan, actions: [] });

/** What an action says, wherever it stands. */
const saidBy = (action: PlanAction | undefined): Json => {
  const { id: _id, position: _at, ...said } = action ?? { id: '', position: 0 };
  return substanceOf('plan', said as unknown as Json);
};

/** What a side says of an action that it does not have. */
export const NOTHING_SAID: Json = saidBy(undefined);

const saidByItself = (plan: Plan): Json => substanceOf('plan', itself(plan) as unknown as Json);

/** What a plan says of itself and of each of its actions in their order, by the names of these pieces. */
export const saidInPlan = (plan: Plan): ReadonlyMap<string, Json> =>
  new Map([
    [PLAN_ITSELF, saidByItself(plan)],
    ...byPlace(plan).map((each) => [each.id, saidBy(each)] as const),
  ]);

const idsOf = (actions: readonly PlanAction[]) => new Set(actions.map(({ id }) => id));

/** The most places that rise from one to the next: those of actions that stand one after the other on both sides. The others were moved. */
function longestRise(places: readonly number[]): ReadonlySet<number> {
  interface Step {
    readonly place: number;
    readonly before: Step | undefined;
  }
  // By length, the rise of that length that ends lowest; longer ones end higher.
  const ends: Step[] = [];
  for (const place of places) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.place ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = { place, before: ends[low - 1] };
  }
  const rise = new Set<number>();
  for (let step = ends.at(-1); step !== undefined; step = step.before) rise.add(step.place);
  return rise;
}

/** The action that comes after each; none after the last. */
const nextIn = (list: readonly PlanAction[]): ReadonlyMap<string, PlanAction | undefined> =>
  new Map(list.map(({ id }, at) => [id, list[at + 1]]));

/**
 * Which of the actions that both have were moved: before which other each of them comes, here and there. Of some that were moved together
 * only the last is told, as the same comes after the others.
 */
function movesIn(here: readonly PlanAction[], there: readonly PlanAction[]): Difference[] {
  const [nextHere, nextThere] = [nextIn(here), nextIn(there)];
  const ours = here.filter(({ id }) => nextThere.has(id));
  const others = there.filter(({ id }) => nextHere.has(id));
  const placeOf = new Map(others.map(({ id }, at) => [id, at]));
  const stay = longestRise(ours.map(({ id }) => placeOf.get(id) ?? 0));
  return ours
    .filter(({ id }) => !stay.has(placeOf.get(id) ?? 0) && nextHere.get(id)?.id !== nextThere.get(id)?.id)
    .map(({ id, title }) => ({
      ...{ field: 'order', piece: { name: title, part: 'before' } },
      ...{ mine: nextHere.get(id)?.title ?? null, theirs: nextThere.get(id)?.title ?? null },
    }));
}

/** The pieces in which two states of a plan differ: itself, the order, then actions, ours before those that are only theirs. */
export function planPieces(mine: Plan, theirs: Plan): PlanPiece[] {
  const [here, there] = [byPlace(mine), byPlace(theirs)];
  const [hereIds, thereIds] = [idsOf(here), idsOf(there)];
  const pieces: PlanPiece[] = [];
  if (!isSame(itself(mine), itself(theirs)))
    pieces.push({
      ...{ id: PLAN_ITSELF, action: null, only: null },
      differences: differencesOf('plan', itself(mine), itself(theirs)),
      mine: saidByItself(mine),
      theirs: saidByItself(theirs),
    });
  const ours = here.filter(({ id }) => thereIds.has(id));
  const others = there.filter(({ id }) => hereIds.has(id));
  if (ours.some(({ id }, at) => id !== others[at]?.id)) {
    pieces.push({
      ...{ id: PLAN_ORDER, action: null, only: null },
      differences: movesIn(here, there),
      mine: ours.map(({ id }) => id),
      theirs: others.map(({ id }) => id),
    });
  }
  const theirsById = new Map(there.map((action) => [action.id, action]));
  const all = [...here, ...there.filter(({ id }) => !hereIds.has(id))];
  const known = new Map(here.map((action) => [action.id, action]));
  for (const { id, title } of all) {
    const [one, other] = [known.get(id), theirsById.get(id)];
    if (one !== undefined && other !== undefined && isSame(saidBy(one), saidBy(other))) continue;
    pieces.push({
      id,
      action: title,
      only: other === undefined ? 'mine' : one === undefined ? 'theirs' : null,
      differences: partDifferences('actions', title, saidBy(one), saidBy(other)),
      mine: saidBy(one),
      theirs: saidBy(other),
    });
  }
  return pieces;
}

/** Actions that only one side has, by the action before them that both have; empty for those before the first. */
function behind(list: readonly PlanAction[], both: ReadonlySet<string>): Map<string, PlanAction[]> {
  const found = new Map<string, PlanAction[]>();
  let last = '';
  for (const action of list) {
    if (both.has(action.id)) last = action.id;
    else found.set(last, [...(found.get(last) ?? []), action]);
  }
  return found;
}

/**
 * The plan in which every piece is as it was decided: nothing else is touched, and decisions give the same whether they are made at once
 * or one after the other.
 */
export function mixedPlan(mine: Plan, theirs: Plan, sideOf: (piece: string) => PieceSide): Plan {
  const pieces = planPieces(mine, theirs).map(({ id }) => id);
  if (pieces.every((id) => sideOf(id) === 'mine')) return mine;
  if (pieces.every((id) => sideOf(id) === 'theirs')) return theirs;
  const [here, there] = [byPlace(mine), byPlace(theirs)];
  const [hereIds, thereIds] = [idsOf(here), idsOf(there)];
  const both = new Set([...hereIds].filter((id) => thereIds.has(id)));
  const theirsById = new Map(there.map((action) => [action.id, action]));
  const chosen = (action: PlanAction): PlanAction =>
    sideOf(action.id) === 'theirs' ? (theirsById.get(action.id) ?? action) : action;
  const [oursBehind, theirsBehind] = [behind(here, both), behind(there, both)];
  const added = (place: string): PlanAction[] => [
    ...(theirsBehind.get(place) ?? []).filter(({ id }) => sideOf(id) === 'theirs'),
    ...(oursBehind.get(place) ?? []).filter(({ id }) => sideOf(id) === 'mine'),
  ];
  const mineById = new Map(here.map((action) => [action.id, action]));
  const order = (sideOf(PLAN_ORDER) === 'theirs' ? there : here).filter(({ id }) => both.has(id));
  const list = [
    ...added(''),
    ...order.flatMap(({ id }) => {
      const action = mineById.get(id);
      return action === undefined ? [] : [chosen(action), ...added(id)];
    }),
  ];
  const asTheirs = list.map(({ id }) => id).join(' ') === there.map(({ id }) => id).join(' ');
  const actions = list.map((action, at) => ({
    ...action,
    position: asTheirs ? (theirsById.get(action.id)?.position ?? at + 1) : at + 1,
  }));
  const base = sideOf(PLAN_ITSELF) === 'theirs' ? theirs : mine;
  const updatedAt = [mine.updatedAt, theirs.updatedAt].toSorted().at(-1) ?? mine.updatedAt;
  return { ...base, updatedAt, actions };
}

/** Names a piece among what is to be decided of a pack. */
export const pieceKey = (key: string, piece: string): string => `${key}/${piece}`;

/** The key of the thing that a piece is of. */
export const wholeOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));

/** What was decided of a piece: for itself, or with the whole; null while it was not. */
export function decidedOf(key: string, piece: string, { conflicts }: PackChoice): PieceSide | null {
  return conflicts[pieceKey(key, piece)] ?? conflicts[key] ?? null;
}
