import type { Comparability } from '../questionnaires';
import type { Direction } from './model';

/**
 * Where an answer or a value of a table stands: a rank, the greater the better; a text for what was stated without a rank (not
 * known, not applicable, a word outside its scale); null where nothing was stated. Missing is never a rank.
 */
export type Standing = number | string | null;

/**
 * What happened from one standing to the next (domain rules C.1 and C.3). A direction only between two ranks of one speaker on
 * fully comparable items; everything else is knowledge gained, lost or changed. Between two who speak nothing is gained or lost, and
 * a direction would rank them: they say the same or not.
 */
export function directionBetween(
  before: Standing,
  after: Standing,
  comparability: Comparability = 'full',
  oneSpeaker = true,
): Direction {
  if (before === null && after === null) return 'both-missing';
  if ((before === null || after === null) && !oneSpeaker) return 'one-side-only';
  if (before === null) return 'newly-answered';
  if (after === null) return 'no-longer-answered';
  if (comparability === 'none') return 'not-comparable';
  if (before === after && typeof before === 'string') return 'same-without-level';
  if (typeof before === 'string' || typeof after === 'string')
    return oneSpeaker ? 'knowledge-changed' : 'different-kinds';
  if (comparability === 'limited') return 'not-comparable';
  if (after === before) return 'same';
  if (!oneSpeaker) return 'different-levels';
  return after > before ? 'better' : 'worse';
}
