export { createQuestionnaireHandlers, editionFileCalls } from './handlers';
export { loadEditions, loadPublished, type Published } from './load';
export { createOwnEditions, type OwnEditions, readOwnEditions } from './own-service';
export { createShippedTexts } from './shipped-texts';
