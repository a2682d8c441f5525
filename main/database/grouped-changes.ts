import { AppError } from '../../shared/kernel';
import type { Db } from './db';
import { appendHistory, type HistoryChange } from './history';
import type { Tables } from './tables';

/** Changes of many things that were made by one action and can be taken back by one. */
export interface ChangeGroup {
  readonly id: string;
  /** What was done, such as `documents-edited`; a word of the room that did it. */
  readonly kind: string;
  readonly at: string;
  readonly actor: string;
  /** How many things were changed. */
  readonly things: number;
  /** Which of their fields, in the order they were first changed. */
  readonly fields: readonly string[];
  /** When it was taken back; null while it stands. */
  readonly undoneAt: string | null;
}

/** Who did what, for a group that is about to be made. */
export interface NewChangeGroup {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly actor: string;
}

/** One field of one thing as a group changed it, from what it was before the group to what it was after. */
export type UndoneChange = Pick<HistoryChange, 'field' | 'before' | 'after'>;

/** How a room takes changes of its things back. */
export interface Undoer {
  /**
   * Writes the former values and gives the changes it made, for the history: usually each with `before` and `after` swapped.
   * Null when there is no such thing any more.
   */
  putBack(entityId: string, changes: readonly UndoneChange[], at: string): readonly UndoneChange[] | null;
  /** What people call the thing, also when it is gone: then its id or an empty text will do. */
  nameOf(entityId: string): string;
  /** Told after the commit which things are as before. */
  onUndone(entityIds: readonly string[]): void;
}

/** What an undo did, thing by thing. */
export interface UndoOutcome {
  readonly undone: readonly string[];
  /** Things that were left as they are: changed since by somebody, or gone. */
  readonly left: readonly { readonly id: string; readonly name: string; readonly why: 'edited' | 'gone' }[];
}

type Entry = Tables['history'] & { seq: number };

const lastSeq = (db: Db): number =>
  db.first(db.build.selectFrom('history').select('seq').orderBy('seq', 'desc').limit(1))?.seq ?? 0;

const entriesBetween = (db: Db, first: number, last: number): Entry[] =>
  db.all(
    db.build
      .selectFrom('history')
      .selectAll()
      .where('seq', '>=', first)
      .where('seq', '<=', last)
      .orderBy('seq'),
  ) as Entry[];

const thingOf = ({ entity, entity_id }: Pick<Entry, 'entity' | 'entity_id'>) => `${entity} ${entity_id}`;

/**
 * Runs `work` in one transaction and keeps everything it appended to the history as one group, which can be undone. Work that
 * changes nothing makes no group. Must not be called inside another group.
 */
export function groupChange<T>(
  db: Db,
  group: NewChangeGroup,
  work: () => T,
): { readonly result: T; readonly group: string | null } {
  return db.transaction(() => keepGroup(db, group, null, work));
}

function keepGroup<T>(
  db: Db,
  { id, kind, at, actor }: NewChangeGroup,
  undoes: string | null,
  work: () => T,
): { readonly result: T; readonly group: string | null } {
  const before = lastSeq(db);
  const result = work();
  const last = lastSeq(db);
  if (last === before) return { result, group: null };
  // One connection and one transaction: what was appended meanwhile is all ours and stands in one run.
  const entries = entriesBetween(db, before + 1, last);
  db.run(
    db.build.insertInto('change_groups').values({
      id,
      kind,
      at,
      actor,
      things: new Set(entries.map(thingOf)).size,
      fields: JSON.stringify([...new Set(entries.map(({ field }) => field))]),
      first_seq: entries[0]?.seq ?? last,
      last_seq: last,
      undoes,
    }),
  );
  return { result, group: id };
}

const groups = (db: Db) =>
  db.build
    .selectFrom('change_groups as made')
    .leftJoin('change_groups as undo', 'undo.undoes', 'made.id')
    .selectAll('made')
    .select('undo.at as undone_at');

const toGroup = (row: Tables['change_groups'] & { undone_at: string | null }): ChangeGroup => ({
  id: row.id,
  kind: row.kind,
  at: row.at,
  actor: row.actor,
  things: row.things,
  fields: JSON.parse(row.fields) as string[],
  undoneAt: row.undone_at,
});

/** The newest groups first, without those that are undoings of others. */
export function listChangeGroups(db: Db, limit: number): ChangeGroup[] {
  return db
    .all(groups(db).where('made.undoes', 'is', null).orderBy('made.last_seq', 'desc').limit(limit))
    .map(toGroup);
}

export function findChangeGroup(db: Db, id: string): ChangeGroup | undefined {
  const row = db.first(groups(db).where('made.id', '=', id));
  return row && toGroup(row);
}

/** What a group did to one field in all, first value to last. */
function inSum(entries: readonly Entry[]): UndoneChange[] {
  return [...Map.groupBy(entries, ({ field }) => field)].map(([field, all]) => ({
    field,
    before: all[0]?.before ?? null,
    after: all.at(-1)?.after ?? null,
  }));
}

/** Later groups that were taken back, and the undoings themselves: together they changed nothing. */
function cancelledSince(db: Db, lastOfGroup: number): (seq: number) => boolean {
  const cancelled = db
    .all(groups(db).where('made.last_seq', '>', lastOfGroup))
    .filter(({ undoes, undone_at }) => undoes !== null || undone_at !== null);
  return (seq) => cancelled.some(({ first_seq, last_seq }) => seq >= first_seq && seq <= last_seq);
}

/** Whether one of a thing's fields was changed after the group, by whomever and to whatever, and not taken back. */
function isEditedSince(
  db: Db,
  entries: readonly Entry[],
  lastOfGroup: number,
  isCancelled: (seq: number) => boolean,
): boolean {
  const changes = inSum(entries);
  const [{ entity, entity_id } = { entity: '', entity_id: '' }] = entries;
  const later = db.all(
    db.build
      .selectFrom('history')
      .select(['seq', 'field', 'after'])
      .where('entity', '=', entity)
      .where('entity_id', '=', entity_id)
      .where('seq', '>', lastOfGroup)
      .where(
        'field',
        'in',
        changes.map(({ field }) => field),
      )
      .orderBy('seq'),
  ) as Entry[];
  if (later.some(({ seq }) => !isCancelled(seq))) return true;
  return changes.some(({ field, after }) => {
    const last = later.findLast((entry) => entry.field === field);
    return last !== undefined && last.after !== after;
  });
}

/**
 * Takes a group back in one transaction, thing by thing. A thing of which a changed field was edited since is left as it is, and
 * so is one that is gone. The undoing is itself a group of the history. When nothing could be taken back the group stands.
 *
 * @throws AppError `changes.not-found`, `changes.undone-already`, `changes.not-undoable` when no room can take back such a thing.
 */
export function undoChangeGroup(
  db: Db,
  groupId: string,
  undo: Undoing & { readonly id: string },
): UndoOutcome {
  const { id, at, actor } = undo;
  const outcome: Taken = { undone: [], left: [] };

  db.transaction(() => {
    const row = db.first(db.build.selectFrom('change_groups').selectAll().where('id', '=', groupId));
    if (row === undefined) throw new AppError('changes.not-found');
    if (findChangeGroup(db, groupId)?.undoneAt !== null) throw new AppError('changes.undone-already');
    if (row.undoes !== null) throw new AppError('changes.not-undoable');
    const isCancelled = cancelledSince(db, row.last_seq);
    keepGroup(db, { id, kind: row.kind, at, actor }, groupId, () => {
      const things = Map.groupBy(entriesBetween(db, row.first_seq, row.last_seq), thingOf);
      for (const entries of things.values()) {
        takeBack(db, entries, isEditedSince(db, entries, row.last_seq, isCancelled), undo, outcome);
      }
    });
  });
  return told(outcome, undo);
}

/** Who takes back what, when. */
interface Undoing {
  readonly at: string;
  readonly actor: string;
  /** By entity. */
  readonly undoers: Readonly<Record<string, Undoer>>;
}

interface Taken {
  readonly undone: { readonly entity: string; readonly id: string }[];
  readonly left: UndoOutcome['left'][number][];
}

/** Takes back what some entries did to one thing, inside the transaction of the caller. */
function takeBack(
  db: Db,
  entries: readonly Entry[],
  isEdited: boolean,
  { at, actor, undoers }: Undoing,
  { undone, left }: Taken,
): void {
  const [first] = entries;
  if (first === undefined) return;
  const undoer = undoers[first.entity];
  if (undoer === undefined) throw new AppError('changes.not-undoable');
  const made = isEdited ? null : undoer.putBack(first.entity_id, inSum(entries), at);
  if (made === null) {
    const name = undoer.nameOf(first.entity_id);
    left.push({ id: first.entity_id, name, why: isEdited ? 'edited' : 'gone' });
    return;
  }
  for (const { field, before, after } of made) {
    appendHistory(db, {
      at,
      actor,
      entity: first.entity as HistoryChange['entity'],
      entityId: first.entity_id,
      field,
      before,
      after,
    });
  }
  undone.push({ entity: first.entity, id: first.entity_id });
}

/** Tells the rooms after the commit, and gives the outcome. */
function told({ undone, left }: Taken, { undoers }: Undoing): UndoOutcome {
  for (const [entity, things] of Map.groupBy(undone, (each) => each.entity)) {
    undoers[entity]?.onUndone(things.map((each) => each.id));
  }
  return { undone: undone.map((each) => each.id), left };
}

/** Fields a change of which can be taken back by itself; what else is in the history belongs to a larger change. */
const NOT_ALONE = new Set(['added', 'deleted', 'guessed']);

/**
 * Takes one entry of the history back, unless its field was written again since. The taking back is an entry of its own.
 *
 * @throws AppError `changes.not-found`, `changes.not-undoable` when no room can take back such a change.
 */
export function undoEntry(db: Db, seq: number, undo: Undoing): UndoOutcome {
  const outcome: Taken = { undone: [], left: [] };
  db.transaction(() => {
    const [entry] = entriesBetween(db, seq, seq);
    if (entry === undefined) throw new AppError('changes.not-found');
    if (NOT_ALONE.has(entry.field)) throw new AppError('changes.not-undoable');
    try {
      const isEdited = isEditedSince(db, [entry], seq, cancelledSince(db, seq));
      takeBack(db, [entry], isEdited, undo, outcome);
    } catch (cause) {
      // A field the room does not put back by itself, such as one that a larger change wrote.
      throw cause instanceof AppError ? cause : new AppError('changes.not-undoable', {}, cause);
    }
  });
  return told(outcome, undo);
}
