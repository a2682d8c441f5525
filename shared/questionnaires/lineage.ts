import { z } from 'zod';
import { LEVELS, type Level } from '../vocabulary';
import { type ItemChange, type ItemChangeKind, type ItemLineage, itemsAfter, itemsBefore } from './mapping';
import { isOwnEdition } from './own';

/** How far two versions of an item can be compared (items C): arrows only with `full`. */
export const comparability = z.enum(['full', 'limited', 'none']);
export type Comparability = z.infer<typeof comparability>;

/** Which edition of which questionnaire. */
export interface EditionName {
  readonly questionnaire: string;
  readonly edition: string;
}

/** A note on one item, before it is known on which step it stands. */
export interface ItemNote {
  readonly change: ItemChangeKind;
  /** Items it went into or came from, when split or merged. */
  readonly items: string[];
  /** Why, and how answers carry, in the words of the mapping. */
  readonly reason?: string;
  readonly answers?: string;
  /** Restates levels of the older edition for the newer one, given the levels found there by item. */
  readonly restate: (levelOf: (itemId: string) => Level | null) => Level | null;
}

/** All that happened to items between two editions, whichever of them stands first. */
export interface EditionBridge {
  /** True when the first of the two editions asked about is the newer one. */
  readonly backwards: boolean;
  comparability(itemId: string): Comparability;
  notes(itemId: string): readonly ItemNote[];
}

const NO_NOTES: readonly ItemNote[] = [];
const nothingRestated = (): null => null;

/** Nothing changed: one edition on both sides. */
const SAME_EDITION: EditionBridge = {
  backwards: false,
  comparability: () => 'full',
  notes: () => NO_NOTES,
};

/** No known way between the editions: unknown lineage is never taken for sameness. */
const NO_WAY: EditionBridge = { backwards: false, comparability: () => 'none', notes: () => NO_NOTES };

function straightPath(
  from: EditionName,
  to: string,
  lineages: readonly ItemLineage[],
): readonly ItemLineage[] | undefined {
  const reached = new Map<string, readonly ItemLineage[]>([[from.edition, []]]);
  for (const [at, path] of reached) {
    if (at === to) return path;
    for (const link of lineages) {
      if (link.questionnaire === from.questionnaire && link.from === at && !reached.has(link.to))
        reached.set(link.to, [...path, link]);
    }
  }
  return undefined;
}

/** A change as it reads on the way back. Its words tell of the other way and are left out. */
function turnedChange(change: ItemChange): ItemChange {
  switch (change.change) {
    case 'retired':
      return { change: 'new', itemId: change.itemId };
    case 'new':
      return { change: 'retired', itemId: change.itemId };
    case 'split':
      return { change: 'merged', itemIds: change.into, into: change.itemId };
    case 'merged':
      return { change: 'split', itemId: change.into, into: change.itemIds };
    case 'ladder':
      return { change: 'ladder', itemId: change.itemId, mapping: null };
    default:
      return { change: change.change, itemId: change.itemId };
  }
}

/**
 * Two ways as one. A question that ends on the first and is asked again on the second was asked by both editions: it is not lost and
 * found, but has to be read again, for nobody says that its words are the same.
 */
function joinedPath(first: readonly ItemLineage[], second: readonly ItemLineage[]): readonly ItemLineage[] {
  const named = (path: readonly ItemLineage[], kind: ItemChangeKind) =>
    new Set(
      path
        .flatMap(({ changes }) => changes)
        .flatMap((change) => (change.change === kind && 'itemId' in change ? [change.itemId as string] : [])),
    );
  const [ends, begins] = [named(first, 'retired'), named(second, 'new')];
  const isBoth = (change: ItemChange) =>
    'itemId' in change && ends.has(change.itemId) && begins.has(change.itemId);
  return [
    ...first.map((link) => ({
      ...link,
      changes: link.changes.filter((change) => change.change !== 'retired' || !isBoth(change)),
    })),
    ...second.map((link) => ({
      ...link,
      changes: link.changes.map((change) =>
        change.change === 'new' && isBoth(change)
          ? ({ change: 'major', itemId: change.itemId } as const)
          : change,
      ),
    })),
  ];
}

/**
 * The lineages that lead from an edition to a later one, earliest first; undefined when nobody connected them. The shortest way
 * counts where several lead there; mappings that run in a circle lead nowhere. From an edition that a workspace made itself, the way
 * may also lead back to the one it was made from and on to what followed that: what was published later knows nothing of it.
 */
export function pathBetween(
  from: EditionName,
  to: string,
  lineages: readonly ItemLineage[],
): readonly ItemLineage[] | undefined {
  const straight = straightPath(from, to, lineages);
  if (straight !== undefined) return straight;
  const back: ItemLineage[] = [];
  for (let at = from.edition; isOwnEdition(at) && back.length < lineages.length; ) {
    const made = lineages.find((link) => link.questionnaire === from.questionnaire && link.to === at);
    if (made === undefined) return undefined;
    back.push({
      ...{ questionnaire: made.questionnaire, from: made.to, to: made.from },
      changes: made.changes.map(turnedChange),
    });
    at = made.from;
    const on = straightPath({ ...from, edition: at }, to, lineages);
    if (on !== undefined && on.length > 0) return joinedPath(back, on);
  }
  return undefined;
}

const WORSE: Readonly<Record<Comparability, number>> = { full: 0, limited: 1, none: 2 };

const worseOf = (a: Comparability, b: Comparability): Comparability => (WORSE[a] > WORSE[b] ? a : b);

function comparabilityAfter(change: ItemChange): Comparability {
  if (change.change === 'minor' || change.change === 'references' || change.change === 'moved') return 'full';
  if (change.change === 'major' || change.change === 'merged') return 'limited';
  if (change.change === 'ladder') return change.mapping === null ? 'none' : 'limited';
  return 'none';
}

function lowest(levels: readonly (Level | null)[]): Level | null {
  return levels.includes(null) ? null : (LEVELS.find((level) => levels.includes(level)) ?? null);
}

const toldOf = ({ reason, answers }: ItemChange) => ({
  ...(reason === undefined ? {} : { reason }),
  ...(answers === undefined ? {} : { answers }),
});

/** What a chain of lineages did to each item, and how comparable that leaves it. */
class Trail {
  readonly worst = new Map<string, Comparability>();
  readonly noted = new Map<string, ItemNote[]>();
  /** What levels of the first edition say of an item, where it is not its own level: several items joined, another ladder. */
  readonly #restated = new Map<string, ItemNote['restate']>();

  constructor(path: readonly ItemLineage[]) {
    for (const change of path.flatMap((link) => link.changes)) this.#follow(change);
  }

  #touch(itemId: string, how: Comparability, note: ItemNote): void {
    this.worst.set(itemId, worseOf(how, this.worst.get(itemId) ?? 'full'));
    this.noted.set(itemId, [...(this.noted.get(itemId) ?? []), note]);
  }

  #restatedOf(itemId: string): ItemNote['restate'] {
    return this.#restated.get(itemId) ?? ((levelOf) => levelOf(itemId));
  }

  #follow(change: ItemChange): void {
    const after = comparabilityAfter(change);
    const told = toldOf(change);
    const plain = { ...told, restate: nothingRestated };
    switch (change.change) {
      case 'merged': {
        const merged = [...change.itemIds];
        const parts = merged.map((id) => this.#restatedOf(id));
        const restate: ItemNote['restate'] = (levelOf) => lowest(parts.map((part) => part(levelOf)));
        this.#restated.set(change.into, restate);
        this.#touch(change.into, after, { change: 'merged', items: merged, ...told, restate });
        for (const id of merged)
          this.#touch(id, 'none', { change: 'merged', items: [change.into], ...plain });
        return;
      }
      case 'split':
        this.#touch(change.itemId, after, { change: 'split', items: [...change.into], ...plain });
        for (const id of change.into)
          this.#touch(id, after, { change: 'split', items: [change.itemId], ...plain });
        return;
      case 'ladder': {
        const { itemId, mapping } = change;
        const before = this.#restatedOf(itemId);
        const restate: ItemNote['restate'] = (levelOf) => {
          const level = before(levelOf);
          return level === null ? null : (mapping?.[level] ?? null);
        };
        this.#restated.set(itemId, restate);
        this.#touch(itemId, after, { change: 'ladder', items: [], ...told, restate });
        return;
      }
      default:
        this.#touch(change.itemId, after, { change: change.change, items: [], ...plain });
    }
  }
}

/** Two editions that both came from an earlier one: as comparable as the worse of both ways, nothing restated. */
function bridgeOverAncestor(
  first: EditionName,
  second: EditionName,
  lineages: readonly ItemLineage[],
): EditionBridge {
  const { questionnaire } = first;
  const ways = lineages
    .filter((link) => link.questionnaire === questionnaire)
    .flatMap(({ from }) => {
      const start = { questionnaire, edition: from };
      const [left, right] = [
        pathBetween(start, first.edition, lineages),
        pathBetween(start, second.edition, lineages),
      ];
      return left === undefined || right === undefined ? [] : [{ left, right }];
    })
    .sort((a, b) => a.left.length + a.right.length - (b.left.length + b.right.length));
  const [way] = ways;
  if (way === undefined) return NO_WAY;
  const trails = [new Trail(way.left), new Trail(way.right)];
  return {
    backwards: false,
    comparability: (itemId) => trails.map(({ worst }) => worst.get(itemId) ?? 'full').reduce(worseOf, 'full'),
    notes: (itemId) =>
      trails.flatMap(({ noted }) =>
        (noted.get(itemId) ?? []).map((note) => ({ ...note, restate: nothingRestated })),
      ),
  };
}

/**
 * Connects two editions through the lineages between them, in either order, or through an edition from which both came. Editions
 * of different questionnaires, or without a chain of lineages, cannot be compared at all. Along a chain the least comparable
 * change decides.
 */
export function bridgeEditions(
  first: EditionName,
  second: EditionName,
  lineages: readonly ItemLineage[],
): EditionBridge {
  if (first.questionnaire !== second.questionnaire) return NO_WAY;
  if (first.edition === second.edition) return SAME_EDITION;
  const forwards = pathBetween(first, second.edition, lineages);
  const path = forwards ?? pathBetween(second, first.edition, lineages);
  if (path === undefined) return bridgeOverAncestor(first, second, lineages);
  const { worst, noted } = new Trail(path);
  return {
    backwards: forwards === undefined,
    comparability: (itemId) => worst.get(itemId) ?? 'full',
    notes: (itemId) => noted.get(itemId) ?? NO_NOTES,
  };
}

/**
 * How an answer of an earlier edition comes to an item of a later one: `same` (also where only the articles named beside it are
 * others) and `reworded` are carried; `reread` is offered and
 * must be read against the new words; `proposed` is the answer on a wider question; `joined` are the answers on several; `new`
 * has none.
 */
export const CARRIED_AS = ['same', 'reworded', 'reread', 'proposed', 'joined', 'new'] as const;
export const carriedAs = z.enum(CARRIED_AS);
export type CarriedAs = z.infer<typeof carriedAs>;

/** Where an item of the later edition comes from. */
export interface ItemOrigin {
  readonly itemId: string;
  /** Items of the earlier edition, in its order. Empty for a new one. */
  readonly from: readonly string[];
  /** What happened on the way, earliest first. */
  readonly changes: readonly ItemChange[];
  readonly as: CarriedAs;
}

/** An item of the earlier edition that leads to no item of the later one. */
export interface ItemEnd {
  readonly itemId: string;
  readonly changes: readonly ItemChange[];
}

/** What became of every item between two editions. */
export interface ItemFlow {
  /** One entry per item of the later edition that is known, by id. */
  readonly origins: ReadonlyMap<string, ItemOrigin>;
  readonly ended: readonly ItemEnd[];
}

interface Strand {
  readonly from: readonly string[];
  readonly changes: readonly ItemChange[];
}

function carriedAsOf({ from, changes }: Strand): CarriedAs {
  if (from.length === 0) return 'new';
  if (from.length > 1) return 'joined';
  const kinds = new Set(changes.map(({ change }) => change));
  if (kinds.has('split') || kinds.has('merged')) return 'proposed';
  if (kinds.has('major') || kinds.has('ladder')) return 'reread';
  return kinds.has('minor') ? 'reworded' : 'same';
}

/**
 * Follows the items of an edition along a path of lineages. Every item given ends in at least one item of the later edition or in
 * `ended`, and no item of the later edition stands there twice; an item split and merged again comes from itself once.
 */
export function followItems(items: readonly string[], path: readonly ItemLineage[]): ItemFlow {
  const order = new Map(items.map((id, index) => [id, index]));
  const inOrder = (ids: Iterable<string>) =>
    [...new Set(ids)].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  let strands = new Map<string, Strand>(items.map((id) => [id, { from: [id], changes: [] }]));
  const retired = new Map<string, readonly ItemChange[]>();
  for (const { changes } of path) {
    const next = new Map(strands);
    for (const change of changes) for (const id of itemsBefore(change)) next.delete(id);
    for (const change of changes) {
      const sources = itemsBefore(change).flatMap((id) => strands.get(id) ?? []);
      const passed = [...new Set(sources.flatMap((strand) => strand.changes)), change];
      for (const id of itemsAfter(change)) {
        // An item may have moved and been reworded in one step.
        const earlier = next.get(id);
        next.set(id, {
          from: inOrder([...(earlier?.from ?? []), ...sources.flatMap(({ from }) => from)]),
          changes: [...new Set([...(earlier?.changes ?? []), ...passed])],
        });
      }
      if (itemsAfter(change).length > 0) continue;
      for (const { from, changes: way } of sources) for (const id of from) retired.set(id, [...way, change]);
    }
    strands = next;
  }
  const led = new Set([...strands.values()].flatMap(({ from }) => from));
  return {
    origins: new Map(
      [...strands].map(([itemId, strand]) => [itemId, { itemId, ...strand, as: carriedAsOf(strand) }]),
    ),
    ended: items
      .filter((id) => !led.has(id))
      .map((itemId) => ({ itemId, changes: retired.get(itemId) ?? [] })),
  };
}
