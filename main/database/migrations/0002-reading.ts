import type { Migration } from './migration.ts';

/**
 * What readers add to files without changing them: highlights with notes, printed page numbers where the file states none, and
 * which citations of an older version were looked at and kept. Nothing can be lost.
 */
export const reading: Migration = {
  version: 2,
  name: 'reading',
  sql: `
CREATE TABLE highlights (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  page INTEGER NOT NULL CHECK (page > 0),
  page_label TEXT,
  quote TEXT NOT NULL,
  rectangles TEXT NOT NULL CHECK (json_valid(rectangles)),
  colour TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE INDEX highlights_by_file ON highlights (sha256, page);

CREATE TABLE page_numbers (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  first_page INTEGER NOT NULL CHECK (first_page > 0),
  first_number INTEGER NOT NULL CHECK (first_number > 0),
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE kept_citations (
  citation_id TEXT NOT NULL,
  version_id TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (citation_id, version_id)
) STRICT;
`,
};
