import type { AppEvent } from '../../shared/app';
import {
  FORMAT_VERSION,
  type FoundSent,
  type Outgoing,
  type Selection,
  type Sendable,
  type Sending,
  type SentPack,
  type UnplacedPack,
} from '../../shared/exchange';
import { AppError, type Clock, type NewId } from '../../shared/kernel';
import { appendHistory, type Db } from '../database';
import { runAtOnce, runBetweenCalls, type Steps } from '../platform';
import type { KeyStore } from './key-store';
import type { Around } from './kinds';
import { getSent } from './ledger';
import {
  deleteSent,
  findSent,
  insertSent,
  listReceivers,
  listSent,
  listUnplaced,
  listUnplacedNow,
  newestEntry,
  noteLetGo,
  notePlaced,
  noteSeen,
  placingOf,
  type SentRow,
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
import { createFolderAnswers, type FolderAnswers, lookForPlaced } from './placing';
import { notePlanState } from './plan-states';
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
   * Writes a pack. The ledger notes it before the file stands in its place: a pack that can be carried away is always in the ledger. It
   * counts as sent, and the history says so, once it stands there.
   *
   * @throws AppError `exchange.nothing`; `exchange.moved-on` when something else would leave than what was shown, also when that came
   * to be while it was written; `app.process-restarted` when told to stop; as `writePack`.
   */
  send(selection: Selection, target: SendTarget): Promise<SentPack>;
  /** Looks where packs were being put when the program ended. Those that stand there went out; of the others the ledger says it. */
  settlePlacing(): Promise<void>;
  /** Looks for one of them once more. @throws AppError `exchange.not-found`. */
  lookForSent(packId: string): Promise<{ readonly pack: SentPack; readonly found: FoundSent }>;
  /** Packs that are not known to be sent, once it was looked for them since the start. */
  unplaced(): UnplacedPack[];
  /**
   * Writes what was to leave in such a pack once more, elsewhere, and lets that one go.
   *
   * @throws AppError `exchange.not-found` when that is not known any more or was locked; as `send`.
   */
  sendAgain(packId: string, file: string): Promise<SentPack>;
  /** Says of such a pack that it is not sent any more. It stays in the ledger. @throws AppError `exchange.not-found`. */
  letGo(packId: string): SentPack;
  /** The pack that is just now put in its place. */
  beingWritten(): string | null;
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
  /** Says in time whether a folder answers. */
  readonly folderAnswers?: FolderAnswers;
}

/** Choosing what goes to whom, and writing it. */
export function createSending(dependencies: SendingDependencies): PackSending {
  const { db, clock, newId, actor, announce, around, keys, store } = dependencies;
  const { folderAnswers = createFolderAnswers() } = dependencies;
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

  let writing: string | null = null;
  let isLookedFor = false;

  /** The pack stands in its place: from now on it went out. */
  const placed = (row: Pick<SentRow, 'id' | 'actor' | 'sha256' | 'placing'>): void =>
    db.transaction(() => {
      const since = placingOf(row)?.since ?? 0;
      notePlaced(db, row.id);
      appendHistory(db, {
        ...{ at: clock(), actor: row.actor, entity: 'pack', entityId: row.id, field: 'sent' },
        ...{ before: null, after: sentLine({ sha256: row.sha256, since }) },
      });
    });

  const lookFor = async (row: SentRow): Promise<FoundSent> => {
    const where = placingOf(row);
    if (where === null) return 'there';
    const { sha256, bytes, parts } = row;
    const found = await lookForPlaced({ file: where.file, sha256, bytes, parts }, folderAnswers);
    if (found === 'there') {
      assertGoesOn();
      placed(row);
      announce({ name: 'exchange.changed' });
    }
    return found;
  };

  /** @throws AppError `exchange.not-found` for one that went out, is being written or was let go. */
  const getUnplaced = (packId: string): SentRow => {
    const row = packId === writing ? undefined : findSent(db, packId);
    const where = row === undefined ? null : placingOf(row);
    if (row === undefined || where === null || where.letGo !== undefined)
      throw new AppError('exchange.not-found');
    return row;
  };

  const noteGone = (row: SentRow): void => {
    db.transaction(() => {
      const [at, by] = [clock(), actor()];
      noteLetGo(db, row, at, by);
      appendHistory(db, {
        ...{ at, actor: by, entity: 'pack', entityId: row.id, field: 'let-go' },
        ...{ before: null, after: row.sha256 },
      });
    });
    announce({ name: 'exchange.changed' });
  };

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
          { file, since, wish: { selection, sending: { ...sending, passphrase: null, stamp } } },
        );
        for (const thing of leaving.things) {
          noteSeen(db, { kind: thing.kind, thingId: thing.id, hash: thing.hash, importId: null, at });
          notePlanState(db, thing, { importId: null, at });
        }
      });
    /** Writing takes minutes: what was restricted or changed meanwhile does not leave as it was. */
    const assertLeavesStill = async (): Promise<void> => {
      assertGoesOn();
      if (db.changeCount() === writtenThen) return;
      const now = await decideInOneMoment(selection, sending);
      if (!leavesStill(leaving, now.decided)) throw new AppError('exchange.moved-on');
    };
    let isNoted = false;
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
            isNoted = true;
            writing = packId;
          },
        },
      );
    } catch (cause) {
      if (isNoted) {
        db.transaction(() => deleteSent(db, packId, at));
        // Whoever looked meanwhile saw it being written.
        announce({ name: 'exchange.changed' });
      }
      throw cause;
    } finally {
      writing = null;
    }
    placed(findSent(db, packId) as SentRow);
    announce({ name: 'exchange.changed' });
    return getSent(db, packId, null);
  };
  function* previewing(...asked: Parameters<typeof deciding>): Steps<Outgoing> {
    return (yield* deciding(...asked)).shown;
  }
  // One after the other: two at once would write into the same unfinished file, and count the same revision.
  let before: Promise<unknown> = Promise.resolve();
  const afterThose = <T>(work: () => Promise<T>): Promise<T> => {
    const done = before.then(work);
    before = done.catch(() => undefined);
    return done;
  };

  return {
    receivers: () => listReceivers(db).map(({ name }) => name),

    sendable: () => listSendable(around),

    previewSend: (selection, sending) => runAtOnce(previewing(selection, sending)),
    previewing,

    send: (selection, target) => afterThose(() => sendNow(selection, target)),

    settlePlacing: () =>
      afterThose(async () => {
        for (const row of listUnplaced(db)) {
          assertGoesOn();
          await lookFor(row);
        }
        isLookedFor = true;
        if (listUnplacedNow(db).length > 0) announce({ name: 'exchange.changed' });
      }),

    unplaced: () =>
      isLookedFor
        ? listUnplacedNow(db)
            .filter(({ id }) => id !== writing)
            .map(({ id, receiver, at }) => ({ id, to: receiver, at }))
        : [],

    sendAgain: (packId, file) =>
      afterThose(async () => {
        const row = getUnplaced(packId);
        const wish = row.sealed === 1 ? undefined : placingOf(row)?.wish;
        if (wish === undefined) throw new AppError('exchange.not-found');
        const sent = await sendNow(wish.selection, { ...wish.sending, file });
        // It may have been let go meanwhile, and who did that stays.
        const left = findSent(db, packId);
        const where = left === undefined ? null : placingOf(left);
        if (left !== undefined && where !== null && where.letGo === undefined) noteGone(left);
        return sent;
      }),

    letGo: (packId) => {
      noteGone(getUnplaced(packId));
      return getSent(db, packId, writing);
    },

    lookForSent: (packId) =>
      afterThose(async () => {
        const row = findSent(db, packId);
        if (row === undefined) throw new AppError('exchange.not-found');
        const found = await lookFor(row);
        return { pack: getSent(db, packId, null), found };
      }),

    beingWritten: () => writing,

    stopSending: stop,
  };
}
