import { z } from 'zod';
import { type Contract, uuid } from '../kernel';
import { citedPlace } from './model';

export const citedPlacesContract = {
  /** Where a version is cited: every citation of it by an answer, newest assessment first, then by page. */
  'assessments.citationsOf': {
    owner: 'data',
    input: z.strictObject({ versionId: uuid }),
    output: z.array(citedPlace),
    errors: [],
  },
} as const satisfies Contract;
