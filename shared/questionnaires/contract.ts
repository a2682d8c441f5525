import { z } from 'zod';
import type { Contract } from '../kernel';
import { nothing } from '../kernel';
import { edition, editionName, editionSummary, questionnaireId } from './model';

export const questionnairesContract = {
  /** The published editions, newest first. */
  'questionnaires.list': {
    owner: 'data',
    input: nothing,
    output: z.array(editionSummary).readonly(),
    errors: [],
  },
  /** One edition with everything in it. */
  'questionnaires.get': {
    owner: 'data',
    input: z.strictObject({ id: questionnaireId, edition: editionName }),
    output: edition,
    errors: ['questionnaires.edition-unknown'],
  },
} as const satisfies Contract;
