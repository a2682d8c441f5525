import { type Db, followHistory, HISTORY_START, type HistoryFault } from '../../main/database';

/** The first bad entry of a whole history. */
export function wholeHistoryFault(db: Db): HistoryFault | null {
  return followHistory(db, HISTORY_START, 1_000_000).fault;
}
