import fc from 'fast-check';
import { type ItemChange, type ItemLineage, itemsAfter, itemsBefore } from '../../shared/questionnaires';

const id = (number: number) => `POL-${String(number).padStart(3, '0')}`;
export const nameOf = (step: number) => `${2025 + step}.1`;

/** A chain of editions: the items of the first, and one mapping for each step, made from dice. */
export interface Chain {
  readonly items: readonly string[];
  readonly links: readonly ItemLineage[];
}

/** Plays the dice: every item stays, is reworded, names other articles, is moved, retired, split, or merged with the next one; some are new. */
export function chainOf(first: number, dice: readonly (readonly number[])[]): Chain {
  const items = Array.from({ length: first }, (_, at) => id(at + 1));
  let used = first;
  const fresh = () => {
    used += 1;
    return id(used);
  };
  let present = [...items];
  const links = dice.map((throws, step): ItemLineage => {
    const changes: ItemChange[] = [];
    const queue = [...present];
    for (let at = 0; queue.length > 0; at += 1) {
      const itemId = queue.shift() as string;
      const face = (throws[at % throws.length] ?? 0) % 11;
      const other = queue[0];
      if (face === 1) changes.push({ change: 'minor', itemId });
      else if (face === 2) changes.push({ change: 'major', itemId });
      else if (face === 3) changes.push({ change: 'moved', itemId }, { change: 'minor', itemId });
      else if (face === 4) changes.push({ change: 'retired', itemId });
      else if (face === 5) changes.push({ change: 'split', itemId, into: [fresh(), fresh()] });
      else if (face === 6 && other !== undefined) {
        queue.shift();
        changes.push({ change: 'merged', itemIds: [itemId, other], into: fresh() });
      } else if (face === 7) changes.push({ change: 'new', itemId: fresh() });
      else if (face === 8) changes.push({ change: 'references', itemId });
      else if (face === 9) changes.push({ change: 'moved', itemId }, { change: 'references', itemId });
    }
    const gone = new Set(changes.flatMap((one) => itemsBefore(one)));
    present = [
      ...new Set([...present.filter((one) => !gone.has(one)), ...changes.flatMap((one) => itemsAfter(one))]),
    ];
    return { questionnaire: 'waymark', from: nameOf(step), to: nameOf(step + 1), changes };
  });
  return { items, links };
}

export const anyChain = fc
  .tuple(
    fc.integer({ min: 1, max: 7 }),
    fc.array(fc.array(fc.nat({ max: 10 }), { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 4 }),
  )
  .map(([first, dice]) => chainOf(first, dice));

/** The slow truth: where one item of the first edition ends, following its own changes only. */
export function descendants(itemId: string, links: readonly ItemLineage[]): string[] {
  const [link, ...rest] = links;
  if (link === undefined) return [itemId];
  const own = link.changes.filter((one) => itemsBefore(one).includes(itemId));
  const next = own.length === 0 ? [itemId] : [...new Set(own.flatMap((one) => itemsAfter(one)))];
  return [...new Set(next.flatMap((one) => descendants(one, rest)))];
}
