import type { Db } from '../database';

/** When the last document of each State was brought in, by its code. Documents in the trash do not count. */
export function lastAddedByState(db: Db): Map<string, string> {
  const rows = db.all(
    db.build
      .selectFrom('documents')
      .select(['state', (build) => build.fn.max('created_at').as('last')])
      .where('removed_at', 'is', null)
      .where('merged_into', 'is', null)
      .where('state', 'is not', null)
      .groupBy('state'),
  );
  return new Map(rows.flatMap(({ state, last }) => (state === null ? [] : [[state, last] as const])));
}
