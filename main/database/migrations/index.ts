import { firstTables } from './0001-first-tables';
import type { Migration } from './migration';

/** All steps in order. Append only. */
export const MIGRATIONS: readonly Migration[] = [firstTables];
export type { Migration } from './migration';
