export type { FindingsDependencies } from './findings';
export { createPlanningHandlers } from './handlers';
export { loadSamplePlan, seedSamplePlan } from './sample';
export { createPlanningService, type PlanningDependencies, type PlanningService } from './service';
