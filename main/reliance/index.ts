export { createRelianceHandlers } from './handlers';
export { createRelianceService, type RelianceService } from './service';
