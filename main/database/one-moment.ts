import type { Clock } from '../../shared/kernel';
import type { Db } from './db';

/**
 * A clock that stands still within a transaction: whatever is written together carries one moment, so that it is one step of the
 * history, also where the writing takes a while.
 */
export function oneMoment(db: Pick<Db, 'openTransaction'>, clock: Clock): Clock {
  let held: { readonly of: number; readonly at: string } | null = null;
  return () => {
    const of = db.openTransaction();
    if (of === null) return clock();
    if (held?.of !== of) held = { of, at: clock() };
    return held.at;
  };
}
