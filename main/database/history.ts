import type { Db } from './db';

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
    | 'decision'
    | 'discussion'
    | 'document'
    | 'file'
    | 'glossary'
    | 'highlight'
    | 'import'
    | 'lookalike'
    | 'relation'
    | 'restatement'
    | 'settings'
    | 'saved-search'
    | 'snapshot'
    | 'action'
    | 'gap'
    | 'plan'
    | 'topic'
    | 'version'
    | 'workshop';
  readonly entityId: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Appends a change to the history. Call it inside the transaction that makes the change, so that both stand or fall. */
export function appendHistory(db: Db, change: HistoryChange): void {
  db.run(
    db.build.insertInto('history').values({
      at: change.at,
      actor: change.actor,
      entity: change.entity,
      entity_id: change.entityId,
      field: change.field,
      before: change.before,
      after: change.after,
    }),
  );
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
