import { z } from 'zod';
import type { Contract } from '../kernel';
import { nothing } from '../kernel';
import { memberCode } from '../vocabulary';
import { citedPractice, memberHolding } from './model';

export const practicesContract = {
  /** What the library holds for every member, in the order of the list of members. */
  'practices.members': { owner: 'data', input: nothing, output: z.array(memberHolding), errors: [] },
  /** Pages that were cited for a high level and show how a member does it. */
  'practices.cited': {
    owner: 'data',
    input: z.strictObject({ state: memberCode }),
    output: z.array(citedPractice),
    errors: [],
  },
} as const satisfies Contract;
