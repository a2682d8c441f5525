import { z } from 'zod';
import type { Contract } from '../kernel';
import { uuid } from '../kernel';
import { comparison } from './model';

export const comparisonContract = {
  /** Sets frozen assessments side by side, ordered by reference date. */
  'comparison.compare': {
    owner: 'data',
    input: z.strictObject({ snapshotIds: z.array(uuid).min(2).max(20) }),
    output: comparison,
    errors: ['assessments.snapshot-not-found', 'assessments.snapshot-damaged', 'comparison.too-few'],
  },
} as const satisfies Contract;
