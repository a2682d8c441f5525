export type { FindingsDependencies } from './findings';
export { createPlanningHandlers } from './handlers';
export { createPlanningService, type PlanningDependencies, type PlanningService } from './service';
