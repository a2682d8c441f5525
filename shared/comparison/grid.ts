import { z } from 'zod';
import { itemId } from '../assessments';
import { comparisonColumn } from './columns';

/** Items by columns without words and evidence: as many columns as there are. */
export const levelGrid = z.strictObject({
  columns: z.array(comparisonColumn),
  itemIds: z.array(itemId),
  /** One text for each item, with one letter for each column. */
  rows: z.array(z.string()),
});
export type LevelGrid = z.infer<typeof levelGrid>;

/** The levels of one snapshot, item by item: `cells` has a letter for each of `itemIds`. */
export interface PackedLevels {
  readonly column: z.infer<typeof comparisonColumn>;
  readonly itemIds: readonly string[];
  readonly cells: string;
}

/**
 * Lays packed levels out as a grid. Items stand in the order of the first column that asks them; local items of members (`X-`) stay
 * out where several States stand together (domain rule C.9).
 */
export function layGrid(packed: readonly PackedLevels[]): LevelGrid {
  const states = new Set(packed.map(({ column }) => column.state));
  const places = new Map<string, number>();
  for (const { itemIds } of packed) {
    for (const id of itemIds) {
      if (states.size > 1 && id.startsWith('X-')) continue;
      if (!places.has(id)) places.set(id, places.size);
    }
  }
  const width = packed.length;
  const letters = new Uint8Array(places.size * width).fill('-'.charCodeAt(0));
  packed.forEach(({ itemIds, cells }, column) => {
    itemIds.forEach((id, at) => {
      const place = places.get(id);
      if (place !== undefined) letters[place * width + column] = cells.charCodeAt(at);
    });
  });
  const text = (place: number) =>
    String.fromCharCode(...letters.subarray(place * width, (place + 1) * width));
  return {
    columns: packed.map(({ column }) => column),
    itemIds: [...places.keys()],
    rows: [...places.values()].map(text),
  };
}
