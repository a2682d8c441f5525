import { z } from 'zod';
import { type Contract, sha256 } from '../kernel';
import { provenance } from './provenance';

export const provenanceContract = {
  /** Where a stored file came from: its name then, its hash, when and by what import. */
  'library.provenance': {
    owner: 'data',
    input: z.strictObject({ sha256 }),
    output: provenance,
    errors: ['library.not-found'],
  },
} as const satisfies Contract;
