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
