import type { Migration } from './migration.ts';

/** Adds what the users of a workspace write on topics. */
export const topicNotes: Migration = {
  version: 4,
  name: 'topic-notes',
  sql: `
CREATE TABLE topic_notes (
  topic_id TEXT PRIMARY KEY,
  text TEXT NOT NULL CHECK (length(text) > 0),
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL
) STRICT;
`,
};
