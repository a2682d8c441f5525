import { type HistoryCheckFault, isOwn } from '../../shared/backup';
import {
  checkNewestHistory,
  compareWithHead,
  type Db,
  followHistory,
  HISTORY_KEPT_SINCE,
  HISTORY_START,
  type HistoryFault,
  type HistoryHead,
} from '../database';
import type { BackupFiles, SideFile } from './backup-files';

/** Entries looked at when a workspace is opened: some days of work, in a few milliseconds. */
const NEWEST = 1000;

/** Entries followed in one step of the whole check: about 20 ms. */
const PART = 4000;

/** What is kept of a fault, and told. */
const told = ({ kind, seq, entry }: HistoryFault): HistoryCheckFault => ({ kind, seq, entry });

/**
 * What backups say the newest entry of the history once was. A backup made before a restore may know entries that were taken
 * back with it, so those in `forked` say nothing; null means that it is not known which these are.
 */
export function historyHeads(
  backups: BackupFiles,
  forked: readonly string[] | null,
  schemaVersion: number,
): HistoryHead[] {
  if (forked === null) return [];
  // Of an earlier schema too: else nothing would be proven after an upgrade until the next backup. What a later one noted is not known.
  const isComparable = (side: SideFile) =>
    side.schemaVersion >= HISTORY_KEPT_SINCE && side.schemaVersion <= schemaVersion;
  try {
    return backups
      .list()
      .filter((one) => one.verified && isOwn(one) && !forked.includes(one.id))
      .flatMap(({ id }) => backups.find(id)?.side ?? [])
      .flatMap((side) => (side.historyHead !== null && isComparable(side) ? [side.historyHead] : []));
  } catch {
    // Backups that cannot be reached are told elsewhere.
    return [];
  }
}

/** The fault with the lowest number. */
const first = (faults: readonly (HistoryFault | null)[]): HistoryCheckFault | null => {
  const found = faults.filter((fault) => fault !== null).sort((a, b) => a.seq - b.seq);
  return found[0] === undefined ? null : told(found[0]);
};

/** Checks the newest entries of the history, and that no entry known to a backup is another one now. A few milliseconds. */
export function checkHistoryQuickly(db: Db, heads: readonly HistoryHead[]): HistoryCheckFault | null {
  return first([checkNewestHistory(db, NEWEST), ...heads.map((head) => compareWithHead(db, head))]);
}

/** Follows the whole history from its first entry; `step` is awaited after each part. */
export async function checkWholeHistory(
  db: Db,
  heads: readonly HistoryHead[],
  step: () => Promise<void>,
): Promise<{ readonly looked: number; readonly fault: HistoryCheckFault | null }> {
  let part = followHistory(db, HISTORY_START, PART);
  while (!part.done) {
    await step();
    part = followHistory(db, part.until, PART);
  }
  return {
    looked: part.until.seq,
    fault: first([part.fault, ...heads.map((head) => compareWithHead(db, head))]),
  };
}
