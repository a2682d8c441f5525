import { z } from 'zod';
import { type Contract, uuid } from '../kernel';
import { arrival } from './arrivals';

export const arrivalsContract = {
  /** Documents that look like what actions are to bring about, of one plan or of all that are not closed. Changes nothing. */
  'planning.arrivals': {
    owner: 'data',
    input: z.strictObject({ planId: uuid.nullable().default(null) }),
    output: z.array(arrival),
    errors: ['planning.not-found'],
  },
} as const satisfies Contract;
