import { z } from 'zod';

export { type CitedPlace, citeOf, placeOf } from '../platform';

const word = z.coerce.string().optional().catch(undefined);

/** What the address of the reader carries. Old or odd parts are left out. */
export const readAddress = z.object({
  /** Position in the file, 1-based. */
  page: z.coerce.number().int().positive().optional().catch(undefined),
  /** Words to mark. */
  q: word,
  /** `assessmentId:itemId`: the answer that a passage is looked for. */
  cite: word,
  /** Id of a citation of that answer, whose passage is to be shown. */
  citation: word,
});
export type ReadAddress = z.infer<typeof readAddress>;
