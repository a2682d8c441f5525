export { createReanchorHandlers, createTextsHandlers, type ReanchorWish } from './index-handlers';
export { createPassageFinder, type PassageFinder, type PassageWish } from './passages';
