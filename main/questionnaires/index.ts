export { createQuestionnaireHandlers } from './handlers';
export { loadEditions, loadPublished, type Published } from './load';
