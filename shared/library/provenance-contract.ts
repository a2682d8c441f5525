import { z } from 'zod';
import { type Contract, nothing, sha256 } from '../kernel';
import { fileSender, provenance } from './provenance';

export const provenanceContract = {
  /** Where a stored file came from: its name then, its hash, when and by what import. */
  'library.provenance': {
    owner: 'data',
    input: z.strictObject({ sha256 }),
    output: provenance,
    errors: ['library.not-found'],
  },
  /** Every stored file that a pack brought, with its sender: whose text it is, wherever two of one title stand side by side. */
  'library.listSenders': { owner: 'data', input: nothing, output: z.array(fileSender), errors: [] },
} as const satisfies Contract;
