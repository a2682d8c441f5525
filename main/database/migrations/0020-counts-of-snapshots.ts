import type { Migration } from './migration.ts';

/**
 * How many answers of each kind a snapshot has, kept beside it, so that lists of many years need not pass through their contents. Made
 * from the snapshots and made again where it is missing; `seal` tells a damaged line. Nothing can be lost: a table is added.
 */
export const countsOfSnapshots: Migration = {
  version: 20,
  name: 'counts of snapshots',
  sql: `
CREATE TABLE snapshot_counts (
  snapshot_id TEXT PRIMARY KEY,
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  seal TEXT NOT NULL CHECK (length(seal) = 64)
) STRICT, WITHOUT ROWID;
`,
};
