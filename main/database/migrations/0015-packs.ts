import type { Migration } from './migration.ts';

/** What never goes may go in one case: the import that brought it is taken back, in the transaction that says so. */
const never = (table: string, what: string, key: string): string => `
DROP TRIGGER ${table}_never_go;
CREATE TRIGGER ${table}_never_go BEFORE DELETE ON ${table}
WHEN NOT EXISTS (SELECT 1 FROM packs_undoing WHERE table_name = '${table}' AND row_key = json_array(${key})) BEGIN
  SELECT RAISE(ABORT, '${what}');
END;`;

/**
 * The ledger of packs: whom they came from and went to, what each import changed row by row, and which states of a thing are known
 * to have gone from hand to hand. Nothing can be lost: only tables are added.
 */
export const packs: Migration = {
  version: 15,
  name: 'packs',
  sql: `
CREATE TABLE pack_senders (
  public_key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  trust TEXT NOT NULL CHECK (trust IN ('unknown', 'trusted', 'refused')),
  first_seen_at TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT
) STRICT;

CREATE TABLE pack_receivers (
  series TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  revision INTEGER NOT NULL CHECK (revision >= 0),
  created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX pack_receivers_by_name ON pack_receivers (name COLLATE NOCASE);

CREATE TABLE packs_sent (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL REFERENCES pack_receivers (series),
  revision INTEGER NOT NULL CHECK (revision > 0),
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  parts INTEGER NOT NULL CHECK (parts > 0),
  sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
  base TEXT,
  note TEXT NOT NULL,
  things TEXT NOT NULL CHECK (json_valid(things)),
  UNIQUE (series, revision)
) STRICT;

CREATE TABLE packs_received (
  id TEXT PRIMARY KEY,
  pack_id TEXT NOT NULL,
  series TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  public_key TEXT NOT NULL REFERENCES pack_senders (public_key),
  sender TEXT NOT NULL,
  made_at TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  facts_before TEXT NOT NULL CHECK (length(facts_before) = 64),
  facts_after TEXT NOT NULL CHECK (length(facts_after) = 64),
  undone_at TEXT,
  undone_by TEXT,
  undone_facts TEXT,
  undone_left TEXT CHECK (json_valid(undone_left))
) STRICT;
CREATE INDEX packs_received_by_file ON packs_received (sha256);

CREATE TABLE pack_changes (
  import_id TEXT NOT NULL REFERENCES packs_received (id),
  position INTEGER NOT NULL CHECK (position > 0),
  kind TEXT NOT NULL,
  thing_id TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL CHECK (json_valid(row_key)),
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after)),
  PRIMARY KEY (import_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_seen (
  kind TEXT NOT NULL,
  thing_id TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  import_id TEXT REFERENCES packs_received (id),
  at TEXT NOT NULL,
  PRIMARY KEY (kind, thing_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE packs_undoing (
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  PRIMARY KEY (table_name, row_key)
) STRICT, WITHOUT ROWID;
${never('agency_answer_versions', 'a version is never deleted', 'OLD.answer_id, OLD.revision')}
${never('decisions', 'a decision is never deleted', 'OLD.id')}
${never('restatements', 'a restatement is never deleted', 'OLD.id')}
${never('snapshots', 'a snapshot is never deleted', 'OLD.id')}
`,
};
