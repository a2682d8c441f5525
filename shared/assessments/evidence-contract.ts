import { z } from 'zod';
import type { Contract } from '../kernel';
import { uuid } from '../kernel';
import { notOpen, place } from './contract-parts';
import { answer, evidenceCheck, newHeldEvidence } from './model';

export const evidenceContract = {
  /** Names evidence that stays with an agency; no file is copied. */
  'assessments.hold': {
    owner: 'data',
    input: z.strictObject({ ...place.shape, held: newHeldEvidence }),
    output: answer,
    errors: notOpen,
  },
  'assessments.removeHeld': {
    owner: 'data',
    input: z.strictObject({ ...place.shape, heldId: uuid }),
    output: answer,
    errors: [...notOpen, 'assessments.evidence-not-found'],
  },
  /** Notes that a second person has read or seen a piece of evidence and agrees; null takes it back. */
  'assessments.checkEvidence': {
    owner: 'data',
    input: z.strictObject({
      ...place.shape,
      evidenceId: uuid,
      check: evidenceCheck.omit({ evidenceId: true }).nullable(),
    }),
    output: answer,
    errors: [...notOpen, 'assessments.evidence-not-found'],
  },
} as const satisfies Contract;
