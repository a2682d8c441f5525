export type { AgencyLookup, AssessmentsDependencies, LibraryLookup, LibraryVersion } from './dependencies';
export { createAssessmentsHandlers } from './handlers';
export {
  loadSampleAssessments,
  SAMPLE_STATE,
  type SampleAssessments,
  type SampleCitations,
  seedSampleAssessments,
} from './sample';
export { type AssessmentsService, createAssessmentsService } from './service';
