import type { Migration } from './migration.ts';

/** Adds targets, marks on gaps, passages kept or hidden, help that is wanted, plans and their actions. */
export const planning: Migration = {
  version: 8,
  name: 'planning',
  sql: `
CREATE TABLE targets (
  state TEXT NOT NULL,
  item_id TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
  due_on TEXT,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  PRIMARY KEY (state, item_id)
) STRICT;

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
`,
};
