export type { AssessmentsDependencies, LibraryLookup } from './dependencies';
export { createAssessmentsHandlers } from './handlers';
export { type AssessmentsService, createAssessmentsService } from './service';
