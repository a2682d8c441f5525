import type { PlaceOf } from '../../shared/comparison';
import type { Item } from '../../shared/questionnaires';
import { PILLARS, type PillarCode } from '../../shared/vocabulary';

/** The pillar an item stands in: by the edition, else by the prefix of its id, which it keeps for ever. */
export function pillarOf(itemId: string, items: ReadonlyMap<string, Item>): PillarCode {
  const known = items.get(itemId)?.pillar;
  return known ?? PILLARS.find((pillar) => itemId.replace(/^X-/, '').startsWith(`${pillar}-`)) ?? 'POL';
}

/** Where items stand, by the editions at hand. */
export function placeIn(items: ReadonlyMap<string, Item>): PlaceOf {
  return (itemId) => ({ pillar: pillarOf(itemId, items), theme: items.get(itemId)?.theme ?? null });
}
