import type { Migration } from './migration.ts';

/**
 * A document becomes a work: its versions get a language and a standing, one of them may be the official text, documents are
 * joined by relations, carry the day they were last checked, and files that look alike are remembered with what was decided
 * about them. Nothing can be lost: a document that became a version of another one stays and can be split off again.
 */
export const works: Migration = {
  version: 6,
  name: 'works',
  sql: `
ALTER TABLE documents ADD COLUMN checked_on TEXT;
ALTER TABLE documents ADD COLUMN checked_by TEXT;
ALTER TABLE documents ADD COLUMN review_by TEXT;
ALTER TABLE documents ADD COLUMN merged_into TEXT REFERENCES documents (id);
CREATE INDEX documents_by_review ON documents (review_by) WHERE review_by IS NOT NULL;

ALTER TABLE document_versions ADD COLUMN language TEXT;
ALTER TABLE document_versions ADD COLUMN standing TEXT CHECK (standing IN
  ('original', 'official-translation', 'unofficial-translation', 'machine-translation'));
ALTER TABLE document_versions ADD COLUMN is_official INTEGER NOT NULL DEFAULT 0 CHECK (is_official IN (0, 1));
ALTER TABLE document_versions ADD COLUMN source TEXT;
ALTER TABLE document_versions ADD COLUMN obtained_on TEXT;
ALTER TABLE document_versions ADD COLUMN obtained_by TEXT;
ALTER TABLE document_versions ADD COLUMN came_from TEXT REFERENCES documents (id);
CREATE UNIQUE INDEX one_official_version ON document_versions (document_id) WHERE is_official = 1;

CREATE TABLE document_relations (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('amends', 'repeals', 'supersedes', 'implements', 'translates')),
  from_document TEXT NOT NULL REFERENCES documents (id),
  to_document TEXT NOT NULL REFERENCES documents (id),
  in_part INTEGER NOT NULL CHECK (in_part IN (0, 1)),
  effective_on TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (from_document, to_document, kind),
  CHECK (from_document <> to_document)
) STRICT;
CREATE INDEX document_relations_by_target ON document_relations (to_document, kind);

CREATE TABLE file_sketches (
  sha256 TEXT PRIMARY KEY REFERENCES files (sha256),
  method INTEGER NOT NULL,
  length INTEGER NOT NULL CHECK (length >= 0),
  sketch BLOB NOT NULL
) STRICT;

CREATE TABLE lookalikes (
  one TEXT NOT NULL REFERENCES files (sha256),
  other TEXT NOT NULL REFERENCES files (sha256),
  likeness REAL NOT NULL CHECK (likeness BETWEEN 0 AND 1),
  found_at TEXT NOT NULL,
  decided TEXT CHECK (decided IN ('version', 'translation', 'apart')),
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;

ALTER TABLE imports ADD COLUMN version_of TEXT REFERENCES documents (id);
ALTER TABLE imports ADD COLUMN version_as TEXT CHECK (version_as IN ('version', 'translation'));
`,
};
