import type { Migration } from './migration.ts';

/**
 * Whose pack brought a file is found by the file: a pack of a whole library leaves a hundred thousand lines of what it did, and they were
 * found by their pack alone. Nothing is changed but how rows are found.
 */
export const filesOfPacks: Migration = {
  version: 24,
  name: 'files of packs',
  sql: `
CREATE INDEX pack_changes_by_file ON pack_changes (row_key) WHERE table_name = 'files' AND before IS NULL;
`,
};
