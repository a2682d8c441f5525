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

/** A stored file that a pack brought, and whose pack it was. */
export const fileSender = z.strictObject({ sha256, sender: z.string() });
export type FileSender = z.infer<typeof fileSender>;

/** Whose packs brought the texts of a document, each once, that of its current text first; none where they were brought in here. */
export function sendersIn(
  document: { readonly sha256: string; readonly versions?: readonly { readonly sha256: string }[] },
  senderOf: ReadonlyMap<string, string>,
): string[] {
  const files = [document.sha256, ...(document.versions ?? []).map((version) => version.sha256)];
  return [...new Set(files.flatMap((file) => senderOf.get(file) ?? []))];
}
