import type { Db } from './db';
import { type HistoryHead, headOf } from './facts';
import { entriesEver } from './history';
import { CHAIN_START, chainHash } from './history-chain';
import type { Tables } from './tables';

type Entry = Tables['history'] & { readonly seq: number };

/** The first entry of a history that is not what was recorded. */
export interface HistoryFault {
  /**
   * `changed`: the entry does not follow from the one before, so one of the two was changed, put in or moved. `missing`: entries up
   * to this one are gone. `cut`: the newest entries, from this one on, are gone. `replaced`: a backup has another entry of this number.
   */
  readonly kind: 'changed' | 'missing' | 'cut' | 'replaced';
  readonly seq: number;
  /** What the entry says of itself now; null when it is gone. */
  readonly entry: Pick<Entry, 'at' | 'actor' | 'entity' | 'field'> | null;
}

/** How far a history was checked: the number and the hash of the last entry found sound. */
export interface SoundUntil {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first entry. */
export const HISTORY_START: SoundUntil = { seq: 0, hash: CHAIN_START };

const said = ({ at, actor, entity, field }: Entry) => ({ at, actor, entity, field });

function entriesAfter(db: Db, seq: number, limit: number): Entry[] {
  return db.all(
    db.build.selectFrom('history').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit),
  ) as Entry[];
}

const countedEver = (db: Db): number =>
  db.first<{ readonly seq: number }>({ compile: () => entriesEver.compile(db.build) })?.seq ?? 0;

/**
 * Follows the chain from a sound entry over the next ones, at most `limit`. 100 000 entries take about half a second, so a long
 * history is followed in parts. `done` once the newest entry is reached.
 */
export function followHistory(
  db: Db,
  from: SoundUntil,
  limit: number,
): { readonly until: SoundUntil; readonly fault: HistoryFault | null; readonly done: boolean } {
  const entries = entriesAfter(db, from.seq, limit);
  let until = from;
  for (const entry of entries) {
    if (entry.seq !== until.seq + 1)
      return { until, fault: { kind: 'missing', seq: until.seq + 1, entry: null }, done: true };
    if (chainHash(until.hash, entry) !== entry.hash)
      return { until, fault: { kind: 'changed', seq: entry.seq, entry: said(entry) }, done: true };
    until = { seq: entry.seq, hash: entry.hash };
  }
  if (entries.length === limit) return { until, fault: null, done: false };
  const isCut = countedEver(db) !== until.seq;
  return { until, fault: isCut ? { kind: 'cut', seq: until.seq + 1, entry: null } : null, done: true };
}

/** Follows the chain over the newest entries only; a few milliseconds for a thousand. */
export function checkNewestHistory(db: Db, entries: number): HistoryFault | null {
  const first = Math.max(0, countedEver(db) - entries);
  const [before] = first === 0 ? [] : entriesAfter(db, first - 1, 1);
  return followHistory(db, before ?? HISTORY_START, entries + 1).fault;
}

/**
 * Compares the history with what was once its newest entry, which somebody else has kept. A history that was written anew from
 * some entry on, with every hash put right, is seen by this and by nothing else.
 */
export function compareWithHead(db: Db, head: HistoryHead): HistoryFault | null {
  const entry = db.first(db.build.selectFrom('history').selectAll().where('seq', '=', head.seq)) as
    | Entry
    | undefined;
  if (entry === undefined) {
    const newest = db.first(
      db.build.selectFrom('history').select('seq').orderBy('seq', 'desc').limit(1),
    )?.seq;
    return newest !== undefined && newest > head.seq
      ? { kind: 'missing', seq: head.seq, entry: null }
      : { kind: 'cut', seq: (newest ?? 0) + 1, entry: null };
  }
  return headOf(entry).hash === head.hash ? null : { kind: 'replaced', seq: head.seq, entry: said(entry) };
}
