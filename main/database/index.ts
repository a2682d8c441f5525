export { createDb, type Db, type Statement } from './db';
export { appendHistory, type HistoryChange, listHistory } from './history';
export { MIGRATIONS, type Migration } from './migrations';
export { type OpenOptions, openDatabase } from './open';
export type { Tables } from './tables';
