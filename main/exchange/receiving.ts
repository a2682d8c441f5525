import { rm } from 'node:fs/promises';
import type { AppEvent } from '../../shared/app';
import {
  type LaterPack,
  type PackChoice,
  type PackPreview,
  type PackReceipt,
  spokenDigits,
  type ThingContent,
  thingKey,
  wantedKeys,
} from '../../shared/exchange';
import { AppError, type Clock, isAppError, type NewId } from '../../shared/kernel';
import { appendHistory, type Db } from '../database';
import { runAtOnce, runBetweenCalls, type Steps } from '../platform';
import {
  type Applied,
  type ApplyOptions,
  applyThings,
  type Contributions,
  decidePieces,
  keepApplied,
} from './applying';
import { createCorrected } from './corrected';
import {
  calledIn,
  evaluateContribution,
  type Incoming,
  type Judged,
  judging,
  shownThings,
  takingOf,
  unusualAgencies,
} from './evaluating';
import { hashFacts, hashingFacts } from './facts-hash';
import type { Around } from './kinds';
import { getReceived, receiptOf, toSender } from './ledger';
import {
  findReceivedAt,
  findSender,
  forgetSeen,
  hasLaterReceived,
  insertReceived,
  listChanges,
  listReceived,
  noteSender,
  type ReceivedRow,
  updateUndone,
} from './ledger-repository';
import type { StoredFiles } from './outgoing';
import { type StagedPack, stagePack } from './pack-file';
import { deferReferences } from './rows-repository';
import { createStopping } from './stopping';
import { readingThings, THINGS_A_STEP } from './things';
import { eventsOf, type Touched, touchedBy } from './touched';
import { importsBefore, undoChanges } from './undoing';

export interface PackReceiving {
  /** Opens and checks a pack, or all parts of one. Changes nothing. @throws AppError as `stagePack`. */
  open(files: readonly string[], passphrase: string | null): Promise<PackPreview>;
  /** What an opened pack would do now. @throws AppError `exchange.closed`. */
  preview(opened: string): Promise<PackPreview>;
  /**
   * Takes in what was chosen, all of it or nothing.
   *
   * @throws AppError `exchange.closed`, `pack.refused-key`, `pack.clash` and `pack.schema` when what was chosen does not fit together;
   * `store.full`, `fs.locked`; nothing was changed then.
   */
  apply(opened: string, choice: PackChoice): Promise<{ receipt: PackReceipt | null; isChanged: boolean }>;
  /** Lets an opened pack go. */
  close(opened: string): Promise<void>;
  /**
   * Imports that came later and would have to be taken back first, the last first: things of this one would be left only because they
   * changed them. @throws AppError `exchange.not-found`.
   */
  laterPacks(importId: string): LaterPack[];
  /** Takes an import back. @throws AppError `exchange.not-found`, `exchange.undone-already`. */
  undo(importId: string): Promise<PackReceipt>;
  /** The name under which an opened pack under a key names its sender. */
  nameInHand(publicKey: string): string | undefined;
  /** Lets go of everything that is open. */
  stop(): Promise<void>;
}

export interface ReceivingDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  readonly around: Around;
  readonly staging: string;
  readonly store: StoredFiles & { keep(stagedPath: string, sha256: string): Promise<unknown> };
  readonly contributions: Contributions;
  /** Makes a backup if something changed since the last. */
  readonly backUp: () => Promise<void>;
  /**
   * Rows were written: reads anew what is kept in memory of them. Called within the transaction, and again when it was undone.
   */
  readonly refresh: (touched: Touched) => void;
  /** Reads what was written through its own room, within the transaction; throws when it could not be shown. */
  readonly verify: (touched: Touched) => void;
  /** Told after the commit what is new or as before. */
  readonly onChanged: (touched: Touched) => void;
}

interface Opened {
  readonly staged: StagedPack;
  readonly incoming: Incoming;
  readonly isLocked: boolean;
}

/** What the workspace was when a pack was made ready to be taken in. */
interface Ready {
  readonly judged: ReadonlyMap<string, Judged>;
  /** Hash of all facts. */
  readonly facts: string;
  /** How much had been written by then. */
  readonly written: number;
}

/** More packs than this are not looked at side by side; the oldest is let go. */
const MOST_OPEN = 4;

/** Looking at packs, taking them in and taking them back. */
export function createReceiving(dependencies: ReceivingDependencies): PackReceiving {
  const { db, clock, newId, actor, announce, around, store, contributions } = dependencies;
  const open = new Map<string, Opened>();
  const stopping = createStopping();
  const evaluating = { around, hasFile: (sha256: string) => store.has(sha256) };

  const getOpened = (id: string): Opened => {
    const found = open.get(id);
    if (found === undefined) throw new AppError('exchange.closed');
    return found;
  };
  const letGo = async (id: string): Promise<void> => {
    const found = open.get(id);
    open.delete(id);
    if (found !== undefined)
      await rm(found.staged.folder, { recursive: true, force: true }).catch(() => undefined);
  };

  /**
   * What is worked out in steps as it stands in one moment, and how much had been written by then: when something was written between
   * two steps, it is worked out once more in one go.
   */
  const inOneMoment = async <T>(make: () => Steps<T>): Promise<{ found: T; written: number }> => {
    const begun = db.changeCount();
    const found = await runBetweenCalls(stopping.until(make()));
    const written = db.changeCount();
    return { found: written === begun ? found : runAtOnce(make()), written };
  };

  function* previewing(id: string): Steps<PackPreview> {
    const { staged, incoming, isLocked } = getOpened(id);
    const { manifest, signedBy, sha256, bytes } = staged;
    const judged = yield* judging(incoming, evaluating);
    const called = calledIn(incoming, around);
    const corrected = createCorrected(incoming, around);
    const things: PackPreview['things'] = [];
    for (const each of judged.values()) {
      if (each.thing.kind === 'file') continue;
      if (things.length % THINGS_A_STEP === 0) yield;
      things.push(...shownThings(each, around, { called, judged, corrected }));
    }
    for (const thing of incoming.things.values()) {
      if (thing.kind !== 'contribution') continue;
      yield;
      for (const shown of evaluateContribution(thing, contributions, around, signedBy)) things.push(shown);
    }
    const newFiles = [...judged.values()].filter(
      ({ thing, status }) => thing.kind === 'file' && status === 'new',
    );
    const known = findSender(db, signedBy);
    const unknown = { public_key: signedBy, name: manifest.from, trust: 'unknown', first_seen_at: clock() };
    return {
      opened: id,
      kind: manifest.kind,
      sha256,
      code: spokenDigits(sha256),
      bytes,
      to: manifest.to,
      madeAt: manifest.createdAt,
      note: manifest.note,
      isLocked,
      sender: {
        ...toSender(db, known ?? { ...unknown, decided_at: null, decided_by: null }, manifest.from),
        ...(known === undefined ? { firstSeenAt: null } : {}),
      },
      things,
      unusual: unusualAgencies(incoming, contributions, called),
      unknown: incoming.unknown,
      newFiles: {
        count: newFiles.length,
        bytes: newFiles.reduce((sum, { thing }) => sum + (thing.content as ThingContent<'file'>).bytes, 0),
      },
      receivedAt: findReceivedAt(db, sha256),
      isOlder: hasLaterReceived(db, {
        publicKey: signedBy,
        series: manifest.series,
        revision: manifest.revision,
      }),
    };
  }
  const previewOf = async (id: string): Promise<PackPreview> =>
    (await inOneMoment(() => previewing(id))).found;

  /** All that has to be known of the workspace before a pack is taken in. */
  function* readying(incoming: Incoming): Steps<Pick<Ready, 'judged' | 'facts'>> {
    const judged = yield* judging(incoming, evaluating);
    return { judged, facts: yield* hashingFacts(db) };
  }
  const ready = async (incoming: Incoming): Promise<Ready> => {
    const { found, written } = await inOneMoment(() => readying(incoming));
    return { ...found, written };
  };

  const tell = (touched: Touched): void => {
    dependencies.onChanged(touched);
    for (const event of eventsOf(touched)) announce(event);
  };

  const noteInHistory = (id: string, field: string, after: string): void =>
    appendHistory(db, {
      ...{ at: clock(), actor: actor(), entity: 'pack', entityId: id, field, before: null, after },
    });

  /** Work on rows that stands or falls together; what is kept in memory follows it either way. */
  const together = <T>(work: (told: (touched: Touched) => void) => T): T => {
    let told: Touched | undefined;
    const refresh = (touched: Touched) => {
      told = touched;
      dependencies.refresh(touched);
    };
    try {
      return db.transaction(() => {
        deferReferences(db);
        return work(refresh);
      });
    } catch (cause) {
      if (told !== undefined) dependencies.refresh(told);
      throw asClash(cause);
    }
  };

  /**
   * The part of an import that stands or falls together. What was made ready counts only where nothing was written since, and all PDFs
   * are in the store; otherwise everything is judged anew.
   */
  const takeIn = (
    opened: Opened,
    choice: PackChoice,
    importId: string,
    before: Ready,
    files: readonly string[],
  ): ReceivedRow | null =>
    together((told) => {
      const { manifest, signedBy, sha256, bytes } = opened.staged;
      const at = clock();
      const options: ApplyOptions = {
        ...evaluating,
        ...{ contributions, importId, at, newId },
        actor: actor(),
        packId: manifest.packId,
      };
      const incoming = { ...opened.incoming, files: new Set<string>() };
      const isStill = db.changeCount() === before.written && files.every((sha256) => store.has(sha256));
      const { judged, facts } = isStill ? before : runAtOnce(readying(incoming));
      const applied: Applied = applyThings(incoming, judged, choice, options);
      if ([applied.taken, applied.settled, applied.decided].every(({ length }) => length === 0)) return null;
      const touched = touchedBy(applied.changes);
      told(touched);
      dependencies.verify(touched);
      noteSender(db, signedBy, manifest.from, at);
      const row: ReceivedRow = {
        id: importId,
        pack_id: manifest.packId,
        series: manifest.series,
        revision: manifest.revision,
        kind: manifest.kind,
        sha256,
        bytes,
        public_key: signedBy,
        sender: manifest.from,
        made_at: manifest.createdAt,
        note: manifest.note,
        at,
        actor: options.actor,
        lines: JSON.stringify(applied.lines),
        facts_before: facts,
        facts_after: hashFacts(db),
        undone_at: null,
        undone_by: null,
        undone_facts: null,
        undone_left: null,
        reminds: 1,
      };
      insertReceived(db, row);
      keepApplied(db, applied, options);
      noteInHistory(importId, 'received', sha256);
      return row;
    });

  return {
    open: async (files, passphrase) => {
      const staged = await stagePack(files, dependencies.staging, passphrase);
      const id = newId();
      try {
        const { things, unknown } = await runBetweenCalls(
          stopping.until(readingThings(staged.data, staged.reading)),
        );
        open.set(id, {
          staged: { ...staged, data: [] },
          incoming: { things, unknown, files: new Set(staged.files.keys()), signedBy: staged.signedBy },
          isLocked: passphrase !== null,
        });
        while (open.size > MOST_OPEN) await letGo([...open.keys()][0] ?? '');
        return await previewOf(id);
      } catch (cause) {
        open.delete(id);
        await rm(staged.folder, { recursive: true, force: true }).catch(() => undefined);
        throw cause;
      }
    },

    preview: previewOf,

    apply: async (id, choice) => {
      const opened = getOpened(id);
      const { signedBy, files } = opened.staged;
      if (findSender(db, signedBy)?.trust === 'refused') throw new AppError('pack.refused-key');
      await dependencies.backUp();
      // Bytes first: should this be cut off, they lie in the store unnamed and are tidied away.
      let before = await ready(opened.incoming);
      const wanted = wantedKeys(takingOf(before.judged), decidePieces(before.judged, choice).choice);
      const named = [...files.keys()].filter((sha256) => wanted.has(thingKey('file', sha256)));
      for (const sha256 of named) {
        const { path: staged = '' } = files.get(sha256) ?? {};
        if (!store.has(sha256)) await store.keep(staged, sha256);
      }
      // Many files take minutes, in which somebody may have gone on.
      if (db.changeCount() !== before.written) before = await ready(opened.incoming);
      stopping.assertGoesOn();
      const importId = newId();
      const row = takeIn(opened, choice, importId, before, named);
      if (row === null) return { receipt: null, isChanged: false };
      tell(touchedBy(listChanges(db, importId)));
      return { receipt: receiptOf(around, row), isChanged: row.facts_before !== row.facts_after };
    },

    close: letGo,

    laterPacks: (importId) => {
      getReceived(db, importId);
      const before = importsBefore(db, importId);
      return listReceived(db).flatMap(({ id, sender, at }) => (before.has(id) ? [{ id, sender, at }] : []));
    },

    undo: async (importId) => {
      if (getReceived(db, importId).undone_at !== null) throw new AppError('exchange.undone-already');
      await dependencies.backUp();
      const undone = together((told) => {
        if (getReceived(db, importId).undone_at !== null) throw new AppError('exchange.undone-already');
        const at = clock();
        const by = actor();
        const done = undoChanges(listChanges(db, importId), { around, at, actor: by, importId });
        const touched = touchedBy(done.undone.flatMap(({ changes }) => changes));
        told(touched);
        forgetSeen(db, importId);
        updateUndone(db, importId, { at, by, facts: hashFacts(db), left: done.left });
        noteInHistory(importId, 'undone', String(done.left.length));
        return touched;
      });
      tell(undone);
      return receiptOf(around, getReceived(db, importId));
    },

    nameInHand: (publicKey) =>
      [...open.values()].find(({ staged }) => staged.signedBy === publicKey)?.staged.manifest.from,

    stop: async () => {
      stopping.stop();
      for (const id of [...open.keys()]) await letGo(id);
    },
  };
}

/** A break of a rule of the database means that what was chosen does not fit together; then nothing was written. */
function asClash(cause: unknown): unknown {
  if (isAppError(cause)) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code.startsWith('SQLITE_CONSTRAINT') ? new AppError('pack.clash', {}, cause) : cause;
}
