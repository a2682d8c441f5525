import type { Migration } from './migration.ts';

/**
 * To whom a document applies: the whole country, a province or district, or one agency. Nothing can be lost: a column is added, in which
 * nobody has said anything yet.
 */
export const appliesTo: Migration = {
  version: 22,
  name: 'applies to',
  sql: `
ALTER TABLE documents ADD COLUMN applies_to TEXT CHECK (applies_to IN ('national', 'province', 'agency'));
`,
};
