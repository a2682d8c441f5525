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
  /** It was taken back and not done again since. */
  readonly canDoAgain: boolean;
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

type GroupRow = Tables['change_groups'] & {
  readonly undone_at: string | null;
  readonly undo_id: string | null;
};

const groups = (db: Db) =>
  db.build
    .selectFrom('change_groups as made')
    .leftJoin('change_groups as undo', 'undo.undoes', 'made.id')
    .selectAll('made')
    .select(['undo.at as undone_at', 'undo.id as undo_id']);

/** Which groups are undoings: what takes an undoing back does the thing again, and is none. */
function undoings(rows: readonly Pick<GroupRow, 'id' | 'undoes'>[]): ReadonlySet<string> {
  const found = new Set<string>();
  // In the order in which they were made: each comes after what it takes back.
  for (const { id, undoes } of rows) if (undoes !== null && !found.has(undoes)) found.add(id);
  return found;
}

const everyGroup = (db: Db): GroupRow[] => db.all(groups(db).orderBy('made.last_seq'));

const toGroup = (row: GroupRow, all: readonly GroupRow[]): ChangeGroup => ({
  id: row.id,
  kind: row.kind,
  at: row.at,
  actor: row.actor,
  things: row.things,
  fields: JSON.parse(row.fields) as string[],
  undoneAt: row.undone_at,
  canDoAgain: all.some(({ id, undo_id }) => id === row.undo_id && undo_id === null),
});

/** The newest groups first, without those that are undoings of others. */
export function listChangeGroups(db: Db, limit: number): ChangeGroup[] {
  const all = everyGroup(db);
  const isUndoing = undoings(all);
  return all
    .filter(({ id }) => !isUndoing.has(id))
    .slice(-limit)
    .reverse()
    .map((row) => toGroup(row, all));
}

/** Later groups that were taken back, and the undoings themselves: together they changed nothing. */
function cancelledSince(db: Db, lastOfGroup: number): (seq: number) => boolean {
  const all = everyGroup(db);
  const isUndoing = undoings(all);
  const cancelled = all.filter(
    ({ id, last_seq, undone_at }) => last_seq > lastOfGroup && (isUndoing.has(id) || undone_at !== null),
  );
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
  const outcome = db.transaction(() => {
    const all = everyGroup(db);
    const row = all.find(({ id }) => id === groupId);
    if (row === undefined) throw new AppError('changes.not-found');
    if (row.undo_id !== null) throw new AppError('changes.undone-already');
    if (undoings(all).has(groupId)) throw new AppError('changes.not-undoable');
    return takeGroupBack(db, row, undo);
  });
  return told(outcome, undo);
}

/**
 * Does a group again that was taken back: its undoing is taken back in the same way, which leaves what was edited since. What was done
 * again is a group of its own, which can be taken back.
 *
 * @throws AppError `changes.not-found`, `changes.not-undone` when it stands, or was done again already.
 */
export function redoChangeGroup(
  db: Db,
  groupId: string,
  redo: Undoing & { readonly id: string },
): UndoOutcome {
  const outcome = db.transaction(() => {
    const all = everyGroup(db);
    const row = all.find(({ id }) => id === groupId);
    if (row === undefined) throw new AppError('changes.not-found');
    const undoing = all.find(({ id }) => id === row.undo_id);
    if (undoing === undefined || undoing.undo_id !== null) throw new AppError('changes.not-undone');
    return takeGroupBack(db, undoing, redo);
  });
  return told(outcome, redo);
}

/** In a transaction. */
function takeGroupBack(db: Db, row: GroupRow, undo: Undoing & { readonly id: string }) {
  const { id, at, actor } = undo;
  const outcome = nothingTaken();
  const isCancelled = cancelledSince(db, row.last_seq);
  keepGroup(db, { id, kind: row.kind, at, actor }, row.id, () => {
    const things = Map.groupBy(entriesBetween(db, row.first_seq, row.last_seq), thingOf);
    for (const entries of things.values()) {
      takeBack(db, entries, isEditedSince(db, entries, row.last_seq, undo, isCancelled), undo, outcome);
    }
  });
  return outcome;
}
