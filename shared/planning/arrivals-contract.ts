import { z } from 'zod';
import { type Contract, uuid } from '../kernel';
import { itemId } from '../questionnaires';
import { arrival } from './arrivals';
import { gapLife } from './life';
import { answerProposal } from './proposals';

export const arrivalsContract = {
  /** Documents that look like what actions are to bring about, of one plan or of all that are not closed. Changes nothing. */
  'planning.arrivals': {
    owner: 'data',
    input: z.strictObject({ planId: uuid.nullable().default(null) }),
    output: z.array(arrival),
    errors: ['planning.not-found'],
  },
  /** Finished actions whose item still has the answer from before, of one plan or of all that are not closed. Changes nothing. */
  'planning.proposals': {
    owner: 'data',
    input: z.strictObject({ planId: uuid.nullable().default(null) }),
    output: z.array(answerProposal),
    errors: ['planning.not-found', 'assessments.answer-damaged', 'assessments.edition-unknown'],
  },
  /** In which years an item was a gap, what was planned and done, and when it closed. */
  'planning.life': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid, itemId }),
    output: gapLife,
    errors: ['assessments.not-found', 'assessments.answer-damaged', 'assessments.edition-unknown'],
  },
} as const satisfies Contract;
