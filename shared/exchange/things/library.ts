import { z } from 'zod';
import { instant, isoDate, sha256, uuid } from '../../kernel';
import { catalogueField, catalogueFields, pageNumbers, relationKind, versionFields } from '../../library';
import { highlight } from '../../reader';
import { appliesTo } from '../../vocabulary';

const count = z.number().int().nonnegative();

/** What is known of a PDF besides its bytes. */
export const fileThing = z.strictObject({
  sha256,
  bytes: count.max(300 * 1024 ** 2),
  pageCount: count.max(20_000),
  searchablePages: count.max(20_000),
  textState: z.enum(['good', 'partial', 'suspect', 'none', 'pending']),
  sourceName: z.string().max(300),
  addedAt: instant,
  /** Opened with a password when it was brought in. */
  locked: z.boolean(),
});

/** A document with its versions, the newest first; their files are things of their own. */
export const documentThing = z.strictObject({
  id: uuid,
  ...catalogueFields.shape,
  /** Absent where nobody has said it, as in every pack that was written before it could be said. */
  appliesTo: appliesTo.optional(),
  guessed: z.array(catalogueField),
  checkedOn: isoDate.nullable(),
  checkedBy: z.string().max(200).nullable(),
  reviewBy: isoDate.nullable(),
  createdAt: instant,
  updatedAt: instant,
  versions: z
    .array(z.strictObject({ id: uuid, ...versionFields.shape, sha256, isOfficial: z.boolean() }))
    .min(1)
    .max(200)
    .refine((versions) => versions.filter(({ isOfficial }) => isOfficial).length <= 1)
    .refine((versions) => new Set(versions.map(({ id }) => id)).size === versions.length),
});

export const relationThing = z.strictObject({
  id: uuid,
  kind: relationKind,
  fromDocument: uuid,
  toDocument: uuid,
  inPart: z.boolean(),
  effectiveOn: isoDate.nullable(),
  createdAt: instant,
});

/** How the pages of a file are numbered in print, as somebody stated it. */
export const numberingThing = z.strictObject({ sha256, ...pageNumbers.shape, updatedAt: instant });

/** A highlight or note of a reader; one that was taken away travels as such, so that it does not come back. */
export const highlightThing = z.strictObject({ ...highlight.shape, isRemoved: z.boolean() });
