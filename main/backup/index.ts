export { createBackupHandlers } from './handlers';
export { createSafekeeping, type Safekeeping, type SafekeepingDependencies } from './safekeeping';
export type { BackupService, GuardedWorkspace } from './service';
