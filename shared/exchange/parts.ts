import { z } from 'zod';
import { sha256 } from '../kernel';
import { PACK_LIMITS } from './limits';

/** What stands at the head of one part of a pack that was cut for e-mail. */
export const partHead = z
  .strictObject({
    format: z.literal('waymark-part/1'),
    /** Hash and length of the whole. */
    sha256,
    size: z.number().int().positive().max(PACK_LIMITS.packBytes),
    part: z.number().int().positive().max(PACK_LIMITS.parts),
    of: z.number().int().positive().max(PACK_LIMITS.parts),
    /** Hash and length of what follows in this part. */
    partSha256: sha256,
    partSize: z.number().int().positive().max(PACK_LIMITS.packBytes),
  })
  .refine(({ part, of }) => part <= of);
export type PartHead = z.infer<typeof partHead>;

/** What is wrong with a set of parts. */
export type PartsFault =
  /** They are of more than one pack: where in the set those stand that are not of the pack of most, of as many of that of the first. */
  | { readonly kind: 'other'; readonly others: readonly number[] }
  | { readonly kind: 'missing'; readonly numbers: readonly number[] };

/** What is wrong with a set of parts, or null when together they are one pack. Order does not matter; a part may be there twice. */
export function partsFault(heads: readonly PartHead[]): PartsFault | null {
  const [first] = heads;
  if (first === undefined) return null;
  const wholeOf = ({ sha256: whole, size, of }: PartHead) => `${whole} ${size} ${of}`;
  const packs = [...Map.groupBy(heads, wholeOf)].sort(([, one], [, other]) => other.length - one.length);
  if (packs.length > 1) {
    const most = packs[0]?.[0];
    return { kind: 'other', others: heads.flatMap((head, at) => (wholeOf(head) === most ? [] : [at])) };
  }
  const present = new Set(heads.map(({ part }) => part));
  const numbers = Array.from({ length: first.of }, (_, at) => at + 1).filter(
    (number) => !present.has(number),
  );
  return numbers.length > 0 ? { kind: 'missing', numbers } : null;
}

/** `Laws for Laos.waymark` as part 2 of 5: `Laws for Laos - part 2 of 5.waymark-part`. */
export function partName(name: string, part: number, of: number): string {
  const width = String(of).length;
  return `${name.replace(/\.waymark$/, '')} - part ${String(part).padStart(width, '0')} of ${of}.waymark-part`;
}
