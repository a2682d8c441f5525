import type { Migration } from './migration.ts';

/**
 * A receipt of a sheet keeps the questions whose rows were taken out of it: it was told once, when the file was looked at.
 */
export const rowsTakenOut: Migration = {
  version: 26,
  name: 'rows taken out',
  sql: `
ALTER TABLE sheet_returns ADD COLUMN gone TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(gone));
`,
};
