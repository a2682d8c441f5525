export { createComparisonHandlers } from './handlers';
export { type ComparisonDependencies, type ComparisonService, createComparisonService } from './service';
