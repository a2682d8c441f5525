import {
  type PackReceipt,
  type ReceivedPack,
  type Sender,
  type SentPack,
  spokenDigits,
  type Trust,
  type WaitingPack,
} from '../../shared/exchange';
import { AppError } from '../../shared/kernel';
import type { Db } from '../database';
import type { Around } from './kinds';
import {
  findReceived,
  findSent,
  listInLedger,
  listReceived,
  listSenders,
  placingOf,
  type ReceivedRow,
  receiptLinesOf,
  type SenderRow,
  type SentRow,
  sentThingsOf,
} from './ledger-repository';
import { countWaiting, createSameNow } from './same-now';
import { fingerprintOf } from './signing';

/** A name as it is compared: no sign that cannot be seen, and no way of writing, makes it another one. */
const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLocaleLowerCase();

/** A sender by its key, under the name it gives now. */
export function toSender(db: Db, row: SenderRow, name = row.name): Sender {
  return {
    publicKey: row.public_key,
    fingerprint: fingerprintOf(row.public_key),
    name,
    trust: row.trust as Trust,
    firstSeenAt: row.first_seen_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    isChangedKey:
      row.trust !== 'trusted' &&
      listSenders(db).some(
        (other) =>
          other.public_key !== row.public_key &&
          other.trust === 'trusted' &&
          plainName(other.name) === plainName(name),
      ),
  };
}

/** @throws AppError `exchange.not-found`. */
export function getReceived(db: Db, id: string): ReceivedRow {
  const row = findReceived(db, id);
  if (row === undefined) throw new AppError('exchange.not-found');
  return row;
}

/** What a receipt says by itself. */
function bareReceiptOf(row: ReceivedRow): Omit<PackReceipt, 'waiting' | 'isReminded'> {
  return {
    id: row.id,
    packId: row.pack_id,
    kind: row.kind as PackReceipt['kind'],
    revision: row.revision,
    sha256: row.sha256,
    code: spokenDigits(row.sha256),
    bytes: row.bytes,
    sender: row.sender,
    fingerprint: fingerprintOf(row.public_key),
    madeAt: row.made_at,
    note: row.note,
    at: row.at,
    actor: row.actor,
    lines: receiptLinesOf(row),
    factsBefore: row.facts_before,
    factsAfter: row.facts_after,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
    undoneFacts: row.undone_facts,
    undoneLeft: row.undone_left === null ? [] : JSON.parse(row.undone_left),
  };
}

/** A receipt with what became since of what was left for later. */
export function receiptOf(around: Around, row: ReceivedRow): PackReceipt {
  const bare = bareReceiptOf(row);
  const isSame = createSameNow(around, bare.lines);
  const lines = bare.lines.map((line) =>
    line.isLeft === true && isSame(line) ? { ...line, isSameNow: true as const } : line,
  );
  const waiting = countWaiting(around).get(row.id) ?? 0;
  return { ...bare, lines, waiting, isReminded: row.reminds === 1 };
}

function toReceived(row: ReceivedRow): ReceivedPack {
  const { lines, factsBefore, factsAfter, undoneFacts, undoneLeft, ...receipt } = bareReceiptOf(row);
  return {
    ...receipt,
    taken: lines.filter(({ taken }) => taken).length,
    refused: lines.filter(({ status }) => status === 'refused').length,
  };
}

function toSent(row: SentRow, beingWritten: string | null): SentPack {
  const placing = placingOf(row);
  return {
    id: row.id,
    to: row.receiver,
    revision: row.revision,
    kind: row.kind as SentPack['kind'],
    at: row.at,
    actor: row.actor,
    sha256: row.sha256,
    code: spokenDigits(row.sha256),
    bytes: row.bytes,
    parts: row.parts,
    sealed: row.sealed === 1,
    onlyNew: row.base !== null,
    note: row.note,
    place:
      placing === null
        ? null
        : {
            file: placing.file,
            isBeingWritten: row.id === beingWritten,
            // A passphrase is kept nowhere.
            canSendAgain: placing.wish !== undefined && row.sealed === 0,
            letGo: placing.letGo ?? null,
          },
    things: sentThingsOf(row)
      .filter(([kind]) => kind !== 'file')
      .map(([kind, id, , title]) => ({ kind, id, title })),
  };
}

/** What came from whom and went to whom, newest first. `beingWritten` is the pack that is just now put in its place. */
export function readLedger(
  db: Db,
  beingWritten: string | null,
): { received: ReceivedPack[]; sent: SentPack[] } {
  return {
    received: listReceived(db).map(toReceived),
    sent: listInLedger(db).map((row) => toSent(row, beingWritten)),
  };
}

/** Packs of which somebody is to be reminded, because differences of them still wait for a decision, the last taken in first. */
export function waitingPacks(around: Around): WaitingPack[] {
  const waiting = countWaiting(around);
  if (waiting.size === 0) return [];
  return listReceived(around.db).flatMap(({ id, sender, at, reminds }) => {
    const count = waiting.get(id);
    return count === undefined || reminds === 0 ? [] : [{ id, sender, at, count }];
  });
}

/** @throws AppError `exchange.not-found`. */
export function getSent(db: Db, id: string, beingWritten: string | null): SentPack {
  const row = findSent(db, id);
  if (row === undefined) throw new AppError('exchange.not-found');
  return toSent(row, beingWritten);
}
