import { z } from 'zod';
import { type Level, level } from '../assessments';
import { isoDate, uuid } from '../kernel';
import {
  type EditionName,
  followItems,
  ITEM_CHANGE_KINDS,
  type ItemChange,
  type ItemLineage,
  itemId,
  itemsAfter,
  itemsBefore,
  pathBetween,
} from '../questionnaires';

/** Something that was written for an item: a target, a mark on a gap, an action. */
export interface ForItem {
  readonly itemId: string;
  /** The edition in which it was written; null where nobody noted it. */
  readonly edition: string | null;
}

/** Which items an edition has, and how the editions follow from one another. */
export interface Editions {
  /** The ids of all items of an edition; undefined where there is no such edition. */
  readonly itemsOf: (edition: string) => ReadonlySet<string> | undefined;
  readonly lineages: readonly ItemLineage[];
}

/** Something as it stands on an item of a later edition, with what happened to the item on the way, earliest first. */
export interface Arrived<T> {
  readonly thing: T;
  readonly changes: readonly ItemChange[];
}

/** Something whose item leads to no item of the later edition. */
export interface Ended<T> {
  readonly thing: T;
  readonly changes: readonly ItemChange[];
}

function linksInto(edition: EditionName, lineages: readonly ItemLineage[]): readonly ItemLineage[] {
  return lineages.filter(
    ({ questionnaire, to }) => questionnaire === edition.questionnaire && to === edition.edition,
  );
}

/** The editions that lead to one, the nearest first, that one at the head. */
export function editionsBefore(edition: EditionName, lineages: readonly ItemLineage[]): string[] {
  const reached = new Set([edition.edition]);
  for (const name of reached) {
    for (const { from } of linksInto({ ...edition, edition: name }, lineages)) reached.add(from);
  }
  return [...reached];
}

/**
 * The edition from which something is followed: the one in which it was written, where that leads here; otherwise the nearest of those
 * that lead here and have its item. Undefined where none has.
 */
function homeOf(thing: ForItem, at: EditionName, { itemsOf, lineages }: Editions): string | undefined {
  const before = editionsBefore(at, lineages);
  const known = thing.edition;
  if (known !== null && before.includes(known) && itemsOf(known)?.has(thing.itemId) !== false) return known;
  const nearest = before.find((name) => itemsOf(name)?.has(thing.itemId) === true);
  if (nearest !== undefined || known === null) return nearest;
  // Only an edition that a workspace made itself has asked it: it leads here by way of the one it was made from.
  return pathBetween({ ...at, edition: known }, at.edition, lineages) === undefined ? undefined : known;
}

/** Whether something was written for a later edition whose scale of the item is another one, so that it says nothing of this one. */
function isOfOtherScale(thing: ForItem, at: EditionName, lineages: readonly ItemLineage[]): boolean {
  if (thing.edition === null || thing.edition === at.edition) return false;
  const path = pathBetween(at, thing.edition, lineages) ?? [];
  return path
    .flatMap(({ changes }) => changes)
    .some((change) => change.change === 'ladder' && change.itemId === thing.itemId);
}

/**
 * What stands on each item of an edition: what was written for the item itself; where nothing was, what stood on the items it comes
 * from, edition by edition. So a decision on a part of a split item replaces the one on the whole for that part alone.
 */
export function standingOn<T extends ForItem>(
  things: readonly T[],
  at: EditionName,
  editions: Editions,
): ReadonlyMap<string, readonly Arrived<T>[]> {
  const { itemsOf, lineages } = editions;
  const here = things.filter((thing) => !isOfOtherScale(thing, at, lineages));
  const byPlace = Map.groupBy(here, (thing) => `${homeOf(thing, at, editions)} ${thing.itemId}`);
  const known = new Map<string, readonly Arrived<T>[]>();
  const standing = (item: string, edition: string): readonly Arrived<T>[] => {
    const key = `${edition} ${item}`;
    const done = known.get(key);
    if (done !== undefined) return done;
    // Mappings that run in a circle lead nowhere.
    known.set(key, []);
    const own = (byPlace.get(key) ?? []).map((thing) => ({ thing, changes: [] }));
    const found = own.length > 0 ? own : linksInto({ ...at, edition }, lineages).flatMap(before(item));
    known.set(key, found);
    return found;
  };
  const before =
    (item: string) =>
    ({ from, changes }: ItemLineage): Arrived<T>[] => {
      const named = changes.filter((change) => itemsAfter(change).includes(item));
      const isGone = named.length === 0 && changes.some((change) => itemsBefore(change).includes(item));
      if (isGone) return [];
      const sources = named.length === 0 ? [item] : [...new Set(named.flatMap(itemsBefore))];
      return sources.flatMap((source) =>
        standing(source, from).map((arrived) => ({
          thing: arrived.thing,
          changes: [...arrived.changes, ...named.filter((change) => itemsBefore(change).includes(source))],
        })),
      );
    };
  return new Map(
    [...(itemsOf(at.edition) ?? [])].flatMap((item) => {
      const found = standing(item, at.edition);
      return found.length === 0 ? [] : [[item, onceEach(found)] as const];
    }),
  );
}

/** What came on two ways, once, with what happened on both. */
function onceEach<T>(arrived: readonly Arrived<T>[]): Arrived<T>[] {
  return [...Map.groupBy(arrived, ({ thing }) => thing)].map(([thing, ways]) => ({
    thing,
    changes: [...new Set(ways.flatMap(({ changes }) => changes))],
  }));
}

/** Where one thing stands in an edition; nothing where its item leads nowhere. */
export interface Whereabouts {
  /** Items of the edition, in no order that matters; several where its item was split. */
  readonly items: readonly string[];
  readonly changes: readonly ItemChange[];
  /** False where nobody connected its edition with this one. */
  readonly isKnown: boolean;
}

/** What became of the item of one thing in an edition, whatever was decided on the way. */
export function whereaboutsOf(thing: ForItem, at: EditionName, editions: Editions): Whereabouts {
  const home = homeOf(thing, at, editions);
  if (home === undefined) {
    const isHere = editions.itemsOf(at.edition)?.has(thing.itemId) === true;
    return { items: isHere ? [thing.itemId] : [], changes: [], isKnown: isHere };
  }
  const path = pathBetween({ ...at, edition: home }, at.edition, editions.lineages) ?? [];
  const { origins, ended } = followItems([thing.itemId], path);
  const led = [...origins.values()].filter(({ from }) => from.length > 0);
  const changes = [...led, ...ended].flatMap((one) => one.changes);
  return { items: led.map((one) => one.itemId), changes: [...new Set(changes)], isKnown: true };
}

/** Those whose items an edition asks no more, with what happened to the items. */
export function endedIn<T extends ForItem>(
  things: readonly T[],
  at: EditionName,
  editions: Editions,
): Ended<T>[] {
  return things.flatMap((thing) => {
    const { items, changes, isKnown } = whereaboutsOf(thing, at, editions);
    return isKnown && items.length === 0 ? [{ thing, changes }] : [];
  });
}

/** All items of earlier editions that lead to an item, whichever edition asks about it, the nearest first. */
export function formerItems(item: string, lineages: readonly ItemLineage[]): string[] {
  const reached = new Set([item]);
  const changes = lineages.flatMap((link) => link.changes);
  for (const each of reached) {
    for (const change of changes) {
      if (itemsAfter(change).includes(each)) for (const before of itemsBefore(change)) reached.add(before);
    }
  }
  reached.delete(item);
  return [...reached];
}

/** A level of an earlier edition on the scale of a later one; null where the scale changed and no level fits. */
export function convertedLevel(given: Level, changes: readonly ItemChange[]): Level | null {
  return changes.reduce<Level | null>(
    (now, change) => (now === null || change.change !== 'ladder' ? now : (change.mapping?.[now] ?? null)),
    given,
  );
}

/** Changes after which a decision must be read again: the question, its scale or its extent is another one. */
const READ_AGAIN: ReadonlySet<ItemChange['change']> = new Set(['major', 'ladder', 'split', 'merged']);

/** Kinds of change after which what was decided must be read again, each once. */
export function changesToRead(changes: readonly ItemChange[]): ItemChange['change'][] {
  const kinds = new Set(changes.map(({ change }) => change));
  return ITEM_CHANGE_KINDS.filter((kind) => kinds.has(kind) && READ_AGAIN.has(kind));
}

/** What became of the item that an action or a target was written for. */
export const followed = z.strictObject({
  /** The item for which it was written. */
  itemId,
  /** Items of the edition in use that ask about it now; none where it is asked no more. */
  items: z.array(itemId),
  /** What happened to it, in the order in which a list of changes is read. */
  kinds: z.array(z.enum(ITEM_CHANGE_KINDS)),
  /** Why, in the words of the mapping; empty where it says nothing. */
  reason: z.string(),
});
export type Followed = z.infer<typeof followed>;

/** What became of an item, in the form in which it is told: why it became another one before why its words are others. */
export function toFollowed(of: string, { items, changes }: Pick<Whereabouts, 'items' | 'changes'>): Followed {
  const kinds = new Set(changes.map(({ change }) => change));
  const explained = changes.filter((change) => change.reason !== undefined);
  const { reason = '' } =
    explained.findLast(({ change }) => change !== 'minor' && change !== 'references') ??
    explained.at(-1) ??
    {};
  return {
    itemId: of,
    items: [...items],
    kinds: ITEM_CHANGE_KINDS.filter((kind) => kinds.has(kind)),
    reason,
  };
}

/** A target on an item that is asked no more. */
export const leftTarget = z.strictObject({ ...followed.shape, level, dueOn: isoDate.nullable() });
export type LeftTarget = z.infer<typeof leftTarget>;

/** An open action for an item that is asked no more. */
export const leftAction = z.strictObject({
  ...followed.shape,
  planId: uuid,
  actionId: uuid,
  title: z.string(),
});
export type LeftAction = z.infer<typeof leftAction>;

/** An action of a plan whose item became another one, or several, or none. */
export const followedAction = z.strictObject({
  actionId: uuid,
  ...followed.shape,
  /** The step on the scale of the edition in use; null where it makes none or no level fits. */
  toLevel: level.nullable(),
});
export type FollowedAction = z.infer<typeof followedAction>;
