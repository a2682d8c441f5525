export type { AgencyLookup, AssessmentsDependencies, LibraryLookup, LibraryVersion } from './dependencies';
export { createAssessmentsHandlers } from './handlers';
export {
  loadSampleAssessments,
  SAMPLE_STATE,
  type SampleAssessments,
  type SampleCitations,
  seedSampleAssessments,
} from './sample';
export { loadSampleAgencies, type SampleAgencies, seedSampleAgencies } from './sample-agencies';
export { type AssessmentsService, createAssessmentsService } from './service';
