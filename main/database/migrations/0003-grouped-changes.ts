import type { Migration } from './migration.ts';

/**
 * Changes that were made together and can be undone together. A group is a run of the history, which is written without gaps
 * inside one transaction, so nothing is kept twice. Nothing can be lost: only a table is added.
 */
export const groupedChanges: Migration = {
  version: 3,
  name: 'grouped changes',
  sql: `
CREATE TABLE change_groups (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  things INTEGER NOT NULL CHECK (things > 0),
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  first_seq INTEGER NOT NULL REFERENCES history (seq),
  last_seq INTEGER NOT NULL REFERENCES history (seq) CHECK (last_seq >= first_seq),
  undoes TEXT UNIQUE REFERENCES change_groups (id)
) STRICT;

CREATE INDEX change_groups_by_age ON change_groups (last_seq);
`,
};
