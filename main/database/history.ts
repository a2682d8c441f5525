import { sql } from 'kysely';
import type { Db, Statement } from './db';
import { CHAIN_START, type ChainedEntry, chainHash } from './history-chain';
import type { Tables } from './tables';

/** One change of one field: who, when, what, old and new. Values as text; null for "nothing". */
export interface HistoryChange {
  readonly at: string;
  readonly actor: string;
  readonly entity:
    | 'agency'
    | 'agency-answer'
    | 'answer'
    | 'assessment'
    | 'citation'
    | 'cause'
    | 'consent'
    | 'decision'
    | 'discussion'
    | 'document'
    | 'edition'
    | 'edition-text'
    | 'file'
    | 'glossary'
    | 'highlight'
    | 'import'
    | 'lookalike'
    | 'relation'
    | 'reliance'
    | 'restatement'
    | 'settings'
    | 'sheet-request'
    | 'saved-search'
    | 'snapshot'
    | 'action'
    | 'gap'
    | 'table-edition'
    | 'table-import'
    | 'pack'
    | 'plan'
    | 'topic'
    | 'treaty'
    | 'version'
    | 'workshop';
  readonly entityId: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

type NewEntry = { readonly [K in keyof Tables['history']]: K extends 'seq' ? number : Tables['history'][K] };

interface Pen {
  readonly last: Statement<Record<string, never>, { readonly seq: number; readonly hash: string }>;
  readonly count: Statement<Record<string, never>, { readonly seq: number }>;
  readonly write: Statement<NewEntry, unknown>;
}

// Every save writes history, so what it needs is compiled once for each database.
const pens = new WeakMap<Db, Pen>();

function penOf(db: Db): Pen {
  const known = pens.get(db);
  if (known) return known;
  const pen: Pen = {
    last: db.statement((build) =>
      build.selectFrom('history').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1),
    ),
    count: db.statement((build) => ({ compile: () => entriesEver.compile(build) })),
    write: db.statement((build, entry: NewEntry) =>
      build.insertInto('history').values({
        seq: entry.seq,
        at: entry.at,
        actor: entry.actor,
        entity: entry.entity,
        entity_id: entry.entity_id,
        field: entry.field,
        before: entry.before,
        after: entry.after,
        hash: entry.hash,
      }),
    ),
  };
  pens.set(db, pen);
  return pen;
}

/** How many entries there ever were, as SQLite itself counts: a history that was cut short is not written on as if it were whole. */
export const entriesEver = sql<{
  readonly seq: number;
}>`SELECT seq FROM sqlite_sequence WHERE name = 'history'`;

/**
 * Appends a change to the history, with the hash of the entry before it. Call it inside the transaction that makes the change, so
 * that both stand or fall.
 */
export function appendHistory(db: Db, change: HistoryChange): void {
  const pen = penOf(db);
  const last = pen.last.first({});
  const entry: ChainedEntry = {
    seq: Math.max(last?.seq ?? 0, pen.count.first({})?.seq ?? 0) + 1,
    at: change.at,
    actor: change.actor,
    entity: change.entity,
    entity_id: change.entityId,
    field: change.field,
    before: change.before,
    after: change.after,
  };
  pen.write.run({ ...entry, hash: chainHash(last?.hash ?? CHAIN_START, entry) });
}

/** The history of one thing, oldest first. */
export function listHistory(db: Db, entity: HistoryChange['entity'], entityId: string) {
  return db.all(
    db.build
      .selectFrom('history')
      .select(['seq', 'at', 'actor', 'field', 'before', 'after'])
      .where('entity', '=', entity)
      .where('entity_id', '=', entityId)
      .orderBy('seq'),
  );
}

/** A step of the history: what one person did in one moment. */
export interface StepExtent {
  /** Number of its first entry. */
  readonly first: number;
  /** How many things it changed. */
  readonly count: number;
}

/** How far a step reaches back from its last entry, without reading what it wrote: taking in a pack of everything writes some twenty thousand entries. */
export function extentOfStep(
  db: Db,
  last: Pick<Tables['history'], 'at' | 'actor'> & { readonly seq: number },
  entities: readonly string[] | null,
): StepExtent {
  let entries = db.build.selectFrom('history').where('seq', '<=', last.seq);
  if (entities !== null) entries = entries.where('entity', 'in', entities);
  const before = db.first(
    entries
      .select('seq')
      .where((where) => where.or([where('at', '!=', last.at), where('actor', '!=', last.actor)]))
      .orderBy('seq', 'desc')
      .limit(1),
  );
  const step = entries.where('seq', '>', before?.seq ?? 0);
  const first = db.first(step.select(({ fn }) => fn.min('seq').as('seq')));
  const things = step.select(['entity', 'entity_id']).distinct();
  const counted = db.first(
    db.build.selectFrom(things.as('things')).select(({ fn }) => fn.countAll<number>().as('count')),
  );
  return { first: first?.seq ?? last.seq, count: counted?.count ?? 0 };
}

/** How many entries a step wrote of one thing: those between its first and its last. */
export function countInStep(
  db: Db,
  { first, last }: { readonly first: number; readonly last: number },
  { entity, entity_id }: Pick<Tables['history'], 'entity' | 'entity_id'>,
): number {
  const counted = db.first(
    db.build
      .selectFrom('history')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('entity', '=', entity)
      .where('entity_id', '=', entity_id)
      .where('seq', '>=', first)
      .where('seq', '<=', last),
  );
  return counted?.count ?? 0;
}

/** The newest entries that a step wrote of one thing. */
export function listInStep(
  db: Db,
  { first, last }: { readonly first: number; readonly last: number },
  { entity, entity_id }: Pick<Tables['history'], 'entity' | 'entity_id'>,
  limit: number,
) {
  return db.all(
    db.build
      .selectFrom('history')
      .selectAll()
      .where('entity', '=', entity)
      .where('entity_id', '=', entity_id)
      .where('seq', '>=', first)
      .where('seq', '<=', last)
      .orderBy('seq', 'desc')
      .limit(limit),
  ) as (Tables['history'] & { seq: number })[];
}

/** The newest entries of all things, or of some kinds of them, before a number, the newest first. */
export function listNewestHistory(
  db: Db,
  wanted: {
    readonly before: number | null;
    readonly entities: readonly string[] | null;
    readonly limit: number;
  },
) {
  let entries = db.build.selectFrom('history').selectAll().orderBy('seq', 'desc').limit(wanted.limit);
  if (wanted.before !== null) entries = entries.where('seq', '<', wanted.before);
  if (wanted.entities !== null) entries = entries.where('entity', 'in', wanted.entities);
  return db.all(entries) as (Tables['history'] & { seq: number })[];
}

/** When the newest entries of the history were made, the newest entry first. */
export function listNewestMoments(db: Db, limit: number): string[] {
  const newest = db.build.selectFrom('history').select('at').orderBy('seq', 'desc').limit(limit);
  return db.all(newest).map(({ at }) => at);
}
