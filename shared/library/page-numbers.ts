import { z } from 'zod';
import { sha256, uuid } from '../kernel';

/** Printed page numbers that a user states for a file: from `firstPage` of the file on the pages count up from `firstNumber`. */
export const pageNumbers = z.strictObject({
  /** Position in the file, 1-based. */
  firstPage: z.number().int().min(1).max(100_000),
  /** The number printed on it. */
  firstNumber: z.number().int().min(1).max(100_000),
});
export type PageNumbers = z.infer<typeof pageNumbers>;

/** The page numbers of one file, with the versions that hold it. */
export const filePageNumbers = z.strictObject({
  sha256,
  versionIds: z.array(uuid),
  ...pageNumbers.shape,
});
export type FilePageNumbers = z.infer<typeof filePageNumbers>;

/**
 * The number printed on a page (1-based): what the user states for the file goes before the label that the file gives; pages before
 * the first numbered one keep their own label. Null where neither says anything.
 */
export function printedLabel(page: number, own: string | null, stated: PageNumbers | null): string | null {
  if (stated === null || page < stated.firstPage) return own;
  return String(stated.firstNumber + page - stated.firstPage);
}
