import type { Migration } from './migration.ts';

/**
 * Requests sent to agencies as files, what came back on each, and what was refused in it. A receipt of a file lies with the other
 * receipts; here is only what is told of the file besides. Nothing can be lost: only tables are added.
 */
export const answerSheets: Migration = {
  version: 14,
  name: 'answer sheets',
  sql: `
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

CREATE TABLE sheet_answers (
  request_id TEXT NOT NULL REFERENCES sheet_requests (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL,
  said TEXT NOT NULL CHECK (json_valid(said)),
  PRIMARY KEY (request_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_returns (
  receipt_id TEXT PRIMARY KEY REFERENCES contribution_receipts (id),
  request_id TEXT REFERENCES sheet_requests (id),
  file_name TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('excel', 'html', 'contribution')),
  at TEXT NOT NULL,
  refused TEXT NOT NULL CHECK (json_valid(refused))
) STRICT;

CREATE INDEX sheet_returns_by_request ON sheet_returns (request_id, at);
`,
};
