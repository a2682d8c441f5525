import { firstTables } from './0001-first-tables.ts';
import type { Migration } from './migration.ts';

/** All steps in order. Append only. */
export const MIGRATIONS: readonly Migration[] = [firstTables];
export type { Migration } from './migration.ts';
