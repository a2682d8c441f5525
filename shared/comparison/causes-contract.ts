import { z } from 'zod';
import type { Contract } from '../kernel';
import { causeEntry, changeCause, difference, recordedCause } from './causes';
import { columnKey } from './columns';

/** Calls about why answers differ. */
export const causesContract = {
  /** All causes recorded between any two of some columns. */
  'comparison.listCauses': {
    owner: 'data',
    input: z.strictObject({ columns: z.array(columnKey).min(2).max(20) }),
    output: z.array(recordedCause),
    errors: [],
  },
  /** Records why an answer differs, or takes it back with null. What was recorded before stays in the history. */
  'comparison.setCause': {
    owner: 'data',
    input: z.strictObject({
      difference,
      cause: z.strictObject({ cause: changeCause, reason: z.string().trim().min(1).max(2000) }).nullable(),
    }),
    output: z.strictObject({}),
    errors: ['assessments.snapshot-not-found', 'comparison.same-column'],
  },
  /** Everything that was ever recorded for one difference, oldest first. */
  'comparison.causeHistory': {
    owner: 'data',
    input: z.strictObject({ difference }),
    output: z.array(causeEntry),
    errors: [],
  },
} as const satisfies Contract;
