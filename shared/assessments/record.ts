import { z } from 'zod';
import { contribution } from './contributions';
import { decision } from './decisions';

/** What stands in a snapshot besides the national answers. */
export const snapshotRecord = z.strictObject({
  /** Of every agency that took part. */
  contributions: z.array(contribution),
  /** The last decision on each item, with its dissent. */
  decisions: z.array(decision),
});
export type SnapshotRecord = z.infer<typeof snapshotRecord>;

export const EMPTY_RECORD: SnapshotRecord = { contributions: [], decisions: [] };
