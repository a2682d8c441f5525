export { createAgenciesHandlers } from './handlers';
export { type AgenciesDependencies, type AgenciesService, createAgenciesService } from './service';
