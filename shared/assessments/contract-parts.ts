import { z } from 'zod';
import { uuid } from '../kernel';
import { itemId } from './model';

/** An item: the national answer there, or that of one agency. */
export const place = z.strictObject({ assessmentId: uuid, itemId, agencyId: uuid.nullable().default(null) });

/** Reading answers checks their hashes and needs the edition they belong to. */
export const unread = ['assessments.answer-damaged', 'assessments.edition-unknown'] as const;

export const notOpen = [
  'assessments.not-found',
  'assessments.frozen',
  'assessments.item-not-asked',
  'assessments.item-not-assigned',
  ...unread,
] as const;
