import type { Migration } from './migration.ts';

/** Adds what treaties are for States, as people who checked entered it. */
export const treatyStatuses: Migration = {
  version: 16,
  name: 'treaty statuses',
  sql: `
CREATE TABLE treaty_statuses (
  member TEXT NOT NULL,
  instrument TEXT NOT NULL CHECK (length(instrument) > 0),
  status TEXT NOT NULL,
  signed_on TEXT,
  ratified_on TEXT,
  in_force_on TEXT,
  reservation TEXT NOT NULL,
  source TEXT NOT NULL,
  source_document TEXT,
  checked_on TEXT,
  updated_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (member, instrument),
  CHECK (ratified_on IS NULL OR signed_on IS NULL OR ratified_on >= signed_on),
  CHECK (in_force_on IS NULL OR ratified_on IS NULL OR in_force_on >= ratified_on)
) STRICT;
`,
};
