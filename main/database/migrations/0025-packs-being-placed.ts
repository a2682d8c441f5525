import type { Migration } from './migration.ts';

/**
 * A pack is in the ledger before its file stands in its place. Where it is being put, and the newest entry of the history that it knows of,
 * are kept until it stands there: a kill in between left a pack in the ledger that never went out. Those of before are taken to stand.
 *
 * A receipt of a sheet keeps which sheet of the workbook was read, and which others said something else and were not.
 */
export const packsBeingPlaced: Migration = {
  version: 25,
  name: 'packs being placed',
  sql: `
ALTER TABLE packs_sent ADD COLUMN placing TEXT CHECK (json_valid(placing));
ALTER TABLE sheet_returns ADD COLUMN sheet TEXT;
ALTER TABLE sheet_returns ADD COLUMN copies TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(copies));
`,
};
