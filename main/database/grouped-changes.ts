import { AppError } from '../../shared/kernel';
import type { Db } from './db';
import type { Tables } from './tables';
import {
  entriesBetween,
  isEditedSince,
  nothingTaken,
  takeBack,
  thingOf,
  told,
  type Undoing,
  type UndoOutcome,
} from './taking-back';

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

const lastSeq = (db: Db): number =>
  db.first(db.build.selectFrom('history').select('seq').orderBy('seq', 'desc').limit(1))?.seq ?? 0;

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

/** Later groups that were taken back, and the undoings themselves: together they changed nothing. */
function cancelledSince(db: Db, lastOfGroup: number): (seq: number) => boolean {
  const cancelled = db
    .all(groups(db).where('made.last_seq', '>', lastOfGroup))
    .filter(({ undoes, undone_at }) => undoes !== null || undone_at !== null);
  return (seq) => cancelled.some(({ first_seq, last_seq }) => seq >= first_seq && seq <= last_seq);
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
  const outcome = nothingTaken();

  db.transaction(() => {
    const row = db.first(db.build.selectFrom('change_groups').selectAll().where('id', '=', groupId));
    if (row === undefined) throw new AppError('changes.not-found');
    if (findChangeGroup(db, groupId)?.undoneAt !== null) throw new AppError('changes.undone-already');
    if (row.undoes !== null) throw new AppError('changes.not-undoable');
    const isCancelled = cancelledSince(db, row.last_seq);
    keepGroup(db, { id, kind: row.kind, at, actor }, groupId, () => {
      const things = Map.groupBy(entriesBetween(db, row.first_seq, row.last_seq), thingOf);
      for (const entries of things.values()) {
        takeBack(db, entries, isEditedSince(db, entries, row.last_seq, undo, isCancelled), undo, outcome);
      }
    });
  });
  return told(outcome, undo);
}
