import { z } from 'zod';
import { isoDate } from '../kernel';
import {
  accessClass,
  appliesTo,
  documentType,
  languageCode,
  legalStatus,
  memberCode,
  pillarCode,
  topicId,
} from '../vocabulary';
import type { CatalogueFields } from './model';
import type { Review } from './review';

/** How a list of codes is changed: some added, some taken away, or all replaced by these. */
const listChange = <T extends z.ZodType>(code: T, most: number) =>
  z.strictObject({ how: z.enum(['add', 'remove', 'replace']), codes: z.array(code).max(most) });

/** One change for many documents; a field that is absent stays as it is in each. */
export const bulkChange = z.strictObject({
  type: documentType.optional(),
  state: memberCode.nullable().optional(),
  appliesTo: appliesTo.nullable().optional(),
  language: languageCode.nullable().optional(),
  status: legalStatus.optional(),
  access: accessClass.optional(),
  pillars: listChange(pillarCode, 4).optional(),
  topics: listChange(topicId, 58).optional(),
  /** The day by which somebody should look whether it is still right; null takes the day away. */
  reviewBy: isoDate.nullable().optional(),
});
export type BulkChange = z.infer<typeof bulkChange>;
export type BulkField = keyof BulkChange;

/** Fields that can be changed in many documents at once, in the order they are offered. */
export const BULK_FIELDS = Object.keys(bulkChange.shape) as readonly BulkField[];

/** What a bulk change looks at in a document. */
export type BulkDocument = Pick<CatalogueFields, Exclude<BulkField, 'reviewBy'>> & {
  readonly review: Pick<Review, 'reviewBy'>;
};

/** Values that a bulk change makes different. */
export type BulkValues = Partial<CatalogueFields> & { readonly reviewBy?: string | null };

/** What a bulk change will do, counted before it is done. */
export const bulkPreview = z.strictObject({
  /** Documents that will be different. */
  changes: z.number().int().nonnegative(),
  /** Documents that have it so already. */
  same: z.number().int().nonnegative(),
  /** How many documents each field will change in. */
  fields: z.partialRecord(bulkChange.keyof(), z.number().int().positive()),
});
export type BulkPreview = z.infer<typeof bulkPreview>;

function changedList<T>(
  before: readonly T[],
  { how, codes }: { readonly how: 'add' | 'remove' | 'replace'; readonly codes: readonly T[] },
): T[] {
  if (how === 'replace') return [...new Set(codes)];
  if (how === 'remove') return before.filter((code) => !codes.includes(code));
  return [...before, ...new Set(codes.filter((code) => !before.includes(code)))];
}

const isSame = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((code) => b.includes(code))
    : a === b;

/** The fields of one document that a bulk change makes different, with their new values. Order in a list is no difference. */
export function bulkChangesOf(document: BulkDocument, change: BulkChange): BulkValues {
  const before: Record<BulkField, unknown> = { ...document, reviewBy: document.review.reviewBy };
  const { pillars, topics, ...plain } = change;
  const wanted = {
    ...plain,
    ...(pillars === undefined ? {} : { pillars: changedList(document.pillars, pillars) }),
    ...(topics === undefined ? {} : { topics: changedList(document.topics, topics) }),
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => value !== undefined && !isSame(before[field as BulkField], value),
    ),
  );
}

/** Counts what a bulk change would do to documents. */
export function previewBulk(documents: readonly BulkDocument[], change: BulkChange): BulkPreview {
  const fields: Partial<Record<BulkField, number>> = {};
  let changes = 0;
  for (const document of documents) {
    const changed = Object.keys(bulkChangesOf(document, change)) as BulkField[];
    if (changed.length > 0) changes += 1;
    for (const field of changed) fields[field] = (fields[field] ?? 0) + 1;
  }
  return { changes, same: documents.length - changes, fields };
}
