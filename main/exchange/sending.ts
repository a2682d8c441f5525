import type { AppEvent } from '../../shared/app';
import {
  FORMAT_VERSION,
  type Outgoing,
  type Selection,
  type Sendable,
  type Sending,
  type SentPack,
} from '../../shared/exchange';
import { AppError, type Clock, type NewId } from '../../shared/kernel';
import { appendHistory, type Db } from '../database';
import { runAtOnce, runBetweenCalls, type Steps } from '../platform';
import type { KeyStore } from './key-store';
import type { Around } from './kinds';
import { getSent } from './ledger';
import {
  deleteSent,
  insertSent,
  listReceivers,
  listSent,
  newestEntry,
  noteSeen,
  saveReceiver,
  sentLine,
  sentThingsOf,
} from './ledger-repository';
import {
  decideLeaving,
  leavesStill,
  type StoredFiles,
  sentBefore,
  sourcesOf,
  withAncestors,
} from './outgoing';
import { type WrittenPack, writePack } from './pack-file';
import type { ChoosingFrom } from './selecting';
import { listSendable } from './sendable';
import { createStopping } from './stopping';

/** Where a pack goes: chosen by the user in a dialog. */
export interface SendTarget extends Sending {
  readonly file: string;
}

export interface PackSending {
  /** Names to whom packs went, by name. */
  receivers(): string[];
  /** What there is to choose from, besides what other rooms list. */
  sendable(): Sendable;
  /** Exactly what would leave. Writes nothing. */
  previewSend(selection: Selection, sending: Pick<Sending, 'to' | 'onlyNew'>): Outgoing;
  /** The same in steps: of everything that an office has gathered it takes seconds. */
  previewing(selection: Selection, sending: Pick<Sending, 'to' | 'onlyNew'>): Steps<Outgoing>;
  /**
   * Writes a pack. The ledger notes it before the file stands in its place: a pack that can be carried away is always in the ledger.
   *
   * @throws AppError `exchange.nothing`; `exchange.moved-on` when something else would leave than what was shown, also when that came
   * to be while it was written; `app.process-restarted` when told to stop; as `writePack`.
   */
  send(selection: Selection, target: SendTarget): Promise<SentPack>;
  /** Ends what is being worked out or written at its next step; no pack is put in its place any more. */
  stopSending(): void;
}

export interface SendingDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  readonly around: Around;
  readonly keys: KeyStore;
  readonly store: StoredFiles;
  readonly choosing: Omit<ChoosingFrom, 'actor' | 'clock' | 'contributionsSent'>;
  /** Version of the program. */
  readonly app: string;
}

/** Choosing what goes to whom, and writing it. */
export function createSending(dependencies: SendingDependencies): PackSending {
  const { db, clock, newId, actor, announce, around, keys, store } = dependencies;
  const from: ChoosingFrom = {
    ...dependencies.choosing,
    actor,
    clock,
    contributionsSent: (assessmentId, agencyId) => {
      const id = `${assessmentId}/${agencyId}`;
      return listSent(db).filter((sent) =>
        sentThingsOf(sent).some(([kind, thing]) => kind === 'contribution' && thing === id),
      ).length;
    },
  };
  const { stop, assertGoesOn, until: untilStopped } = createStopping();
  /** What would leave, as `decideLeaving`. */
  const deciding = (selection: Selection, { to, onlyNew }: Pick<Sending, 'to' | 'onlyNew'>) =>
    untilStopped(decideLeaving(selection, { around, from, store, to, onlyNew }));

  /**
   * What leaves as it stands in one moment, and how much had been written by then. In steps; when something was written between two of
   * them, what was read before it may be as it was and what was read after it as it is now, such as a text before it was restricted, so
   * it is decided once more in one go.
   */
  const decideInOneMoment = async (...asked: Parameters<typeof deciding>) => {
    const begun = db.changeCount();
    const decided = await runBetweenCalls(deciding(...asked));
    const written = db.changeCount();
    return { decided: written === begun ? decided : runAtOnce(deciding(...asked)), written };
  };

  const noteInHistory = (id: string, before: string | null, after: string | null): void =>
    appendHistory(db, {
      ...{ at: clock(), actor: actor(), entity: 'pack', entityId: id, field: 'sent', before, after },
    });

  const sendNow: PackSending['send'] = async (selection, { file, stamp, ...sending }) => {
    const { to, onlyNew, kind, note, passphrase, inParts } = sending;
    const signer = await keys.get();
    // What is changed from here on is new to whoever gets the pack, though it comes before the line in the history that the pack went.
    const since = newestEntry(db);
    const { decided, written: writtenThen } = await decideInOneMoment(selection, sending);
    if (decided.things.length === 0) throw new AppError('exchange.nothing');
    if (decided.shown.stamp !== stamp) throw new AppError('exchange.moved-on');
    const leaving = await runBetweenCalls(untilStopped(withAncestors(around, decided)));
    const { receiver, last } = sentBefore(around, to);
    const series = receiver?.series ?? newId();
    const revision = (receiver?.revision ?? 0) + 1;
    const packId = newId();
    const at = clock();
    const base = onlyNew ? (last?.id ?? null) : null;
    const titles = new Map(leaving.shown.things.map((each) => [each.key, each.title]));
    const noteSent = ({ sha256, bytes, parts }: WrittenPack): void =>
      db.transaction(() => {
        const name = receiver?.name ?? to;
        saveReceiver(db, { series, name, revision, created_at: receiver?.created_at ?? at });
        insertSent(
          db,
          {
            id: packId,
            ...{ series, revision, kind, at, base, note, sha256, bytes, parts },
            actor: actor(),
            sealed: passphrase === null ? 0 : 1,
          },
          leaving.things.map((thing) => [thing.kind, thing.id, thing.hash, titles.get(thing.key) ?? '']),
        );
        for (const { kind: thing, id, hash } of leaving.things)
          noteSeen(db, { kind: thing, thingId: id, hash, importId: null, at });
        noteInHistory(packId, null, sentLine({ sha256, since }));
      });
    /** Writing takes minutes: what was restricted or changed meanwhile does not leave as it was. */
    const assertLeavesStill = async (): Promise<void> => {
      assertGoesOn();
      if (db.changeCount() === writtenThen) return;
      const now = await decideInOneMoment(selection, sending);
      if (!leavesStill(leaving, now.decided)) throw new AppError('exchange.moved-on');
    };
    let noted: string | null = null;
    try {
      await writePack(
        {
          format: 'waymark-pack',
          formatVersion: { ...FORMAT_VERSION },
          requires: [],
          ...{ kind, packId, series, revision, base, note },
          ...{ from: sending.from, to },
          createdAt: at,
          app: dependencies.app,
        },
        sourcesOf(leaving, store),
        signer,
        {
          ...{ file, passphrase, inParts },
          beforePlacing: async (written) => {
            await assertLeavesStill();
            noteSent(written);
            noted = written.sha256;
          },
        },
      );
    } catch (cause) {
      if (noted !== null)
        db.transaction(() => {
          deleteSent(db, packId, at);
          noteInHistory(packId, noted, null);
        });
      throw cause;
    }
    announce({ name: 'exchange.changed' });
    return getSent(db, packId);
  };
  function* previewing(...asked: Parameters<typeof deciding>): Steps<Outgoing> {
    return (yield* deciding(...asked)).shown;
  }
  // One after the other: two at once would write into the same unfinished file, and count the same revision.
  let before: Promise<unknown> = Promise.resolve();

  return {
    receivers: () => listReceivers(db).map(({ name }) => name),

    sendable: () => listSendable(around),

    previewSend: (selection, sending) => runAtOnce(previewing(selection, sending)),
    previewing,

    send: (selection, target) => {
      const sent = before.then(() => sendNow(selection, target));
      before = sent.catch(() => undefined);
      return sent;
    },

    stopSending: stop,
  };
}
