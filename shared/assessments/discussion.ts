import { z } from 'zod';
import { instant, uuid } from '../kernel';
import { itemId } from './model';

/** One entry of the discussion on an item. Nothing is edited or deleted; settling and opening again are entries too. */
export const discussionEntry = z.strictObject({
  id: uuid,
  itemId,
  kind: z.enum(['message', 'resolved', 'reopened']),
  author: z.string(),
  text: z.string().max(4000),
  at: instant,
});
export type DiscussionEntry = z.infer<typeof discussionEntry>;

/** Where a discussion stands: nothing was said, or the last word decides. */
export function discussionState(
  entries: readonly Pick<DiscussionEntry, 'kind'>[],
): 'none' | 'open' | 'resolved' {
  const last = entries.at(-1);
  if (last === undefined) return 'none';
  return last.kind === 'resolved' ? 'resolved' : 'open';
}
