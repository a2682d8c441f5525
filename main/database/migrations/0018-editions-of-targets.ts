import type { Migration } from './migration.ts';

/**
 * The edition on whose words a target was decided, so that it can be followed into a later one. Nothing can be lost: a column is added,
 * and targets from before have none.
 */
export const editionsOfTargets: Migration = {
  version: 18,
  name: 'editions of targets',
  sql: 'ALTER TABLE targets ADD COLUMN edition TEXT;',
};
