import { z } from 'zod';
import { instant, sha256, uuid } from '../kernel';

/** Where a stored file came from. */
export const provenance = z.strictObject({
  sha256,
  bytes: z.number().int().nonnegative(),
  /** The name it had when it was brought in first. */
  sourceName: z.string(),
  addedAt: instant,
  /** The import that brought it, with its number among the files of that import; null when nobody remembers. */
  import: z
    .strictObject({
      id: uuid,
      startedAt: instant,
      position: z.number().int().positive(),
      total: z.number().int().positive(),
    })
    .nullable(),
  /** The pack that brought it, where no import did; null when nobody remembers. */
  pack: z.strictObject({ id: uuid, sender: z.string() }).nullable(),
  /** How often the very same file was offered again. */
  again: z.number().int().nonnegative(),
});
export type Provenance = z.infer<typeof provenance>;
