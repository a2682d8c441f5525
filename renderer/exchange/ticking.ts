import type { IncomingThing } from '../../shared/exchange';

/**
 * What of a pack is ticked or not. Where ours was kept beside a second entry for the same file, that is not asked about again, and may
 * still be wanted.
 */
export const isToTick = ({ status, code }: IncomingThing): boolean =>
  status === 'new' ||
  status === 'changed' ||
  status === 'gone' ||
  (status === 'kept' && code === 'pack.same-file');
