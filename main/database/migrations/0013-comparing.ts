import type { Migration } from './migration.ts';

/**
 * Why answers differ between two columns of a comparison; which States agreed that their levels stand beside those of others; and the
 * levels of frozen assessments in one short line each, so that very many can be shown at once. The last can be made again from the
 * snapshots. Columns are named without a reference: a snapshot is never deleted, and an agency's part of one has no row of its own.
 * Nothing can be lost: only tables are added.
 */
export const comparing: Migration = {
  version: 13,
  name: 'comparing',
  sql: `
CREATE TABLE change_causes (
  item_id TEXT NOT NULL,
  before_key TEXT NOT NULL,
  after_key TEXT NOT NULL CHECK (after_key <> before_key),
  cause TEXT NOT NULL CHECK (cause <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  PRIMARY KEY (item_id, before_key, after_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE level_consents (
  state TEXT PRIMARY KEY CHECK (state <> ''),
  basis TEXT NOT NULL CHECK (basis IN ('agreed', 'published')),
  note TEXT NOT NULL CHECK (note <> ''),
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE packed_levels (
  snapshot_id TEXT PRIMARY KEY,
  stamp TEXT NOT NULL,
  head TEXT NOT NULL CHECK (json_valid(head)),
  item_ids TEXT NOT NULL,
  cells TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
