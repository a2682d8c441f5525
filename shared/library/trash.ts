import { z } from 'zod';
import { isoDate, uuid } from '../kernel';
import { memberCode } from '../vocabulary';

const count = z.number().int().nonnegative();

/** One answer that cites a document, by what people know it by. */
export const citingAnswer = z.strictObject({
  assessmentId: uuid,
  itemId: z.string(),
  /** Whose answer it is; null for the national one. */
  agency: z.strictObject({ id: uuid, shortName: z.string() }).nullable(),
  state: memberCode,
  referenceDate: isoDate,
  frozen: z.boolean(),
  page: z.number().int().positive(),
  pageLabel: z.string().nullable(),
});
export type CitingAnswer = z.infer<typeof citingAnswer>;

/** What hangs on a document. */
export const documentUse = z.strictObject({
  documentId: uuid,
  title: z.string(),
  /** Every citation of one of its versions, newest assessment first. */
  citations: z.array(citingAnswer),
  /** Passages marked in its files. */
  highlights: count,
  /** Other documents it is joined with. */
  relations: count,
  /** Actions of plans that use its pages or are shown to be done by it, and its pages kept for gaps. */
  plans: count,
  /** Statuses of treaties that name it as the document that shows them. */
  treaties: count,
});
export type DocumentUse = z.infer<typeof documentUse>;

/** Whether anything hangs on a document. */
export function isUsed({ citations, highlights, relations, plans, treaties }: DocumentUse): boolean {
  return citations.length + highlights + relations + plans + treaties > 0;
}

/** What became of documents that were to be deleted for good. */
export const deletion = z.strictObject({
  /** Documents that are gone. */
  deleted: count,
  /** Documents that stay in the trash because an answer cites them. */
  cited: count,
  /** Files that were moved aside, where they stay for thirty days. */
  filesMoved: count,
  /** Files that stay in the store: a backup or another document needs them. */
  filesKept: count,
});
export type Deletion = z.infer<typeof deletion>;
