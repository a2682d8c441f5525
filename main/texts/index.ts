export { createCitationsHandlers } from './handlers';
export { createReanchorHandlers, createTextsHandlers, type ReanchorWish } from './index-handlers';
export { createTextsService, type TextsDependencies, type TextsService } from './service';
