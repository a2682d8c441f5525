import type { Comparability } from '../questionnaires';
import type { Direction } from './model';

/**
 * Where an answer or a value of a table stands: a rank, the greater the better; a text for what was stated without a rank (not
 * known, not applicable, a word outside its scale); null where nothing was stated. Missing is never a rank.
 */
export type Standing = number | string | null;

/**
 * What happened from one standing to the next (domain rules C.1 and C.3). A direction only between two ranks of one State on
 * fully comparable items; everything else is knowledge gained, lost or changed.
 */
export function directionBetween(
  before: Standing,
  after: Standing,
  comparability: Comparability = 'full',
  oneState = true,
): Direction {
  if (before === null && after === null) return 'both-missing';
  // Between two who speak nothing is gained or lost.
  if ((before === null || after === null) && !oneState) return 'not-comparable';
  if (before === null) return 'newly-answered';
  if (after === null) return 'no-longer-answered';
  if (comparability === 'none') return 'not-comparable';
  if (before === after && typeof before === 'string') return 'same-without-level';
  if (oneState && (typeof before === 'string' || typeof after === 'string')) return 'knowledge-changed';
  // A direction between members would rank them.
  if (comparability === 'limited' || !oneState) return 'not-comparable';
  if (after === before) return 'same';
  return after > before ? 'better' : 'worse';
}
