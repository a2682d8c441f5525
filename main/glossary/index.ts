export { createGlossaryHandlers } from './handlers.ts';
export { loadGlossary } from './load.ts';
export { createGlossaryService, type GlossaryDependencies, type GlossaryService } from './service.ts';
