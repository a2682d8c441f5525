import type { Migration } from './migration.ts';

/**
 * Yearly results that were imported from tables: described editions, the files they came from, and what is frozen of each State
 * and year. Nothing can be lost: only tables are added.
 */
export const importedTables: Migration = {
  version: 12,
  name: 'imported tables',
  sql: `
CREATE TABLE table_editions (
  id TEXT PRIMARY KEY,
  description TEXT NOT NULL CHECK (json_valid(description)),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE table_imports (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES table_editions (id),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  undone_at TEXT
) STRICT;

CREATE TABLE table_snapshots (
  id TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES table_editions (id),
  import_id TEXT NOT NULL REFERENCES table_imports (id),
  state TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 1 AND 9999),
  content TEXT NOT NULL CHECK (json_valid(content)),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  UNIQUE (edition_id, state, year)
) STRICT;

CREATE INDEX table_snapshots_of_import ON table_snapshots (import_id);
`,
};
