export { type CopySource, createDb, type Db, type Statement } from './db';
export {
  type DatabaseFacts,
  type DatabaseFaults,
  type HistoryHead,
  inspectDatabase,
  listFilesNamedIn,
} from './facts';
export {
  type ChangeGroup,
  groupChange,
  listChangeGroups,
  redoChangeGroup,
  undoChangeGroup,
} from './grouped-changes';
export {
  appendHistory,
  countInStep,
  extentOfStep,
  type HistoryChange,
  listHistory,
  listInStep,
  listNewestHistory,
  listNewestMoments,
} from './history';
export { HISTORY_KEPT_SINCE } from './history-chain';
export {
  checkNewestHistory,
  compareWithHead,
  followHistory,
  HISTORY_START,
  type HistoryFault,
} from './history-check';
export { MIGRATIONS, type Migration } from './migrations';
export { oneMoment } from './one-moment';
export { type OpenOptions, openDatabase } from './open';
export type { Tables } from './tables';
export { canPutBack, type Undoer, type UndoneChange, type UndoOutcome, undoStep } from './taking-back';
