import type { Migration } from './migration.ts';

/**
 * Many agencies, one national answer: the register, who is asked what, each agency's own answers with all their versions, decisions,
 * discussions, workshops, receipts and restatements. Answers learn of evidence that stays with an agency and of second readers;
 * those there already have neither. Nothing can be lost.
 */
export const manyAgencies: Migration = {
  version: 5,
  name: 'many-agencies',
  sql: `
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

ALTER TABLE answers ADD COLUMN held TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(held));
ALTER TABLE answers ADD COLUMN checks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checks));

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
CREATE TRIGGER agency_answer_versions_never_go BEFORE DELETE ON agency_answer_versions BEGIN
  SELECT RAISE(ABORT, 'a version is never deleted');
END;

CREATE TABLE participations (
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  due_on TEXT,
  PRIMARY KEY (assessment_id, agency_id)
) STRICT;

CREATE TABLE assignments (
  assessment_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  is_lead INTEGER NOT NULL CHECK (is_lead IN (0, 1)),
  PRIMARY KEY (assessment_id, item_id, agency_id),
  FOREIGN KEY (assessment_id, agency_id) REFERENCES participations (assessment_id, agency_id)
) STRICT;
CREATE UNIQUE INDEX assignments_one_lead ON assignments (assessment_id, item_id) WHERE is_lead = 1;
CREATE INDEX assignments_by_agency ON assignments (assessment_id, agency_id);

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
CREATE TRIGGER decisions_never_go BEFORE DELETE ON decisions BEGIN
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

CREATE TABLE workshop_votes (
  workshop_id TEXT NOT NULL REFERENCES workshops (id),
  item_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  vote TEXT NOT NULL CHECK (vote IN ('0', '1', '2', '3', '4', 'na', 'nk')),
  at TEXT NOT NULL,
  PRIMARY KEY (workshop_id, item_id, agency_id)
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
CREATE TRIGGER restatements_never_go BEFORE DELETE ON restatements BEGIN
  SELECT RAISE(ABORT, 'a restatement is never deleted');
END;
`,
};
