-- Schema of waymark.db, version 28. Written by "npm run schema"; change it by a migration.

CREATE TABLE agencies (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  names TEXT NOT NULL CHECK (json_valid(names)),
  short_name TEXT NOT NULL CHECK (length(short_name) > 0),
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  place TEXT NOT NULL,
  from_on TEXT,
  until_on TEXT,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK (until_on IS NULL OR from_on IS NULL OR until_on >= from_on)
) STRICT;

CREATE UNIQUE INDEX agencies_by_short_name ON agencies (state, short_name COLLATE NOCASE);

CREATE TABLE agency_answer_versions (
  answer_id TEXT NOT NULL REFERENCES agency_answers (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  content TEXT NOT NULL CHECK (json_valid(content)),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (answer_id, revision)
) STRICT;

CREATE TRIGGER agency_answer_versions_never_change BEFORE UPDATE ON agency_answer_versions BEGIN
  SELECT RAISE(ABORT, 'a version never changes');
END;

CREATE TRIGGER agency_answer_versions_never_go BEFORE DELETE ON agency_answer_versions
WHEN NOT EXISTS (SELECT 1 FROM packs_undoing WHERE table_name = 'agency_answer_versions' AND row_key = json_array(OLD.answer_id, OLD.revision)) BEGIN
  SELECT RAISE(ABORT, 'a version is never deleted');
END;

CREATE TABLE agency_answers (
  id TEXT PRIMARY KEY,
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  item_id TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  text TEXT NOT NULL,
  fall_reason TEXT,
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  revision INTEGER NOT NULL CHECK (revision > 0),
  updated_at TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  held TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(held)),
  checks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checks)),
  UNIQUE (assessment_id, agency_id, item_id)
) STRICT;

CREATE TABLE agency_citations (
  id TEXT PRIMARY KEY,
  answer_id TEXT NOT NULL REFERENCES agency_answers (id),
  version_id TEXT NOT NULL,
  document_title TEXT NOT NULL,
  page INTEGER NOT NULL CHECK (page > 0),
  page_label TEXT,
  quote TEXT NOT NULL,
  rectangles TEXT NOT NULL CHECK (json_valid(rectangles)),
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX agency_citations_by_answer ON agency_citations (answer_id);

CREATE INDEX agency_citations_by_version ON agency_citations (version_id, page);

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
  hash TEXT NOT NULL CHECK (length(hash) = 64), held TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(held)), checks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checks)),
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

CREATE TABLE assignments (
  assessment_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  is_lead INTEGER NOT NULL CHECK (is_lead IN (0, 1)),
  PRIMARY KEY (assessment_id, item_id, agency_id),
  FOREIGN KEY (assessment_id, agency_id) REFERENCES participations (assessment_id, agency_id)
) STRICT;

CREATE INDEX assignments_by_agency ON assignments (assessment_id, agency_id);

CREATE UNIQUE INDEX assignments_one_lead ON assignments (assessment_id, item_id) WHERE is_lead = 1;

CREATE TABLE change_causes (
  item_id TEXT NOT NULL,
  before_key TEXT NOT NULL,
  after_key TEXT NOT NULL CHECK (after_key <> before_key),
  cause TEXT NOT NULL CHECK (cause <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  PRIMARY KEY (item_id, before_key, after_key)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE contribution_receipts (
  id TEXT PRIMARY KEY,
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  document_hash TEXT NOT NULL CHECK (length(document_hash) = 64),
  document_version INTEGER NOT NULL CHECK (document_version > 0),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (json_valid(outcome))
) STRICT;

CREATE INDEX contribution_receipts_by_agency ON contribution_receipts (assessment_id, agency_id, at);

CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  item_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  content TEXT NOT NULL CHECK (json_valid(content)),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  UNIQUE (assessment_id, item_id, revision)
) STRICT;

CREATE TRIGGER decisions_never_change BEFORE UPDATE ON decisions BEGIN
  SELECT RAISE(ABORT, 'a decision never changes');
END;

CREATE TRIGGER decisions_never_go BEFORE DELETE ON decisions
WHEN NOT EXISTS (SELECT 1 FROM packs_undoing WHERE table_name = 'decisions' AND row_key = json_array(OLD.id)) BEGIN
  SELECT RAISE(ABORT, 'a decision is never deleted');
END;

CREATE TABLE discussion_entries (
  id TEXT PRIMARY KEY,
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  item_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('message', 'resolved', 'reopened')),
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE INDEX discussion_entries_by_item ON discussion_entries (assessment_id, item_id, at, id);

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

CREATE TABLE document_versions (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id),
  label TEXT NOT NULL,
  published_on TEXT,
  sha256 TEXT NOT NULL REFERENCES files (sha256),
  position INTEGER NOT NULL CHECK (position > 0), language TEXT, standing TEXT CHECK (standing IN
  ('original', 'official-translation', 'unofficial-translation', 'machine-translation')), is_official INTEGER NOT NULL DEFAULT 0 CHECK (is_official IN (0, 1)), source TEXT, obtained_on TEXT, obtained_by TEXT, came_from TEXT REFERENCES documents (id),
  UNIQUE (document_id, position)
) STRICT;

CREATE INDEX document_versions_by_file ON document_versions (sha256);

CREATE INDEX document_versions_by_origin ON document_versions (came_from) WHERE came_from IS NOT NULL;

CREATE UNIQUE INDEX one_official_version ON document_versions (document_id) WHERE is_official = 1;

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
, checked_on TEXT, checked_by TEXT, review_by TEXT, merged_into TEXT REFERENCES documents (id), applies_to TEXT CHECK (applies_to IN ('national', 'province', 'agency'))) STRICT;

CREATE INDEX documents_by_merge ON documents (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX documents_by_review ON documents (review_by) WHERE review_by IS NOT NULL;

CREATE INDEX documents_by_update ON documents (removed_at, updated_at);

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

CREATE TABLE file_sketches (
  sha256 TEXT PRIMARY KEY REFERENCES files (sha256),
  method INTEGER NOT NULL,
  length INTEGER NOT NULL CHECK (length >= 0),
  sketch BLOB NOT NULL
) STRICT;

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

CREATE TABLE focal_points (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  duty TEXT NOT NULL CHECK (duty IN ('focal', 'deputy')),
  name TEXT NOT NULL CHECK (length(name) > 0),
  position TEXT NOT NULL,
  contact TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT CHECK (until_on IS NULL OR until_on >= from_on),
  note TEXT NOT NULL
) STRICT;

CREATE INDEX focal_points_by_agency ON focal_points (agency_id, from_on);

CREATE TABLE gap_marks (
  state TEXT NOT NULL,
  item_id TEXT NOT NULL,
  priority TEXT NOT NULL CHECK (priority IN ('high', 'normal', 'later')),
  causes TEXT NOT NULL CHECK (json_valid(causes)),
  cause_text TEXT NOT NULL,
  rank INTEGER CHECK (rank > 0),
  rank_reason TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (state, item_id)
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

CREATE TABLE "history" (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
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

CREATE INDEX import_files_by_document ON import_files (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('running', 'cancelled', 'interrupted', 'done')),
  started_at TEXT NOT NULL,
  ended_at TEXT
, version_of TEXT REFERENCES documents (id), version_as TEXT CHECK (version_as IN ('version', 'translation'))) STRICT;

CREATE TABLE level_consents (
  state TEXT PRIMARY KEY CHECK (state <> ''),
  basis TEXT NOT NULL CHECK (basis IN ('agreed', 'published')),
  note TEXT NOT NULL CHECK (note <> ''),
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lookalikes (
  one TEXT NOT NULL REFERENCES files (sha256),
  other TEXT NOT NULL REFERENCES files (sha256),
  likeness REAL NOT NULL CHECK (likeness BETWEEN 0 AND 1),
  found_at TEXT NOT NULL,
  decided TEXT CHECK (decided IN ('version', 'translation', 'apart')),
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX pack_changes_by_file ON pack_changes (row_key) WHERE table_name = 'files' AND before IS NULL;

CREATE TABLE pack_receivers (
  series TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  revision INTEGER NOT NULL CHECK (revision >= 0),
  created_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX pack_receivers_by_name ON pack_receivers (name COLLATE NOCASE);

CREATE TABLE pack_seen (
  kind TEXT NOT NULL,
  thing_id TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  import_id TEXT REFERENCES packs_received (id),
  at TEXT NOT NULL,
  PRIMARY KEY (kind, thing_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_senders (
  public_key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  trust TEXT NOT NULL CHECK (trust IN ('unknown', 'trusted', 'refused')),
  first_seen_at TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT
) STRICT;

CREATE TABLE packed_levels (
  snapshot_id TEXT PRIMARY KEY,
  stamp TEXT NOT NULL,
  head TEXT NOT NULL CHECK (json_valid(head)),
  item_ids TEXT NOT NULL,
  cells TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
, reminds INTEGER NOT NULL DEFAULT 1 CHECK (reminds IN (0, 1))) STRICT;

CREATE INDEX packs_received_by_file ON packs_received (sha256);

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
  things TEXT NOT NULL CHECK (json_valid(things)), placing TEXT CHECK (json_valid(placing)),
  UNIQUE (series, revision)
) STRICT;

CREATE TABLE packs_undoing (
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  PRIMARY KEY (table_name, row_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_numbers (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  first_page INTEGER NOT NULL CHECK (first_page > 0),
  first_number INTEGER NOT NULL CHECK (first_number > 0),
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE participations (
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  due_on TEXT,
  PRIMARY KEY (assessment_id, agency_id)
) STRICT;

CREATE TABLE personal_data (
  sha256 TEXT PRIMARY KEY REFERENCES files (sha256),
  method INTEGER NOT NULL,
  pages TEXT NOT NULL CHECK (json_valid(pages)),
  stays INTEGER NOT NULL CHECK (stays IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_actions (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plans (id),
  position INTEGER NOT NULL CHECK (position > 0),
  item_id TEXT,
  title TEXT NOT NULL CHECK (length(title) > 0),
  owner TEXT NOT NULL,
  starts_on TEXT,
  due_on TEXT,
  state TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  carried_from TEXT REFERENCES plan_actions (id),
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX plan_actions_by_plan ON plan_actions (plan_id, position);

CREATE TABLE plans (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  title TEXT NOT NULL CHECK (length(title) > 0),
  introduction TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
  status TEXT NOT NULL CHECK (status IN ('draft', 'approved', 'closed')),
  carried_from TEXT REFERENCES plans (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE reading_places (
  version_id TEXT PRIMARY KEY REFERENCES document_versions (id) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK (page > 0),
  left_at TEXT NOT NULL
) STRICT;

CREATE TABLE reliance_decisions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  dependant TEXT NOT NULL CHECK (length(dependant) > 0),
  change_key TEXT NOT NULL CHECK (length(change_key) > 0),
  decision TEXT NOT NULL CHECK (decision IN ('still-true', 'moved', 'answer-again', 'dismissed', 'reopened')),
  reason TEXT NOT NULL CHECK (decision <> 'dismissed' OR length(reason) > 0),
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL
) STRICT;

CREATE INDEX reliance_decisions_by_dependant ON reliance_decisions (dependant, seq);

CREATE TRIGGER reliance_decisions_never_change BEFORE UPDATE ON reliance_decisions BEGIN
  SELECT RAISE(ABORT, 'a decision never changes');
END;

CREATE TRIGGER reliance_decisions_never_go BEFORE DELETE ON reliance_decisions BEGIN
  SELECT RAISE(ABORT, 'a decision is never deleted');
END;

CREATE TABLE resource_marks (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  item_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pin', 'hide')),
  version_id TEXT NOT NULL,
  page INTEGER NOT NULL CHECK (page > 0),
  title TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (state, item_id, version_id, page)
) STRICT;

CREATE TABLE restatements (
  id TEXT PRIMARY KEY,
  snapshot_id TEXT NOT NULL REFERENCES snapshots (id),
  item_id TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  at TEXT NOT NULL
) STRICT;

CREATE INDEX restatements_by_snapshot ON restatements (snapshot_id, at, id);

CREATE TRIGGER restatements_never_change BEFORE UPDATE ON restatements BEGIN
  SELECT RAISE(ABORT, 'a restatement never changes');
END;

CREATE TRIGGER restatements_never_go BEFORE DELETE ON restatements
WHEN NOT EXISTS (SELECT 1 FROM packs_undoing WHERE table_name = 'restatements' AND row_key = json_array(OLD.id)) BEGIN
  SELECT RAISE(ABORT, 'a restatement is never deleted');
END;

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

CREATE TABLE sheet_answers (
  request_id TEXT NOT NULL REFERENCES sheet_requests (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL,
  said TEXT NOT NULL CHECK (json_valid(said)),
  PRIMARY KEY (request_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_requests (
  id TEXT PRIMARY KEY,
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  number INTEGER NOT NULL CHECK (number > 0),
  form TEXT NOT NULL CHECK (form IN ('excel', 'html', 'waymark')),
  sent_at TEXT NOT NULL,
  sent_by TEXT NOT NULL,
  due_on TEXT,
  file_name TEXT,
  items INTEGER NOT NULL CHECK (items >= 0)
) STRICT;

CREATE INDEX sheet_requests_by_agency ON sheet_requests (assessment_id, agency_id, number);

CREATE TABLE sheet_returns (
  receipt_id TEXT PRIMARY KEY REFERENCES contribution_receipts (id),
  request_id TEXT REFERENCES sheet_requests (id),
  file_name TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('excel', 'html', 'contribution')),
  at TEXT NOT NULL,
  refused TEXT NOT NULL CHECK (json_valid(refused))
, sheet TEXT, copies TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(copies)), gone TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(gone)), unread TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(unread))) STRICT;

CREATE INDEX sheet_returns_by_request ON sheet_returns (request_id, at);

CREATE TABLE snapshot_counts (
  snapshot_id TEXT PRIMARY KEY,
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  seal TEXT NOT NULL CHECK (length(seal) = 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
  id TEXT PRIMARY KEY,
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX snapshots_by_assessment ON snapshots (assessment_id);

CREATE INDEX snapshots_by_hash ON snapshots (id, hash);

CREATE TRIGGER snapshots_never_change BEFORE UPDATE ON snapshots BEGIN
  SELECT RAISE(ABORT, 'a snapshot never changes');
END;

CREATE TRIGGER snapshots_never_go BEFORE DELETE ON snapshots
WHEN NOT EXISTS (SELECT 1 FROM packs_undoing WHERE table_name = 'snapshots' AND row_key = json_array(OLD.id)) BEGIN
  SELECT RAISE(ABORT, 'a snapshot is never deleted');
END;

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

CREATE TABLE targets (
  state TEXT NOT NULL,
  item_id TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
  due_on TEXT,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL, edition TEXT,
  PRIMARY KEY (state, item_id)
) STRICT;

CREATE TABLE topic_notes (
  topic_id TEXT PRIMARY KEY,
  text TEXT NOT NULL CHECK (length(text) > 0),
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL
) STRICT;

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

CREATE TABLE wanted_resources (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  item_id TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) > 0),
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  found_at TEXT
) STRICT;

CREATE INDEX wanted_resources_by_state ON wanted_resources (state, added_at);

CREATE TABLE workshop_votes (
  workshop_id TEXT NOT NULL REFERENCES workshops (id),
  item_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  vote TEXT NOT NULL CHECK (vote IN ('0', '1', '2', '3', '4', 'na', 'nk')),
  at TEXT NOT NULL,
  PRIMARY KEY (workshop_id, item_id, agency_id)
) STRICT;

CREATE TABLE workshops (
  id TEXT PRIMARY KEY,
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  title TEXT NOT NULL CHECK (length(title) > 0),
  held_on TEXT NOT NULL,
  present TEXT NOT NULL CHECK (json_valid(present)),
  at_item TEXT,
  ended_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX workshops_by_assessment ON workshops (assessment_id);
