import { isAppError } from '../../shared/kernel';

/** Reasons why a workspace does not open that a backup cures. */
const CURED_BY_BACKUP = new Set(['db.corrupt', 'db.foreign', 'db.missing']);

/** Reasons that nobody can do anything about inside Waymark but try again. */
const CURED_OUTSIDE = new Set([
  'backup.restore-waits',
  ...['db.backup-failed', 'db.busy', 'db.full', 'db.migrate', 'db.newer', 'db.open-failed', 'db.pragma'],
  ...['db.readonly', 'fs.longpath'],
]);

/** Whether the workspace could not be opened because its database is damaged, gone or not ours. */
export function needsRestore(error: unknown): boolean {
  return isAppError(error) && CURED_BY_BACKUP.has(error.code);
}

/** Whether the first thing that was asked of the workspace failed because it could not be opened, and no backup would help. */
export function isShut(error: unknown): boolean {
  return isAppError(error) && CURED_OUTSIDE.has(error.code);
}
