import type { Migration } from './migration.ts';

/**
 * Pages on which something of a person may stand, by file, found by the program and found again when texts are read anew; and that somebody
 * looked and let it stay. The words themselves are not kept. Nothing can be lost: a table is added.
 */
export const personalData: Migration = {
  version: 21,
  name: 'personal data',
  sql: `
CREATE TABLE personal_data (
  sha256 TEXT PRIMARY KEY REFERENCES files (sha256),
  method INTEGER NOT NULL,
  pages TEXT NOT NULL CHECK (json_valid(pages)),
  stays INTEGER NOT NULL CHECK (stays IN (0, 1))
) STRICT, WITHOUT ROWID;
`,
};
