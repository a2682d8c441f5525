export { createQuestionnaireHandlers, editionFileCalls } from './handlers';
export { loadEditions, loadPublished, type Published } from './load';
export { createOwnEditions, type OwnEditions, readOwnEditions } from './own-service';
export { createShippedTexts, NO_SHIPPED_TEXTS, type ShippedTexts } from './shipped-texts';
