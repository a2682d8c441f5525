export { createConsolidationHandlers } from './handlers';
export { type ConsolidationService, createConsolidationService } from './service';
