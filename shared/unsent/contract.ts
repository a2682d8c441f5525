import { z } from 'zod';
import { type Contract, nothing } from '../kernel';
import { unsentForms } from './model';

export const unsentContract = {
  /** What stood in forms when the page or the program ended without being asked, oldest first. */
  'unsent.list': { owner: 'data', input: nothing, output: unsentForms, errors: [] },
  /** Keeps these instead of all that were kept before; `kept` is false where the disk takes none now. */
  'unsent.keep': {
    owner: 'data',
    input: z.strictObject({ forms: unsentForms }),
    output: z.strictObject({ kept: z.boolean() }),
    errors: [],
  },
} as const satisfies Contract;
