import { z } from 'zod';
import type { Contract } from '../kernel';
import { memberCode } from '../vocabulary';
import { levelConsent } from './consents';

/** Calls about which States agreed that their levels stand beside those of others. */
export const consentsContract = {
  'comparison.listConsents': {
    owner: 'data',
    input: z.strictObject({}),
    output: z.array(levelConsent),
    errors: [],
  },
  /** Records a consent, or takes it back with null: from then on the levels are hidden beside those of other States. */
  'comparison.setConsent': {
    owner: 'data',
    input: z.strictObject({
      state: memberCode,
      consent: levelConsent.pick({ basis: true, note: true }).nullable(),
    }),
    output: z.strictObject({}),
    errors: [],
  },
} as const satisfies Contract;
