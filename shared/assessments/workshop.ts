import { z } from 'zod';
import { instant, isoDate, uuid } from '../kernel';
import { vote } from './decisions';
import { itemId } from './model';

/** How one agency voted on one item. */
export const workshopVote = z.strictObject({ itemId, agencyId: uuid, vote });

/** A meeting in which agencies go through items one by one. Left at any moment, it goes on where it stopped. */
export const workshop = z.strictObject({
  id: uuid,
  assessmentId: uuid,
  title: z.string().trim().min(1).max(200),
  heldOn: isoDate,
  /** Agencies that are there, in the order in which they speak. */
  present: z.array(uuid).min(1).max(200),
  /** The item on the screen, null before the first. */
  atItem: itemId.nullable(),
  endedAt: instant.nullable(),
  votes: z.array(workshopVote),
  createdAt: instant,
  updatedAt: instant,
});
export type Workshop = z.infer<typeof workshop>;
