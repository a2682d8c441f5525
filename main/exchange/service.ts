import { rm } from 'node:fs/promises';
import type { AppEvent } from '../../shared/app';
import {
  FORMAT_VERSION,
  type Outgoing,
  type PackChoice,
  type PackPreview,
  type PackReceipt,
  type ReceivedPack,
  type Selection,
  type Sender,
  type Sending,
  type SentPack,
  spokenDigits,
  type ThingContent,
  type Trust,
  thingKey,
} from '../../shared/exchange';
import { AppError, type Clock, isAppError, type NewId } from '../../shared/kernel';
import type { Edition } from '../../shared/questionnaires';
import { type AccessClass, accessClass } from '../../shared/vocabulary';
import { appendHistory, type Db } from '../database';
import {
  type Applied,
  type ApplyOptions,
  applyThings,
  type Contributions,
  keepApplied,
  wantedKeys,
} from './applying';
import { evaluate, evaluateContribution, type Incoming, shownThing } from './evaluating';
import { hashFacts } from './facts-hash';
import type { KeyStore } from './key-store';
import type { Around } from './kinds';
import {
  findReceived,
  findSender,
  forgetSeen,
  insertReceived,
  insertSent,
  type KeptChange,
  listChanges,
  listReceived,
  listReceivers,
  listSenders,
  listSent,
  noteSeen,
  noteSender,
  type ReceivedRow,
  receiptLinesOf,
  type SenderRow,
  saveReceiver,
  saveTrust,
  sentThingsOf,
  updateUndone,
} from './ledger-repository';
import { decideLeaving, type StoredFiles, sentBefore, sourcesOf } from './outgoing';
import { type StagedPack, stagePack, writePack } from './pack-file';
import { deferReferences, listColumn } from './rows-repository';
import type { ChoosingFrom } from './selecting';
import { fingerprintOf } from './signing';
import { readThings } from './things';
import { undoChanges } from './undoing';

/** Where a pack goes: chosen by the user in a dialog. */
export interface SendTarget extends Sending {
  readonly file: string;
}

export interface ExchangeService {
  /** The fingerprint under which packs of this workspace are known. */
  identity(): Promise<{ readonly fingerprint: string }>;
  /** Names to whom packs went, by name. */
  receivers(): string[];
  /** Exactly what would leave. Writes nothing. */
  previewSend(selection: Selection, sending: Pick<Sending, 'to' | 'onlyNew'>): Outgoing;
  /**
   * Writes a pack and notes it in the ledger.
   *
   * @throws AppError `exchange.nothing`, and as `writePack`.
   */
  send(selection: Selection, target: SendTarget): Promise<SentPack>;
  /** Opens and checks a pack, or all parts of one. Changes nothing. @throws AppError as `stagePack`. */
  open(files: readonly string[], passphrase: string | null): Promise<PackPreview>;
  /** What an opened pack would do now. @throws AppError `exchange.closed`. */
  preview(opened: string): PackPreview;
  /**
   * Takes in what was chosen, all of it or nothing.
   *
   * @throws AppError `exchange.closed`, `pack.refused-key`, `pack.clash` and `pack.schema` when what was chosen does not fit together;
   * `store.full`, `fs.locked`; nothing was changed then.
   */
  apply(opened: string, choice: PackChoice): Promise<{ receipt: PackReceipt | null; isChanged: boolean }>;
  /** Lets an opened pack go. */
  close(opened: string): Promise<void>;
  /** Takes an import back. @throws AppError `exchange.not-found`, `exchange.undone-already`. */
  undo(importId: string): Promise<PackReceipt>;
  ledger(): { received: ReceivedPack[]; sent: SentPack[] };
  /** @throws AppError `exchange.not-found`. */
  receipt(importId: string): PackReceipt;
  senders(): Sender[];
  /** @throws AppError `exchange.not-found`. */
  setTrust(publicKey: string, trust: Trust): Sender;
  /** Lets go of everything that is open. */
  stop(): Promise<void>;
}

/** The things of which other rooms hear that they changed. */
export interface Touched {
  readonly documents: readonly string[];
  readonly files: readonly string[];
  readonly assessments: readonly string[];
  readonly agencies: readonly string[];
  readonly hasPlans: boolean;
  readonly hasNotes: boolean;
  readonly hasTerms: boolean;
}

export interface ExchangeDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  readonly staging: string;
  readonly keys: KeyStore;
  readonly store: StoredFiles & { keep(stagedPath: string, sha256: string): Promise<unknown> };
  readonly editions: readonly Edition[];
  readonly shippedConcepts: ReadonlySet<string>;
  readonly contributions: Contributions;
  readonly choosing: Omit<ChoosingFrom, 'actor' | 'clock' | 'contributionsSent'>;
  /** Makes a backup if something changed since the last. */
  readonly backUp: () => Promise<void>;
  /** Reads what was written through its own room, within the transaction; throws when it could not be shown. */
  readonly verify: (touched: Touched) => void;
  /** Told after the commit what is new or as before. */
  readonly onChanged: (touched: Touched) => void;
  /** Version of the program. */
  readonly app: string;
}

interface Opened {
  readonly staged: StagedPack;
  readonly incoming: Incoming;
  readonly isLocked: boolean;
}

/** More packs than this are not looked at side by side; the oldest is let go. */
const MOST_OPEN = 4;

export function createExchange(dependencies: ExchangeDependencies): ExchangeService {
  const { db, clock, newId, actor, announce, store, keys } = dependencies;
  const open = new Map<string, Opened>();

  const accessOf = (versionId: string): AccessClass | null => {
    const [documentId] = listColumn(db, 'document_versions', 'document_id', { id: versionId });
    const [access] =
      documentId === undefined ? [] : listColumn(db, 'documents', 'access', { id: documentId });
    return accessClass.safeParse(access).data ?? null;
  };
  const around: Around = {
    db,
    editions: dependencies.editions,
    shippedConcepts: dependencies.shippedConcepts,
    accessOf,
    titleOfDocument: (id) => listColumn(db, 'documents', 'title', { id })[0] ?? null,
    shortNameOf: (id) => listColumn(db, 'agencies', 'short_name', { id })[0] ?? null,
  };
  const evaluating = { around, hasFile: (sha256: string) => store.has(sha256) };
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

  const toSender = (row: SenderRow, name = row.name): Sender => ({
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
          other.name.toLocaleLowerCase() === name.toLocaleLowerCase(),
      ),
  });

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

  const receiptOf = (row: ReceivedRow): PackReceipt => ({
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
  });
  const getReceived = (id: string): ReceivedRow => {
    const row = findReceived(db, id);
    if (row === undefined) throw new AppError('exchange.not-found');
    return row;
  };

  const previewOf = (id: string): PackPreview => {
    const { staged, incoming, isLocked } = getOpened(id);
    const { manifest, signedBy, sha256, bytes } = staged;
    const judged = evaluate(incoming, evaluating);
    const things = [...judged.values()]
      .filter(({ thing }) => thing.kind !== 'file')
      .map((each) => shownThing(each, around));
    for (const thing of incoming.things.values())
      if (thing.kind === 'contribution')
        things.push(...evaluateContribution(thing, dependencies.contributions, around));
    const newFiles = [...judged.values()].filter(
      ({ thing, status }) => thing.kind === 'file' && status === 'new',
    );
    const received = listReceived(db).filter(({ undone_at }) => undone_at === null);
    const known = findSender(db, signedBy);
    const unknown: SenderRow = {
      public_key: signedBy,
      name: manifest.from,
      trust: 'unknown',
      first_seen_at: clock(),
      decided_at: null,
      decided_by: null,
    };
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
      sender:
        known === undefined
          ? { ...toSender(unknown, manifest.from), firstSeenAt: null }
          : toSender(known, manifest.from),
      things,
      newFiles: {
        count: newFiles.length,
        bytes: newFiles.reduce((sum, { thing }) => sum + (thing.content as ThingContent<'file'>).bytes, 0),
      },
      receivedAt: received.find((row) => row.sha256 === sha256)?.at ?? null,
      isOlder: received.some(
        (row) =>
          row.public_key === signedBy && row.series === manifest.series && row.revision > manifest.revision,
      ),
    };
  };

  const tell = (touched: Touched): void => {
    dependencies.onChanged(touched);
    if (touched.documents.length > 0) announce({ name: 'library.changed', ids: [...touched.documents] });
    if (touched.assessments.length > 0)
      announce({ name: 'assessments.changed', ids: [...touched.assessments] });
    if (touched.agencies.length > 0) announce({ name: 'agencies.changed', ids: [...touched.agencies] });
    if (touched.hasPlans) announce({ name: 'planning.changed' });
    if (touched.hasNotes) announce({ name: 'topics.changed' });
    if (touched.hasTerms) announce({ name: 'glossary.changed' });
    announce({ name: 'exchange.changed' });
  };

  const noteInHistory = (id: string, field: string, after: string): void =>
    appendHistory(db, {
      at: clock(),
      actor: actor(),
      entity: 'pack',
      entityId: id,
      field,
      before: null,
      after,
    });

  /** The part of an import that stands or falls together. */
  const takeIn = (opened: Opened, choice: PackChoice, importId: string): ReceivedRow | null =>
    db.transaction(() => {
      deferReferences(db);
      const { manifest, signedBy, sha256, bytes } = opened.staged;
      const at = clock();
      const options: ApplyOptions = {
        ...evaluating,
        contributions: dependencies.contributions,
        importId,
        at,
        actor: actor(),
        packId: manifest.packId,
      };
      const before = hashFacts(db);
      const applied: Applied = applyThings(
        { things: opened.incoming.things, files: new Set() },
        choice,
        options,
      );
      if (applied.taken.length === 0 && applied.settled.length === 0) return null;
      dependencies.verify(touchedBy(applied.changes));
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
        facts_before: before,
        facts_after: hashFacts(db),
        undone_at: null,
        undone_by: null,
        undone_facts: null,
        undone_left: null,
      };
      insertReceived(db, row);
      keepApplied(db, applied, options);
      noteInHistory(importId, 'received', sha256);
      return row;
    });

  return {
    identity: async () => ({ fingerprint: (await keys.get()).fingerprint }),
    receivers: () => listReceivers(db).map(({ name }) => name),

    previewSend: (selection, { to, onlyNew }) =>
      decideLeaving(selection, { around, from, store, to, onlyNew }).shown,

    send: async (selection, { file, ...sending }) => {
      const { to, onlyNew, kind, note, passphrase, inParts } = sending;
      const leaving = decideLeaving(selection, { around, from, store, to, onlyNew });
      if (leaving.things.length === 0) throw new AppError('exchange.nothing');
      const signer = await keys.get();
      const { receiver, last } = sentBefore(around, to);
      const series = receiver?.series ?? newId();
      const revision = (receiver?.revision ?? 0) + 1;
      const packId = newId();
      const at = clock();
      const base = onlyNew ? (last?.id ?? null) : null;
      const written = await writePack(
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
        { file, passphrase, inParts },
      );
      const titles = new Map(leaving.shown.things.map((each) => [`${each.kind}/${each.id}`, each.title]));
      db.transaction(() => {
        saveReceiver(db, {
          series,
          name: receiver?.name ?? to,
          revision,
          created_at: receiver?.created_at ?? at,
        });
        insertSent(
          db,
          {
            id: packId,
            ...{ series, revision, kind, at, base, note },
            actor: actor(),
            sha256: written.sha256,
            bytes: written.bytes,
            parts: written.parts,
            sealed: passphrase === null ? 0 : 1,
          },
          leaving.things.map((thing) => [thing.kind, thing.id, thing.hash, titles.get(thing.key) ?? '']),
        );
        for (const { kind: thing, id, hash } of leaving.things)
          noteSeen(db, { kind: thing, thingId: id, hash, importId: null, at });
        noteInHistory(packId, 'sent', written.sha256);
      });
      announce({ name: 'exchange.changed' });
      const sent = ledgerSent().find(({ id }) => id === packId);
      if (sent === undefined) throw new AppError('exchange.not-found');
      return sent;
    },

    open: async (files, passphrase) => {
      const staged = await stagePack(files, dependencies.staging, passphrase);
      const id = newId();
      try {
        const things = readThings(staged.data);
        open.set(id, {
          staged: { ...staged, data: [] },
          incoming: { things, files: new Set(staged.files.keys()) },
          isLocked: passphrase !== null,
        });
        while (open.size > MOST_OPEN) await letGo([...open.keys()][0] ?? '');
        return previewOf(id);
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
      const wanted = wantedKeys(evaluate(opened.incoming, evaluating), choice);
      for (const [sha256, { path: staged }] of files)
        if (wanted.has(thingKey('file', sha256)) && !store.has(sha256)) await store.keep(staged, sha256);
      const importId = newId();
      let row: ReceivedRow | null;
      try {
        row = takeIn(opened, choice, importId);
      } catch (cause) {
        throw asClash(cause);
      }
      if (row === null) return { receipt: null, isChanged: false };
      tell(touchedBy(listChanges(db, importId)));
      return { receipt: receiptOf(row), isChanged: row.facts_before !== row.facts_after };
    },

    close: letGo,

    undo: async (importId) => {
      if (getReceived(importId).undone_at !== null) throw new AppError('exchange.undone-already');
      await dependencies.backUp();
      const undone = db.transaction(() => {
        if (getReceived(importId).undone_at !== null) throw new AppError('exchange.undone-already');
        deferReferences(db);
        const at = clock();
        const by = actor();
        const done = undoChanges(listChanges(db, importId), { around, at, actor: by, importId });
        const touched = touchedBy(done.undone.flatMap(({ changes }) => changes));
        forgetSeen(db, importId);
        updateUndone(db, importId, { at, by, facts: hashFacts(db), left: done.left });
        noteInHistory(importId, 'undone', String(done.left.length));
        return touched;
      });
      tell(undone);
      return receiptOf(getReceived(importId));
    },

    ledger: () => ({
      received: listReceived(db).map((row) => {
        const { lines, factsBefore, factsAfter, undoneFacts, undoneLeft, ...receipt } = receiptOf(row);
        return {
          ...receipt,
          taken: lines.filter(({ taken }) => taken).length,
          refused: lines.filter(({ status }) => status === 'refused').length,
        };
      }),
      sent: ledgerSent(),
    }),
    receipt: (importId) => receiptOf(getReceived(importId)),

    senders: () => listSenders(db).map((row) => toSender(row)),
    setTrust: (publicKey, trust) => {
      const inHand = [...open.values()].find(({ staged }) => staged.signedBy === publicKey);
      const name = findSender(db, publicKey)?.name ?? inHand?.staged.manifest.from;
      if (name === undefined) throw new AppError('exchange.not-found');
      const at = clock();
      db.transaction(() => {
        const before = findSender(db, publicKey)?.trust ?? 'unknown';
        noteSender(db, publicKey, name, at);
        saveTrust(db, publicKey, trust, at, actor());
        appendHistory(db, {
          at,
          actor: actor(),
          entity: 'pack',
          entityId: publicKey,
          field: 'trust',
          before,
          after: trust,
        });
      });
      announce({ name: 'exchange.changed' });
      return toSender(findSender(db, publicKey) as SenderRow);
    },
    stop: async () => {
      for (const id of [...open.keys()]) await letGo(id);
    },
  };

  function ledgerSent(): SentPack[] {
    return listSent(db).map((row) => ({
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
      things: sentThingsOf(row)
        .filter(([kind]) => kind !== 'file')
        .map(([kind, id, , title]) => ({ kind, id, title })),
    }));
  }
}

/** A break of a rule of the database means that what was chosen does not fit together; then nothing was written. */
function asClash(cause: unknown): unknown {
  if (isAppError(cause)) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code.startsWith('SQLITE_CONSTRAINT') ? new AppError('pack.clash', {}, cause) : cause;
}

/** What other rooms must look at again after rows changed. */
function touchedBy(changes: readonly KeptChange[]): Touched {
  const ids = (table: string, column: string): string[] => [
    ...new Set(
      changes
        .filter((change) => change.table === table)
        .map(({ before, after }) => String((after ?? before)?.[column] ?? '')),
    ),
  ];
  const assessments = new Set([
    ...ids('assessments', 'id'),
    ...[
      'answers',
      'agency_answers',
      'participations',
      'assignments',
      'decisions',
      'discussion_entries',
      'snapshots',
    ].flatMap((table) => ids(table, 'assessment_id')),
  ]);
  const has = (...tables: readonly string[]) => changes.some(({ table }) => tables.includes(table));
  return {
    documents: [
      ...new Set([
        ...ids('documents', 'id'),
        ...ids('document_versions', 'document_id'),
        ...ids('document_relations', 'from_document'),
        ...ids('document_relations', 'to_document'),
      ]),
    ],
    files: ids('files', 'sha256'),
    assessments: [...assessments],
    agencies: ids('agencies', 'id'),
    hasPlans: has('plans', 'plan_actions'),
    hasNotes: has('topic_notes'),
    hasTerms: has('glossary_concepts', 'glossary_terms'),
  };
}
