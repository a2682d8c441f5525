import { type ComparisonColumn, entityOf } from './columns';

/** How many colours there are to tell columns apart. */
export const SLOTS = 10;

/** How a column is marked wherever it is shown: by a letter that stands on a colour. */
export interface ColumnMark {
  /** A, B, C … by its place; unique in a comparison. */
  readonly letter: string;
  /** Number of the colour, 0 to 9. */
  readonly slot: number;
}

function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}

/** A number that is the same for a text on every computer. */
function numberOf(text: string): number {
  let value = 0;
  for (let at = 0; at < text.length; at += 1) value = (value * 31 + text.charCodeAt(at)) % 1_000_003;
  return value;
}

/**
 * Marks the columns of a comparison. Who speaks keeps one colour: a State or an agency by its name, wherever it stands; where all columns
 * are years of one, a year keeps its own. Only where two wish for the same colour the later one takes the next that is free.
 */
export function marksOf(
  columns: readonly Pick<ComparisonColumn, 'state' | 'kind' | 'agency' | 'referenceDate'>[],
): readonly ColumnMark[] {
  const isOne = new Set(columns.map(entityOf)).size === 1;
  const subject = (column: (typeof columns)[number], place: number) =>
    isOne ? `${column.referenceDate} ${place}` : entityOf(column);
  const wish = (column: (typeof columns)[number]) =>
    isOne ? Number(column.referenceDate.slice(0, 4)) : numberOf(entityOf(column));
  const slots = new Map<string, number>();
  return columns.map((column, place) => {
    const name = subject(column, place);
    let slot = slots.get(name);
    if (slot === undefined) {
      const taken = new Set(slots.values());
      slot = wish(column) % SLOTS;
      if (taken.size < SLOTS) while (taken.has(slot)) slot = (slot + 1) % SLOTS;
      slots.set(name, slot);
    }
    return { letter: letterOf(place), slot };
  });
}
