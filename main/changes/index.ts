export { createChangesHandlers } from './handlers';
export { type ChangesDependencies, type ChangesService, createChangesService } from './service';
