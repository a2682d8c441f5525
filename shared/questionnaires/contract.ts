import { z } from 'zod';
import type { Contract } from '../kernel';
import { nothing } from '../kernel';
import { itemLineage } from './mapping';
import { edition, editionName, editionSummary, questionnaireId } from './model';
import { ownContract } from './own-contract';

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
  /** How the items of each edition follow from those of the one before. */
  'questionnaires.lineages': {
    owner: 'data',
    input: nothing,
    output: z.array(itemLineage).readonly(),
    errors: [],
  },
  ...ownContract,
} as const satisfies Contract;
