import { z } from 'zod';
import { isoDate, uuid } from '../kernel';
import { documentType, languageCode, memberCode } from '../vocabulary';

/** A document in a short list: what names it, and its current version. */
export const documentLine = z.strictObject({
  id: uuid,
  versionId: uuid,
  title: z.string(),
  language: languageCode.nullable(),
  type: documentType,
  state: memberCode.nullable(),
  /** Of entry into force, else adoption, else null. */
  year: z.number().int().nullable(),
  pageCount: z.number().int().nonnegative(),
  reviewBy: isoDate.nullable(),
});
export type DocumentLine = z.infer<typeof documentLine>;

const counted = z.strictObject({
  /** Of all there are, not only of those listed. */
  count: z.number().int().nonnegative(),
  first: z.array(documentLine),
});

/** What is worth knowing of a library at a glance; as long for ten thousand documents as for ten. */
export const libraryDigest = z.strictObject({
  /** All documents that are not in the trash, the one changed last first. */
  changed: counted,
  /** Those whose day to be checked again has come, the longest due first. */
  toCheck: counted,
  /** Those the program filled in by itself and nobody has looked at, the one changed last first. */
  guessed: counted,
  /** Whether somebody brought files in here, so that the library does not only hold what came in packs. */
  hasImports: z.boolean(),
});
export type LibraryDigest = z.infer<typeof libraryDigest>;
