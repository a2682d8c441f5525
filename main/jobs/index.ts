export { createJobClient, type ExtractOptions, type JobClient } from './client';
export { createExtractor } from './extract';
export { runJobs } from './job-runner';
export { type JobSign, jobSign } from './protocol';
export { readingFiles } from './read-file';
export { createWatchdog, type EndReason, WATCH_LIMITS, type Watchdog } from './watchdog';
