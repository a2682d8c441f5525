-- Schema of waymark.db, version 4. Written by "npm run schema"; change it by a migration.

CREATE TABLE answers (
  id TEXT PRIMARY KEY,
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  item_id TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  text TEXT NOT NULL,
  fall_reason TEXT,
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  revision INTEGER NOT NULL CHECK (revision > 0),
  updated_at TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  UNIQUE (assessment_id, item_id)
) STRICT;

CREATE TABLE assessments (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  questionnaire TEXT NOT NULL,
  edition TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('full', 'core')),
  reference_date TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'frozen')),
  based_on TEXT REFERENCES snapshots (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (state, questionnaire, scope, reference_date)
) STRICT;

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

CREATE TABLE citations (
  id TEXT PRIMARY KEY,
  answer_id TEXT NOT NULL REFERENCES answers (id),
  version_id TEXT NOT NULL,
  document_title TEXT NOT NULL,
  page INTEGER NOT NULL CHECK (page > 0),
  page_label TEXT,
  quote TEXT NOT NULL,
  rectangles TEXT NOT NULL CHECK (json_valid(rectangles)),
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX citations_by_answer ON citations (answer_id);

CREATE INDEX citations_by_version ON citations (version_id, page);

CREATE TABLE document_versions (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id),
  label TEXT NOT NULL,
  published_on TEXT,
  sha256 TEXT NOT NULL REFERENCES files (sha256),
  position INTEGER NOT NULL CHECK (position > 0),
  UNIQUE (document_id, position)
) STRICT;

CREATE INDEX document_versions_by_file ON document_versions (sha256);

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  title TEXT NOT NULL CHECK (length(title) > 0),
  title_english TEXT,
  state TEXT,
  language TEXT,
  status TEXT NOT NULL,
  number TEXT,
  issuing_body TEXT,
  adopted_on TEXT,
  in_force_on TEXT,
  expires_on TEXT,
  pillars TEXT NOT NULL CHECK (json_valid(pillars)),
  topics TEXT NOT NULL CHECK (json_valid(topics)),
  access TEXT NOT NULL,
  guessed TEXT NOT NULL CHECK (json_valid(guessed)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE INDEX documents_by_update ON documents (removed_at, updated_at);

CREATE TABLE files (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  page_count INTEGER NOT NULL CHECK (page_count >= 0),
  searchable_pages INTEGER NOT NULL CHECK (searchable_pages BETWEEN 0 AND page_count),
  text_state TEXT NOT NULL CHECK (text_state IN ('good', 'partial', 'suspect', 'none', 'pending')),
  source_name TEXT NOT NULL,
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  added_at TEXT NOT NULL
) STRICT;

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

CREATE TABLE history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE INDEX history_by_entity ON history (entity, entity_id, seq);

CREATE TRIGGER history_never_changes BEFORE UPDATE ON history BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER history_never_goes BEFORE DELETE ON history BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TABLE import_files (
  id TEXT PRIMARY KEY,
  import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  source_path TEXT NOT NULL,
  name TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN
    ('waiting', 'working', 'added', 'duplicate', 'locked', 'refused', 'failed', 'cancelled')),
  code TEXT,
  sha256 TEXT,
  document_id TEXT REFERENCES documents (id),
  page_count INTEGER,
  searchable_pages INTEGER,
  UNIQUE (import_id, position)
) STRICT;

CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('running', 'cancelled', 'interrupted', 'done')),
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

CREATE TABLE kept_citations (
  citation_id TEXT NOT NULL,
  version_id TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (citation_id, version_id)
) STRICT;

CREATE TABLE page_numbers (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  first_page INTEGER NOT NULL CHECK (first_page > 0),
  first_number INTEGER NOT NULL CHECK (first_number > 0),
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE reading_places (
  version_id TEXT PRIMARY KEY REFERENCES document_versions (id) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK (page > 0),
  left_at TEXT NOT NULL
) STRICT;

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

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE snapshots (
  id TEXT PRIMARY KEY,
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX snapshots_by_assessment ON snapshots (assessment_id);

CREATE TRIGGER snapshots_never_change BEFORE UPDATE ON snapshots BEGIN
  SELECT RAISE(ABORT, 'a snapshot never changes');
END;

CREATE TRIGGER snapshots_never_go BEFORE DELETE ON snapshots BEGIN
  SELECT RAISE(ABORT, 'a snapshot is never deleted');
END;
