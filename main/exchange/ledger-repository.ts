import { sql } from 'kysely';
import { z } from 'zod';
import {
  type LeftThing,
  type PackKind,
  type PackReceiptLine,
  selection,
  sending,
  type ThingKind,
  type Trust,
  type WaitingLines,
  waitingIn,
} from '../../shared/exchange';
import { canonicalJson } from '../../shared/kernel';
import type { FileSender } from '../../shared/library';
import type { Db, Statement, Tables } from '../database';
import { type Row, type RowChange, rowKey, type TravellingTable } from './rows-repository';

export type SenderRow = Tables['pack_senders'];
export type ReceivedRow = Tables['packs_received'];

export function findSender(db: Db, publicKey: string): SenderRow | undefined {
  return db.first(db.build.selectFrom('pack_senders').selectAll().where('public_key', '=', publicKey));
}

export function listSenders(db: Db): SenderRow[] {
  return db.all(db.build.selectFrom('pack_senders').selectAll().orderBy('name').orderBy('first_seen_at'));
}

/** Notes a key and the name under which it was last seen; what people decided about it stays. */
export function noteSender(db: Db, publicKey: string, name: string, at: string): void {
  db.run(
    db.build
      .insertInto('pack_senders')
      .values({
        public_key: publicKey,
        name,
        trust: 'unknown',
        first_seen_at: at,
        decided_at: null,
        decided_by: null,
      })
      .onConflict((conflict) => conflict.column('public_key').doUpdateSet({ name })),
  );
}

export function saveTrust(db: Db, publicKey: string, trust: Trust, at: string, actor: string): void {
  db.run(
    db.build
      .updateTable('pack_senders')
      .set({ trust, decided_at: at, decided_by: actor })
      .where('public_key', '=', publicKey),
  );
}

export function listReceivers(db: Db): Tables['pack_receivers'][] {
  return db.all(db.build.selectFrom('pack_receivers').selectAll().orderBy('name'));
}

export function findReceiver(db: Db, name: string): Tables['pack_receivers'] | undefined {
  const same = name.trim().toLocaleLowerCase();
  return listReceivers(db).find((each) => each.name.toLocaleLowerCase() === same);
}

export function saveReceiver(db: Db, receiver: Tables['pack_receivers']): void {
  db.run(
    db.build
      .insertInto('pack_receivers')
      .values(receiver)
      .onConflict((conflict) => conflict.column('series').doUpdateSet({ revision: receiver.revision })),
  );
}

/** A thing that was sent: its kind, id, hash and title. */
export type SentThing = readonly [kind: ThingKind, id: string, hash: string, title: string];

const placing = z.object({
  file: z.string(),
  since: z.number(),
  /** What was to leave, and how; absent in what was noted before it was kept, and never with a passphrase. */
  wish: z.object({ selection, sending }).optional(),
  /** Somebody said that this pack is not sent any more. */
  letGo: z.object({ at: z.string(), by: z.string() }).optional(),
});

/** Notes a pack before its file is put where it says. */
export function insertSent(
  db: Db,
  sent: Omit<Tables['packs_sent'], 'things' | 'placing'>,
  things: readonly SentThing[],
  where: z.infer<typeof placing>,
): void {
  const kept = { things: JSON.stringify(things), placing: JSON.stringify(where) };
  db.run(db.build.insertInto('packs_sent').values({ ...sent, ...kept }));
}

/** A pack that went out, with the name of whoever got it. */
export type SentRow = Tables['packs_sent'] & { readonly receiver: string };

const sentPacks = (db: Db) =>
  db.build
    .selectFrom('packs_sent')
    .innerJoin('pack_receivers', 'pack_receivers.series', 'packs_sent.series')
    .selectAll('packs_sent')
    .select('pack_receivers.name as receiver');

/**
 * Packs that stand in their places or are being put there, the last written first: the order of the rows, for a clock may have run ahead
 * and been put right.
 */
export function listInLedger(db: Db): SentRow[] {
  return db.all(sentPacks(db).orderBy(sql`packs_sent.rowid`, 'desc'));
}

/** Packs that went out, the last written first. One that is not known to stand in its place told nobody anything. */
export function listSent(db: Db): SentRow[] {
  return db.all(sentPacks(db).where('placing', 'is', null).orderBy(sql`packs_sent.rowid`, 'desc'));
}

/** Packs that are not known to stand in their places and that nobody let go, the last written first. */
export function listUnplaced(db: Db): SentRow[] {
  return db.all(
    sentPacks(db)
      .where('placing', 'is not', null)
      .where(sql<boolean>`json_extract(placing, '$.letGo') IS NULL`)
      .orderBy(sql`packs_sent.rowid`, 'desc'),
  );
}

/** Key of what is kept of {@link listUnplacedNow}. */
const UNPLACED = {};

/** The same, kept until a pack is written down or placed: to find them all that was ever in a pack is gone through. */
export function listUnplacedNow(db: Db): readonly SentRow[] {
  return db.kept(UNPLACED, ['packs_sent', 'pack_receivers'], () => listUnplaced(db));
}

/** Where a pack is being put, and the newest entry of the history that it knows of; null once it stands there. */
export function placingOf(row: Pick<Tables['packs_sent'], 'placing'>): z.infer<typeof placing> | null {
  return row.placing === null ? null : placing.parse(JSON.parse(row.placing));
}

/** Somebody said that a pack which is not known to stand in its place is not sent any more. */
export function noteLetGo(db: Db, row: Pick<SentRow, 'id' | 'placing'>, at: string, by: string): void {
  const kept = JSON.stringify({ ...placingOf(row), letGo: { at, by } });
  db.run(db.build.updateTable('packs_sent').set({ placing: kept }).where('id', '=', row.id));
}

/** The pack stands in its place. */
export function notePlaced(db: Db, id: string): void {
  db.run(db.build.updateTable('packs_sent').set({ placing: null }).where('id', '=', id));
}

export function findSent(db: Db, id: string): SentRow | undefined {
  return db.first(sentPacks(db).where('id', '=', id));
}

/** Takes a pack that never reached its place out again, with the states it would have made known. */
export function deleteSent(db: Db, id: string, at: string): void {
  db.run(db.build.deleteFrom('packs_sent').where('id', '=', id));
  db.run(db.build.deleteFrom('pack_seen').where('import_id', 'is', null).where('at', '=', at));
}

const ends = z.object({ from: z.string(), to: z.string() });

/** The documents of a relation as a line of the history has it; none where it tells of something else. */
function endsIn(line: string | null): string[] {
  if (line?.startsWith('{') !== true) return [];
  const relation = ends.safeParse(JSON.parse(line)).data;
  return relation === undefined ? [] : [relation.from, relation.to];
}

/** Number of the newest entry of the history. */
export function newestEntry(db: Db): number {
  return db.first(db.build.selectFrom('history').select('seq').orderBy('seq', 'desc').limit(1))?.seq ?? 0;
}

const packSent = z.object({ sha256: z.string(), since: z.number() });

/** How the history says that a pack went out: its hash, and the newest entry before it was decided what leaves. */
export function sentLine(sent: z.infer<typeof packSent>): string {
  return canonicalJson(sent);
}

/** The last entry that a pack knew of; of one from before this was noted, the entry that says that it went. */
function lastKnownTo({ seq, after }: { readonly seq: number | null; readonly after: string | null }): number {
  const sent = after?.startsWith('{') === true ? packSent.safeParse(JSON.parse(after)).data : undefined;
  return sent?.since ?? seq ?? 0;
}

/**
 * Documents that were added or changed after it was decided what leaves in a pack, in the order of the history: a clock may have been put
 * right since.
 */
export function listDocumentsAfter(db: Db, packId: string): ReadonlySet<string> {
  const sent = db.first(
    db.build
      .selectFrom('history')
      .select(['seq', 'after'])
      .where('entity', '=', 'pack')
      .where('entity_id', '=', packId)
      .where('field', '=', 'sent')
      .orderBy('seq', 'desc')
      .limit(1),
  );
  const changed = Map.groupBy(
    db.all(
      db.build
        .selectFrom('history')
        .select(['entity', 'entity_id', 'before'])
        .where('seq', '>', sent === undefined ? 0 : lastKnownTo(sent))
        .where('entity', 'in', ['document', 'version', 'relation']),
    ),
    ({ entity }) => entity,
  );
  const ids = (entity: string) => new Set(changed.get(entity)?.map(({ entity_id }) => entity_id));
  const [versions, relations] = [ids('version'), ids('relation')];
  const owners = db
    .all(db.build.selectFrom('document_versions').select(['id', 'document_id']))
    .filter(({ id }) => versions.has(id));
  // Of a relation that was taken away only the history knows between which documents it stood.
  const parted = changed.get('relation')?.flatMap(({ before }) => endsIn(before)) ?? [];
  const related = db
    .all(db.build.selectFrom('document_relations').select(['id', 'from_document', 'to_document']))
    .filter(({ id }) => relations.has(id));
  return new Set([
    ...ids('document'),
    ...owners.map(({ document_id }) => document_id),
    ...parted,
    ...related.flatMap(({ from_document, to_document }) => [from_document, to_document]),
  ]);
}

export function sentThingsOf(row: Pick<Tables['packs_sent'], 'things'>): SentThing[] {
  return JSON.parse(row.things) as SentThing[];
}

/** When requests that ask an agency in an assessment went out as packs. */
export function listRequestMoments(db: Db, participation: string): string[] {
  const requests = db.all(
    sentPacks(db)
      .where('kind', '=', 'request' satisfies PackKind)
      .where('placing', 'is', null),
  );
  return requests
    .filter((row) => sentThingsOf(row).some(([kind, id]) => kind === 'participation' && id === participation))
    .map(({ at }) => at);
}

export function insertReceived(db: Db, row: ReceivedRow): void {
  db.run(db.build.insertInto('packs_received').values(row));
}

export function findReceived(db: Db, id: string): ReceivedRow | undefined {
  return db.first(db.build.selectFrom('packs_received').selectAll().where('id', '=', id));
}

/** A receipt by its own id, or the last one of a pack by the pack's. */
export function findReceivedAs(db: Db, id: string): ReceivedRow | undefined {
  return db.first(
    db.build
      .selectFrom('packs_received')
      .selectAll()
      .where((where) => where.or([where('id', '=', id), where('pack_id', '=', id)]))
      .orderBy(sql`rowid`, 'desc')
      .limit(1),
  );
}

/** The last taken in first, whatever the clock said. */
export function listReceived(db: Db): ReceivedRow[] {
  return db.all(db.build.selectFrom('packs_received').selectAll().orderBy(sql`rowid`, 'desc'));
}

/** When the very same pack was last taken in and not back; null when it is not in. */
export function findReceivedAt(db: Db, sha256: string): string | null {
  const row = db.first(
    db.build
      .selectFrom('packs_received')
      .select('at')
      .where('sha256', '=', sha256)
      .where('undone_at', 'is', null)
      .orderBy(sql`rowid`, 'desc')
      .limit(1),
  );
  return row?.at ?? null;
}

/** Whether a later pack of the same series under the same key is in. */
export function hasLaterReceived(
  db: Db,
  { publicKey, series, revision }: Readonly<Record<'publicKey' | 'series', string>> & { revision: number },
): boolean {
  const row = db.first(
    db.build
      .selectFrom('packs_received')
      .select('id')
      .where('public_key', '=', publicKey)
      .where('series', '=', series)
      .where('revision', '>', revision)
      .where('undone_at', 'is', null)
      .limit(1),
  );
  return row !== undefined;
}

export function receiptLinesOf({ lines }: Pick<ReceivedRow, 'lines'>): PackReceiptLine[] {
  return JSON.parse(lines) as PackReceiptLine[];
}

/** Key of what is kept of {@link listWaiting}. */
const WAITING = {};

/** The differences that nobody decided with a pack, by receipt; kept until a pack is taken in or back, for all receipts are gone through. */
export function listWaiting(db: Db): ReadonlyMap<string, WaitingLines> {
  return db.kept(WAITING, ['packs_received'], () => {
    const standing = db.all(
      db.build
        .selectFrom('packs_received')
        .select(['id', 'public_key', 'series', 'revision', 'lines'])
        .where('undone_at', 'is', null)
        .orderBy(sql`rowid`),
    );
    if (!standing.some(({ lines }) => lines.includes('"isLeft":true'))) return new Map();
    return waitingIn(
      standing.map((row) => ({ ...row, publicKey: row.public_key, lines: receiptLinesOf(row) })),
    );
  });
}

/** Whether Home tells of what waits in a pack. */
export function saveReminder(db: Db, id: string, isReminded: boolean): void {
  db.run(
    db.build
      .updateTable('packs_received')
      .set({ reminds: isReminded ? 1 : 0 })
      .where('id', '=', id),
  );
}

export function updateUndone(
  db: Db,
  id: string,
  undone: {
    readonly at: string;
    readonly by: string;
    readonly facts: string;
    readonly left: readonly LeftThing[];
  },
): void {
  db.run(
    db.build
      .updateTable('packs_received')
      .set({
        undone_at: undone.at,
        undone_by: undone.by,
        undone_facts: undone.facts,
        undone_left: JSON.stringify(undone.left),
      })
      .where('id', '=', id),
  );
}

/** What an import did to one row of a thing. */
export interface KeptChange extends RowChange {
  readonly kind: ThingKind;
  readonly thingId: string;
}

const asText = (row: Row | null) => (row === null ? null : JSON.stringify(row));
const asRow = (text: string | null) => (text === null ? null : (JSON.parse(text) as Row));

type SeenRow = Tables['pack_seen'];
type ChangeRow = Tables['pack_changes'];

interface Pens {
  readonly change: Statement<Pick<ChangeRow, keyof ChangeRow>, unknown>;
  readonly seen: Statement<Pick<SeenRow, keyof SeenRow>, unknown>;
}

/** Compiled once for each database: a pack of everything writes some hundred thousand of these lines. */
const pens = new WeakMap<Db, Pens>();

function pensOf(db: Db): Pens {
  const known = pens.get(db);
  if (known) return known;
  const made: Pens = {
    change: db.statement((build, line: Pick<ChangeRow, keyof ChangeRow>) =>
      build.insertInto('pack_changes').values({
        import_id: line.import_id,
        position: line.position,
        kind: line.kind,
        thing_id: line.thing_id,
        table_name: line.table_name,
        row_key: line.row_key,
        before: line.before,
        after: line.after,
      }),
    ),
    seen: db.statement((build, line: Pick<SeenRow, keyof SeenRow>) =>
      build
        .insertInto('pack_seen')
        .values({
          kind: line.kind,
          thing_id: line.thing_id,
          hash: line.hash,
          import_id: line.import_id,
          at: line.at,
        })
        .onConflict((conflict) => conflict.doNothing()),
    ),
  };
  pens.set(db, made);
  return made;
}

export function insertChange(db: Db, importId: string, position: number, change: KeptChange): void {
  pensOf(db).change.run({
    import_id: importId,
    position,
    kind: change.kind,
    thing_id: change.thingId,
    table_name: change.table,
    row_key: change.key,
    before: asText(change.before),
    after: asText(change.after),
  });
}

const toChange = (row: ChangeRow): KeptChange => ({
  kind: row.kind as ThingKind,
  thingId: row.thing_id,
  table: row.table_name as TravellingTable,
  key: row.row_key,
  before: asRow(row.before),
  after: asRow(row.after),
});

const changesOf = (db: Db, importId: string) =>
  db.all(
    db.build.selectFrom('pack_changes').selectAll().where('import_id', '=', importId).orderBy('position'),
  );

/** The pack that brought a stored file, of those that were not taken back; undefined for one that was here before. */
export function findBringer(
  db: Db,
  sha256: string,
): { readonly id: string; readonly sender: string } | undefined {
  return db.first(
    db.build
      .selectFrom('pack_changes')
      .innerJoin('packs_received', 'packs_received.id', 'pack_changes.import_id')
      .select(['packs_received.id', 'packs_received.sender'])
      // Written out, for only then is the index of these lines taken.
      .where(sql<boolean>`table_name = 'files' AND before IS NULL`)
      .where('row_key', '=', rowKey('files', { sha256 }))
      .where('undone_at', 'is', null)
      .orderBy(sql`packs_received.rowid`, 'desc')
      .limit(1),
  );
}

/** Key of what is kept of {@link listFileSenders}. */
const FILE_SENDERS = {};

/** Every stored file that a pack brought which was not taken back, with its sender; of a file that came again the last one. */
export function listFileSenders(db: Db): readonly FileSender[] {
  return db.kept(FILE_SENDERS, ['pack_changes', 'packs_received'], () => {
    const rows = db.all(
      db.build
        .selectFrom('pack_changes')
        .innerJoin('packs_received', 'packs_received.id', 'pack_changes.import_id')
        .select(['row_key', 'packs_received.sender'])
        // Written out, for only then is the index of these lines taken.
        .where(sql<boolean>`table_name = 'files' AND before IS NULL`)
        .where('undone_at', 'is', null)
        .orderBy(sql`packs_received.rowid`),
    );
    const senderOf = new Map(rows.map(({ row_key, sender }) => [namesIn(row_key)[0] ?? '', sender]));
    return [...senderOf].map(([sha256, sender]) => ({ sha256, sender }));
  });
}

/** In the order in which they were made. */
export function listChanges(db: Db, importId: string): KeptChange[] {
  return changesOf(db, importId).map(toChange);
}

/** What a pack that came after an import, and stands, did to one row. */
export interface LaterChange extends RowChange {
  readonly importId: string;
}

/** What packs that came after an import, and stand, did to each row, the first first, asked for by its table and key. */
export type LaterChanges = (row: Pick<KeptChange, 'table' | 'key'>) => readonly LaterChange[];

const rowName = (row: Pick<ChangeRow, 'table_name' | 'row_key'>) => `${row.table_name} ${row.row_key}`;

function laterRows(db: Db, importId: string) {
  const own = db.first(
    db.build.selectFrom('packs_received').select(sql<number>`rowid`.as('turn')).where('id', '=', importId),
  );
  const rows = db.all(
    db.build
      .selectFrom('pack_changes')
      .innerJoin('packs_received', 'packs_received.id', 'pack_changes.import_id')
      .select(['import_id', 'table_name', 'row_key', 'before', 'after'])
      .where(sql`packs_received.rowid`, '>', own?.turn ?? 0)
      .where('undone_at', 'is', null)
      .orderBy(sql`packs_received.rowid`)
      .orderBy('position'),
  );
  return Map.groupBy(rows, rowName);
}

/** What later packs did to the rows of an import. */
export function laterChanges(db: Db, importId: string): LaterChanges {
  const later = laterRows(db, importId);
  return ({ table, key }) =>
    (later.get(rowName({ table_name: table, row_key: key })) ?? []).map((row) => ({
      ...{ table, key, importId: row.import_id },
      ...{ before: asRow(row.before), after: asRow(row.after) },
    }));
}

const NAMES = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}/g;

const namesIn = (text: string | null): readonly string[] => text?.match(NAMES) ?? [];

/** The edition that a row is, or is asked on. */
function editionIn(text: string | null): readonly string[] {
  const row = asRow(text);
  return row === null ? [] : [`${row.questionnaire} ${row.edition}`];
}

/** The names that lead to a row from elsewhere: its own, the bytes of a version, an edition. */
function namesOf({ table_name, row_key, after }: ChangeRow): readonly string[] {
  if (table_name === 'own_editions') return editionIn(after);
  return table_name === 'document_versions' ? [...namesIn(row_key), ...namesIn(after)] : namesIn(row_key);
}

/** The names by which a row leads to others. */
const namedBy = ({ table_name, after }: Pick<ChangeRow, 'table_name' | 'after'>): readonly string[] =>
  table_name === 'assessments' ? [...namesIn(after), ...editionIn(after)] : namesIn(after);

/**
 * The changes of the things of an import of which later packs, that stand, changed something too, or which something names that came
 * with them.
 */
export function listTouchedLater(db: Db, importId: string): KeptChange[] {
  const later = laterRows(db, importId);
  if (later.size === 0) return [];
  const named = new Set([...later.values()].flatMap((rows) => rows.flatMap(namedBy)));
  const changes = changesOf(db, importId);
  const thing = ({ kind, thing_id }: ChangeRow) => `${kind} ${thing_id}`;
  const isTouched = (row: ChangeRow) =>
    later.has(rowName(row)) || (row.before === null && namesOf(row).some((name) => named.has(name)));
  const touched = new Set(changes.filter(isTouched).map(thing));
  return changes.filter((row) => touched.has(thing(row))).map(toChange);
}

/**
 * The revisions of an agency's answers as they first came in a pack that stands, by item: those numbers the sender knows. Later packs
 * may have been counted on from what was here.
 */
export function listFirstRevisions(
  db: Db,
  assessmentId: string,
  agencyId: string,
): ReadonlyMap<string, number> {
  const rows = db.all(
    db.build
      .selectFrom('pack_changes')
      .innerJoin('packs_received', 'packs_received.id', 'pack_changes.import_id')
      .select('after')
      .where('pack_changes.kind', '=', 'agency-answer' satisfies ThingKind)
      .where('table_name', '=', 'agency_answers' satisfies TravellingTable)
      .where('thing_id', 'like', `${assessmentId}/${agencyId}/%`)
      .where('before', 'is', null)
      .where('undone_at', 'is', null),
  );
  return new Map(
    rows.flatMap(({ after }) => {
      const row = asRow(after);
      return row === null ? [] : [[String(row.item_id), Number(row.revision)] as const];
    }),
  );
}

/** Whether a thing came in a pack, or left in one that went out. */
export function hasTravelled(db: Db, kind: ThingKind, thingId: string): boolean {
  const seen = db.all(
    db.build
      .selectFrom('pack_seen')
      .select(['import_id', 'at'])
      .where('kind', '=', kind)
      .where('thing_id', '=', thingId),
  );
  if (seen.length === 0) return false;
  const unplaced = new Set(
    db
      .all(db.build.selectFrom('packs_sent').select('at').where('placing', 'is not', null))
      .map(({ at }) => at),
  );
  if (seen.some(({ import_id, at }) => import_id !== null || !unplaced.has(at))) return true;
  // A state is noted with the first pack it left in: a later one that went out may have had the same.
  return listSent(db).some((row) => sentThingsOf(row).some(([sent, id]) => sent === kind && id === thingId));
}

/** States of a thing that went through our hands, newest first. */
export function listSeen(db: Db, kind: ThingKind, thingId: string): string[] {
  return db
    .all(
      db.build
        .selectFrom('pack_seen')
        .select('hash')
        .where('kind', '=', kind)
        .where('thing_id', '=', thingId)
        .orderBy('at', 'desc')
        .orderBy('hash'),
    )
    .map(({ hash }) => hash);
}

/** What was noted of parts of a thing, newest first. */
export function listSeenUnder(
  db: Db,
  kind: ThingKind,
  thingId: string,
): { readonly thingId: string; readonly hash: string; readonly at: string }[] {
  return db
    .all(
      db.build
        .selectFrom('pack_seen')
        .select(['thing_id', 'hash', 'at'])
        .where('kind', '=', kind)
        // All that begins so: the sign after the slash is the nought.
        .where('thing_id', '>', `${thingId}/`)
        .where('thing_id', '<', `${thingId}0`)
        .orderBy('at', 'desc'),
    )
    .map(({ thing_id, hash, at }) => ({ thingId: thing_id, hash, at }));
}

export function noteSeen(
  db: Db,
  seen: {
    readonly kind: ThingKind;
    readonly thingId: string;
    readonly hash: string;
    readonly importId: string | null;
    readonly at: string;
  },
): void {
  pensOf(db).seen.run({
    kind: seen.kind,
    thing_id: seen.thingId,
    hash: seen.hash,
    import_id: seen.importId,
    at: seen.at,
  });
}

export function forgetSeen(db: Db, importId: string): void {
  db.run(db.build.deleteFrom('pack_seen').where('import_id', '=', importId));
}
