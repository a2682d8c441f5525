import { createHash } from 'node:crypto';

/** What stands before the first entry of a history. */
export const CHAIN_START = '0'.repeat(64);

/** The schema since which no upgrade has changed an entry of the history: what was noted of entries before cannot be compared. */
export const HISTORY_KEPT_SINCE = 10;

/** An entry of the history as it is stored, but for its hash. */
export interface ChainedEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

// SQLite keeps UTF-8, in which half a surrogate pair becomes a replacement character: the hash must be of what is kept.
const kept = (text: string | null) => text?.toWellFormed() ?? null;

/**
 * The hash of an entry: SHA-256 in lower-case hex over the hash of the entry before and everything the entry says, as one JSON
 * list. An entry that is changed, left out, put in or moved breaks every hash from there on.
 */
export function chainHash(previous: string, entry: ChainedEntry): string {
  const said = [
    previous,
    entry.seq,
    kept(entry.at),
    kept(entry.actor),
    kept(entry.entity),
    kept(entry.entity_id),
    kept(entry.field),
    kept(entry.before),
    kept(entry.after),
  ];
  return createHash('sha256').update(JSON.stringify(said), 'utf8').digest('hex');
}
