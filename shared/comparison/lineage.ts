import type { Level } from '../assessments';
import { LEVELS } from '../vocabulary';
import type { Comparability, LineageNote } from './model';

/** What became of an item from one edition to the next (domain rule C). Items not named are unchanged. */
export type ItemChange =
  | { readonly change: 'minor' | 'major' | 'moved' | 'retired' | 'new'; readonly itemId: string }
  /** `mapping[level]` is the level on the new ladder, null where none fits; no mapping means no comparison. */
  | {
      readonly change: 'ladder';
      readonly itemId: string;
      readonly mapping: readonly (Level | null)[] | null;
    }
  | { readonly change: 'split'; readonly itemId: string; readonly into: readonly string[] }
  | { readonly change: 'merged'; readonly itemIds: readonly string[]; readonly into: string };

/** How the items of an edition follow from those of the edition before. */
export interface ItemLineage {
  readonly questionnaire: string;
  readonly from: string;
  readonly to: string;
  readonly changes: readonly ItemChange[];
}

/** What the comparison needs to know of a column's edition. */
export interface EditionName {
  readonly questionnaire: string;
  readonly edition: string;
}

/** A note on one item, before it is known on which step it stands. */
export type ItemNote = Pick<LineageNote, 'change' | 'items'> & {
  /** Restates levels of the older edition for the newer one, given the levels found there by item. */
  readonly restate: (levelOf: (itemId: string) => Level | null) => Level | null;
};

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

function pathBetween(
  from: EditionName,
  to: string,
  lineages: readonly ItemLineage[],
): ItemLineage[] | undefined {
  const path: ItemLineage[] = [];
  let at = from.edition;
  while (at !== to) {
    const next = lineages.find((link) => link.questionnaire === from.questionnaire && link.from === at);
    if (next === undefined || path.includes(next)) return undefined;
    path.push(next);
    at = next.to;
  }
  return path;
}

const WORSE: Readonly<Record<Comparability, number>> = { full: 0, limited: 1, none: 2 };

function comparabilityAfter(change: ItemChange): Comparability {
  if (change.change === 'minor' || change.change === 'moved') return 'full';
  if (change.change === 'major' || change.change === 'merged') return 'limited';
  if (change.change === 'ladder') return change.mapping === null ? 'none' : 'limited';
  return 'none';
}

function lowest(levels: readonly (Level | null)[]): Level | null {
  return levels.includes(null) ? null : (LEVELS.find((level) => levels.includes(level)) ?? null);
}

/**
 * Connects two editions through the lineages between them, in either order. Editions of different questionnaires, or without a
 * chain of lineages, cannot be compared at all. Along a chain the least comparable change decides.
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
  if (path === undefined) return NO_WAY;

  const worst = new Map<string, Comparability>();
  const noted = new Map<string, ItemNote[]>();
  const converted = new Map<string, (level: Level) => Level | null>();

  const touch = (itemId: string, comparability: Comparability, note: ItemNote) => {
    const known = worst.get(itemId) ?? 'full';
    worst.set(itemId, WORSE[comparability] > WORSE[known] ? comparability : known);
    noted.set(itemId, [...(noted.get(itemId) ?? []), note]);
  };

  for (const change of path.flatMap((link) => link.changes)) {
    const after = comparabilityAfter(change);
    if (change.change === 'merged') {
      const merged = change.itemIds;
      const derive: ItemNote['restate'] = (levelOf) => lowest(merged.map(levelOf));
      touch(change.into, after, { change: 'merged', items: [...merged], restate: derive });
      for (const itemId of merged)
        touch(itemId, 'none', { change: 'merged', items: [change.into], restate: nothingRestated });
    } else if (change.change === 'split') {
      touch(change.itemId, after, { change: 'split', items: [...change.into], restate: nothingRestated });
      for (const itemId of change.into)
        touch(itemId, after, { change: 'split', items: [change.itemId], restate: nothingRestated });
    } else if (change.change === 'ladder') {
      const { itemId, mapping } = change;
      const before = converted.get(itemId) ?? ((level: Level) => level);
      const convert = (level: Level): Level | null => {
        const reached = before(level);
        return reached === null ? null : (mapping?.[reached] ?? null);
      };
      converted.set(itemId, convert);
      const restate: ItemNote['restate'] = (levelOf) => {
        const level = levelOf(itemId);
        return level === null ? null : convert(level);
      };
      touch(itemId, after, { change: 'ladder', items: [], restate });
    } else {
      touch(change.itemId, after, { change: change.change, items: [], restate: nothingRestated });
    }
  }

  return {
    backwards: forwards === undefined,
    comparability: (itemId) => worst.get(itemId) ?? 'full',
    notes: (itemId) => noted.get(itemId) ?? NO_NOTES,
  };
}
