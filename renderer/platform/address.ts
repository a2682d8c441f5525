import { z } from 'zod';

/** A list in an address: what is no known value is left out, an empty list is not written. */
export function listInAddress<T extends z.ZodType>(value: T) {
  return z
    .array(z.unknown())
    .transform((given) =>
      given.flatMap((one): z.output<T>[] => {
        const parsed = value.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      }),
    )
    .optional()
    .catch(undefined);
}

/** The answer a passage is cited for: the national one, or that of an agency. */
export interface CitedPlace {
  readonly assessmentId: string;
  readonly itemId: string;
  readonly agencyId?: string | undefined;
}

/** The answer named by `cite` in an address, or null when it names none. */
export function placeOf(cite: string | undefined): CitedPlace | null {
  const [assessmentId = '', itemId = '', agencyId] = cite?.split(':') ?? [];
  if (assessmentId === '' || itemId === '') return null;
  return { assessmentId, itemId, ...(agencyId === undefined ? {} : { agencyId }) };
}

/** The `cite` of an answer. */
export function citeOf({ assessmentId, itemId, agencyId }: CitedPlace): string {
  return [assessmentId, itemId, ...(agencyId === undefined ? [] : [agencyId])].join(':');
}
