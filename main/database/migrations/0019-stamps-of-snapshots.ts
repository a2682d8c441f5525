import type { Migration } from './migration.ts';

/**
 * Ids and hashes of snapshots beside their contents, so that a look at all of them need not pass through the contents. Nothing can be
 * lost: an index is added.
 */
export const stampsOfSnapshots: Migration = {
  version: 19,
  name: 'stamps of snapshots',
  sql: 'CREATE INDEX snapshots_by_hash ON snapshots (id, hash);',
};
