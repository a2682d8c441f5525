import type { Migration } from './migration.ts';

/**
 * Editions of the questionnaire that a workspace made itself, and items in other languages. Nothing can be lost: only tables are
 * added. An edition is written once and never changed.
 */
export const ownEditions: Migration = {
  version: 17,
  name: 'own editions',
  sql: `
CREATE TABLE own_editions (
  questionnaire TEXT NOT NULL,
  edition TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  mapping_hash TEXT NOT NULL CHECK (length(mapping_hash) = 64),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (questionnaire, edition)
) STRICT;

CREATE TRIGGER own_editions_stay BEFORE UPDATE ON own_editions
BEGIN SELECT RAISE(ABORT, 'editions never change'); END;

CREATE TABLE edition_texts (
  questionnaire TEXT NOT NULL,
  language TEXT NOT NULL,
  item_id TEXT NOT NULL,
  texts TEXT NOT NULL CHECK (json_valid(texts)),
  state TEXT NOT NULL CHECK (state IN ('unreviewed', 'machine', 'checked')),
  source_hash TEXT NOT NULL CHECK (length(source_hash) = 64),
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (questionnaire, language, item_id)
) STRICT;
`,
};
