import { z } from 'zod';

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

/** The answer a passage is cited for: the national one, or that of an agency. */
export interface CitedPlace {
  readonly assessmentId: string;
  readonly itemId: string;
  readonly agencyId?: string | undefined;
}

/** The answer named by `cite`, or null when it names none. */
export function placeOf(cite: string | undefined): CitedPlace | null {
  const [assessmentId = '', itemId = '', agencyId] = cite?.split(':') ?? [];
  if (assessmentId === '' || itemId === '') return null;
  return { assessmentId, itemId, ...(agencyId === undefined ? {} : { agencyId }) };
}

/** The `cite` of an answer. */
export function citeOf({ assessmentId, itemId, agencyId }: CitedPlace): string {
  return [assessmentId, itemId, ...(agencyId === undefined ? [] : [agencyId])].join(':');
}
