import { z } from 'zod';
import type { Contract } from '../kernel';
import { instant, uuid } from '../kernel';
import { editionName } from '../questionnaires';
import { unread } from './contract-parts';
import { assessmentSummary } from './model';

/** A move of an open assessment to a later edition. */
export const editionMove = z.strictObject({ from: editionName, to: editionName, at: instant });
export type EditionMove = z.infer<typeof editionMove>;

const head = assessmentSummary.omit({ progress: true });
const notMovable = ['assessments.not-found', 'assessments.frozen', ...unread] as const;

export const movingContract = {
  /** Lets an open assessment go on with a later edition. Nothing that was said is lost. */
  'assessments.moveEdition': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid, edition: editionName }),
    output: head,
    errors: [...notMovable, 'assessments.edition-not-later'],
  },
  /** Takes the last move back; what was answered since stays on the items that are asked in both editions. */
  'assessments.undoMove': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid }),
    output: head,
    errors: [...notMovable, 'assessments.not-moved'],
  },
  /** The move that can be taken back; null where there is none, as in a frozen assessment. */
  'assessments.lastMove': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid }),
    output: editionMove.nullable(),
    errors: ['assessments.not-found'],
  },
} as const satisfies Contract;
