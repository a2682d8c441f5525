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

/** The answer a passage is cited for. */
export interface CitedPlace {
  readonly assessmentId: string;
  readonly itemId: string;
}

/** The answer named by `cite`, or null when it names none. */
export function placeOf(cite: string | undefined): CitedPlace | null {
  const at = cite?.indexOf(':') ?? -1;
  if (cite === undefined || at < 1 || at === cite.length - 1) return null;
  return { assessmentId: cite.slice(0, at), itemId: cite.slice(at + 1) };
}

/** The `cite` of an answer. */
export function citeOf({ assessmentId, itemId }: CitedPlace): string {
  return `${assessmentId}:${itemId}`;
}
