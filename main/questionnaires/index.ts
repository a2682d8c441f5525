export { createQuestionnaireHandlers } from './handlers';
export { loadEditions } from './load';
