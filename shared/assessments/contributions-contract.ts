import { z } from 'zod';
import type { Contract } from '../kernel';
import { isoDate, uuid } from '../kernel';
import { assignedAs, departedAgency, participation } from './assignments';
import { unread } from './contract-parts';
import {
  contributionChoice,
  contributionDocument,
  contributionPreview,
  contributionReceipt,
} from './contributions';
import { itemId, progress } from './model';

const assessmentId = z.strictObject({ assessmentId: uuid });
const changing = ['assessments.not-found', 'assessments.frozen', 'assessments.edition-unknown'] as const;
const receiving = [
  ...changing,
  'assessments.answer-damaged',
  'assessments.contribution-misplaced',
  'assessments.contribution-edition',
  'assessments.contribution-not-asked',
] as const;

/** How far one agency is. */
export const agencyProgress = z.strictObject({
  agencyId: uuid,
  dueOn: isoDate.nullable(),
  leads: z.number().int().nonnegative(),
  progress,
});
export type AgencyProgress = z.infer<typeof agencyProgress>;

export const contributionsContract = {
  /** Who is asked what, and until when. */
  'assessments.participation': {
    owner: 'data',
    input: assessmentId,
    output: participation,
    errors: ['assessments.not-found'],
  },
  /**
   * Agencies that have ended, or will end before the reference date: those of the year it was started from, with what they led and nobody
   * leads now (none where that year cannot be read), and those that are asked, with what they owe.
   */
  'assessments.departed': {
    owner: 'data',
    input: assessmentId,
    output: z.array(departedAgency),
    errors: ['assessments.not-found', 'assessments.answer-damaged'],
  },
  /** Lets agencies of the State take part and asks each the items of its roles. What was arranged by hand stays. */
  'assessments.assignByRole': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid, agencyIds: z.array(uuid).min(1).max(200) }),
    output: participation,
    errors: [...changing, 'agencies.not-found'],
  },
  /** Sets cells of the coverage matrix. A new lead takes the place of the one before. Answers given stay, whoever is asked. */
  'assessments.assign': {
    owner: 'data',
    input: z.strictObject({
      assessmentId: uuid,
      changes: z
        .array(z.strictObject({ itemId, agencyId: uuid, as: assignedAs }))
        .min(1)
        .max(5000),
    }),
    output: participation,
    errors: [...changing, 'agencies.not-found', 'assessments.item-not-asked'],
  },
  /** Sets the day an agency's answers are due, or none. */
  'assessments.setDueDate': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid, agencyId: uuid, dueOn: isoDate.nullable() }),
    output: participation,
    errors: [...changing, 'agencies.not-found'],
  },
  /** Every agency that takes part, with the counts of its answers over the items it is asked. */
  'assessments.agencyProgress': {
    owner: 'data',
    input: assessmentId,
    output: z.array(agencyProgress),
    errors: ['assessments.not-found', ...unread],
  },
  /** What a file of an agency would change, answer by answer. Writes nothing. */
  'assessments.previewContribution': {
    owner: 'data',
    input: z.strictObject({ document: contributionDocument }),
    output: contributionPreview,
    errors: receiving,
  },
  /**
   * Takes a file in, all that is chosen or nothing, and keeps a receipt. The same file again changes nothing and gives the receipt
   * it had.
   */
  'assessments.applyContribution': {
    owner: 'data',
    input: z.strictObject({ document: contributionDocument, choice: contributionChoice }),
    output: contributionReceipt,
    errors: [...receiving, 'assessments.contribution-older'],
  },
  /** Receipts of an assessment, newest first. */
  'assessments.listReceipts': {
    owner: 'data',
    input: assessmentId,
    output: z.array(contributionReceipt),
    errors: ['assessments.not-found'],
  },
} as const satisfies Contract;
