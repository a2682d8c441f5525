export { createReanchorHandlers, createTextsHandlers, type ReanchorWish } from './index-handlers';
export { createPassageFinder, type PassageFinder, type PassageWish } from './passages';
export {
  createReckoning,
  type Reckoning,
  type ReckoningWorker,
  reckonHere,
  serveReckoning,
} from './reckoning';
