export { createUnsentHandlers } from './handlers';
export { createUnsent, type UnsentDependencies, type UnsentService } from './service';
