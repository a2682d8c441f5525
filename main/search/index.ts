export type { SearchRequest } from './asking.ts';
export { type Carrying, carryOverTexts } from './carrying.ts';
export type { CataloguedDocument } from './catalogue.ts';
export { mayBeHeld, SEARCH_VERSION } from './database.ts';
export { createIndexHandlers, createSearchHandlers, type GivenDocument, type GivenPage } from './handlers.ts';
export { createSavedSearchesHandlers } from './saved-handlers.ts';
export {
  createSavedSearches,
  type SavedSearchesDependencies,
  type SavedSearchesService,
} from './saved-service.ts';
export { type IndexedFileState, openSearchStore, type SearchStore } from './service.ts';
export { type Tidying, tidyWhenIdle } from './tidying.ts';
