import type { Migration } from './migration.ts';

/**
 * Pages that are pictures, what a machine read from them and where, and how far that work is. The readings could be made again, but
 * take seconds a page, so they are kept with the facts and not with the index. Their files are named by hash without a reference: a
 * page is noted while its file is still being brought in. Nothing can be lost: only tables are added.
 */
export const readingPictures: Migration = {
  version: 9,
  name: 'reading pictures',
  sql: `
CREATE TABLE ocr_files (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'stopped', 'refused', 'done')),
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  chosen INTEGER NOT NULL CHECK (chosen IN (0, 1)),
  code TEXT,
  searchable_pages INTEGER,
  text_state TEXT,
  asked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ocr_pages (
  sha256 TEXT NOT NULL REFERENCES ocr_files (sha256) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK (page > 0),
  quality TEXT NOT NULL CHECK (quality IN ('empty', 'suspect')),
  reasons TEXT NOT NULL,
  label TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('waiting', 'read', 'worse', 'blank', 'nothing', 'failed')),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  code TEXT,
  read_by TEXT,
  confidence INTEGER CHECK (confidence BETWEEN 0 AND 100),
  reading BLOB,
  in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)),
  read_at TEXT,
  PRIMARY KEY (sha256, page)
) STRICT;
`,
};
