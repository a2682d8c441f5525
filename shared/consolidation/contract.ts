import { z } from 'zod';
import { itemId } from '../assessments';
import type { Contract } from '../kernel';
import { uuid } from '../kernel';
import { itemView, table } from './model';

const reading = [
  'assessments.not-found',
  'assessments.answer-damaged',
  'assessments.decision-damaged',
  'assessments.edition-unknown',
] as const;

export const consolidationContract = {
  /** All items against all agencies, in short. */
  'consolidation.table': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid }),
    output: table,
    errors: reading,
  },
  /** One item with every agency's answer and evidence, and how it was decided. */
  'consolidation.item': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid, itemId }),
    output: itemView,
    errors: [...reading, 'assessments.item-not-asked'],
  },
} as const satisfies Contract;
