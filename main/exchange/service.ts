import type {
  PackReceipt,
  ReceivedPack,
  Sender,
  SentPack,
  ThingKind,
  Trust,
  WaitingPack,
} from '../../shared/exchange';
import type { Instruments } from '../../shared/instruments';
import { AppError } from '../../shared/kernel';
import type { Edition } from '../../shared/questionnaires';
import { appendHistory } from '../database';
import { createAround } from './around';
import { getReceived, getSent, readLedger, receiptOf, toSender, waitingPacks } from './ledger';
import {
  findSender,
  hasTravelled,
  listSenders,
  noteSender,
  type SenderRow,
  saveReminder,
  saveTrust,
} from './ledger-repository';
import { createReceiving, type PackReceiving, type ReceivingDependencies } from './receiving';
import { createSending, type PackSending, type SendingDependencies } from './sending';

export interface ExchangeService
  extends Omit<PackSending, 'stopSending' | 'beingWritten'>,
    Omit<PackReceiving, 'nameInHand'> {
  /** The fingerprint under which packs of this workspace are known. */
  identity(): Promise<{ readonly fingerprint: string }>;
  ledger(): { received: ReceivedPack[]; sent: SentPack[] };
  /** @throws AppError `exchange.not-found`. */
  receipt(importId: string): PackReceipt;
  /** Packs of which differences that were left for later still wait for a decision, and of which somebody is to be reminded. */
  waiting(): WaitingPack[];
  /** Says whether Home tells of what waits in a pack. @throws AppError `exchange.not-found`. */
  setReminder(importId: string, isReminded: boolean): PackReceipt;
  /** A pack that went out. @throws AppError `exchange.not-found`. */
  sent(packId: string): SentPack;
  /** Whether a thing left in a pack that went out, or came in one. */
  hasTravelled(kind: ThingKind, id: string): boolean;
  senders(): Sender[];
  /** @throws AppError `exchange.not-found`. */
  setTrust(publicKey: string, trust: Trust): Sender;
}

export interface ExchangeDependencies
  extends Omit<SendingDependencies, 'around' | 'store'>,
    Omit<ReceivingDependencies, 'around'> {
  readonly editions: readonly Edition[];
  readonly instruments: () => Instruments;
  readonly shippedConcepts: Pick<ReadonlySet<string>, 'has'>;
}

/** Packs between workspaces: sending, taking in and back, the ledger, and the keys of senders. */
export function createExchange(dependencies: ExchangeDependencies): ExchangeService {
  const { db, clock, actor, announce, keys, editions, instruments, shippedConcepts } = dependencies;
  const around = createAround({ db, editions, instruments, shippedConcepts });
  const { nameInHand, ...receiving } = createReceiving({ ...dependencies, around });
  const { stopSending, beingWritten, ...sending } = createSending({ ...dependencies, around });

  return {
    ...sending,
    ...receiving,
    stop: () => {
      stopSending();
      return receiving.stop();
    },
    identity: async () => ({ fingerprint: (await keys.get()).fingerprint }),
    ledger: () => readLedger(db, beingWritten()),
    receipt: (importId) => receiptOf(around, getReceived(db, importId)),
    waiting: () => waitingPacks(around),
    setReminder: (importId, isReminded) => {
      const before = getReceived(db, importId).reminds === 1;
      if (before !== isReminded) {
        db.transaction(() => {
          saveReminder(db, importId, isReminded);
          appendHistory(db, {
            ...{ at: clock(), actor: actor(), entity: 'pack', entityId: importId, field: 'reminded' },
            ...{ before: String(before), after: String(isReminded) },
          });
        });
        announce({ name: 'exchange.changed' });
      }
      return receiptOf(around, getReceived(db, importId));
    },
    sent: (packId) => getSent(db, packId, beingWritten()),
    hasTravelled: (kind, id) => hasTravelled(db, kind, id),
    senders: () => listSenders(db).map((row) => toSender(db, row)),
    setTrust: (publicKey, trust) => {
      const name = findSender(db, publicKey)?.name ?? nameInHand(publicKey);
      if (name === undefined) throw new AppError('exchange.not-found');
      const at = clock();
      const by = actor();
      db.transaction(() => {
        const before = findSender(db, publicKey)?.trust ?? 'unknown';
        noteSender(db, publicKey, name, at);
        saveTrust(db, publicKey, trust, at, by);
        const said = { field: 'trust', before, after: trust };
        appendHistory(db, { at, actor: by, entity: 'pack', entityId: publicKey, ...said });
      });
      announce({ name: 'exchange.changed' });
      return toSender(db, findSender(db, publicKey) as SenderRow);
    },
  };
}
