import { z } from 'zod';
import { type Contract, uuid } from '../kernel';
import { bulkChange, bulkPreview } from './bulk-edit';

/** Documents chosen in the list. Ids that are not known are passed over. */
const chosen = z.array(uuid).min(1).max(10_000);

/** What was done to how many documents, and the id to take it back by; null when nothing was different. */
const bulkDone = z.strictObject({ changeId: uuid.nullable(), changed: z.number().int().nonnegative() });
export type BulkDone = z.infer<typeof bulkDone>;

export const bulkContract = {
  /** Counts what a change of many documents would do. Changes nothing. */
  'library.previewBulkEdit': {
    owner: 'data',
    input: z.strictObject({ documentIds: chosen, change: bulkChange }),
    output: bulkPreview,
    errors: [],
  },
  /** Changes many documents in one transaction. `changes.undo` takes it back as a whole. */
  'library.bulkEdit': {
    owner: 'data',
    input: z.strictObject({ documentIds: chosen, change: bulkChange }),
    output: bulkDone,
    errors: [],
  },
  /** Moves many documents to the trash, or brings them back from it. `changes.undo` takes it back as a whole. */
  'library.bulkRemove': {
    owner: 'data',
    input: z.strictObject({ documentIds: chosen, removed: z.boolean() }),
    output: bulkDone,
    errors: [],
  },
} as const satisfies Contract;
