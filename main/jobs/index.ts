export { createJobClient, type ExtractOptions, type JobClient } from './client';
export { createExtractor } from './extract';
export { createJobPool, type JobPool } from './job-pool';
export { runJobs } from './job-runner';
export type { JobSign } from './protocol';
export { readingFiles } from './read-file';
export { createSigns, type Signs } from './signs';
export { createJobSupervisor, type JobChild, type JobSupervisor, type LostReason } from './supervisor';
export { WATCH_LIMITS, type WatchLimits } from './watchdog';
