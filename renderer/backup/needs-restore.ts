import { isAppError } from '../../shared/kernel';

/** Reasons why a workspace does not open that a backup cures. */
const CURED_BY_BACKUP = new Set(['db.corrupt', 'db.foreign', 'db.missing']);

/** Whether the workspace could not be opened because its database is damaged, gone or not ours. */
export function needsRestore(error: unknown): boolean {
  return isAppError(error) && CURED_BY_BACKUP.has(error.code);
}
