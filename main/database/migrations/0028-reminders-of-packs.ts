import type { Migration } from './migration.ts';

/** Home reminds of packs of which differences were left for later, until somebody says of one that it need not. */
export const remindersOfPacks: Migration = {
  version: 28,
  name: 'reminders of packs',
  sql: `
ALTER TABLE packs_received ADD COLUMN reminds INTEGER NOT NULL DEFAULT 1 CHECK (reminds IN (0, 1));
`,
};
