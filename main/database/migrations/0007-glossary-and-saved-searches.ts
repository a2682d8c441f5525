import type { Migration } from './migration.ts';

/**
 * What a workspace says of the terms of the glossary, with terms and matters of its own, and searches kept by name with what
 * was found when each was last looked at. Nothing can be lost: only tables are added.
 */
export const glossaryAndSavedSearches: Migration = {
  version: 7,
  name: 'glossary and saved searches',
  sql: `
CREATE TABLE glossary_concepts (
  id TEXT PRIMARY KEY,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE glossary_terms (
  concept_id TEXT NOT NULL,
  language TEXT NOT NULL,
  term TEXT NOT NULL CHECK (length(term) > 0),
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  checked_by TEXT,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (concept_id, language, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_searches (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  query TEXT NOT NULL,
  filters TEXT NOT NULL CHECK (json_valid(filters)),
  bridge INTEGER NOT NULL CHECK (bridge IN (0, 1)),
  created_at TEXT NOT NULL,
  removed_at TEXT,
  seen_at TEXT NOT NULL,
  seen TEXT NOT NULL CHECK (json_valid(seen))
) STRICT;
`,
};
