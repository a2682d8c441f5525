import type { Migration } from './migration.ts';

/**
 * A receipt of a sheet keeps what was written in it beside the answers, as notes on cells and in columns of its own: none of it was taken
 * in, and the file itself is not kept.
 */
export const wordsBesideAnswers: Migration = {
  version: 27,
  name: 'words beside answers',
  sql: `
ALTER TABLE sheet_returns ADD COLUMN unread TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(unread));
`,
};
