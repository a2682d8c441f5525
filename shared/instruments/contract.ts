import { z } from 'zod';
import type { Contract } from '../kernel';
import { languageCode } from '../vocabulary';
import { instruments } from './model';
import { treatyContract } from './treaty-contract';

export const instrumentsContract = {
  /**
   * Every instrument with its articles, its names and summaries in a language as far as there is a draft; null for English. A few
   * hundred rows: small enough to send whole and keep.
   */
  'instruments.list': {
    owner: 'data',
    input: z.strictObject({ language: languageCode.nullable() }),
    output: instruments,
    errors: [],
  },
  ...treatyContract,
} as const satisfies Contract;
