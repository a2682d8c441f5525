import { AppError } from '../../shared/kernel';
import type { Db, Statement } from './db';
import { appendHistory, type HistoryChange } from './history';
import type { Tables } from './tables';

/** One field of one thing as it was changed. */
export type UndoneChange = Pick<HistoryChange, 'field' | 'before' | 'after'>;

/**
 * Why a thing was left as it is: changed since by somebody, gone, become a part of another, frozen, what it was does not fit what is there
 * now, or it is as it was already.
 */
export type LeftWhy = 'edited' | 'gone' | 'joined' | 'frozen' | 'clash' | 'same';

/** What was put back of a thing of which one field had to be left. */
export interface PutBackButOne {
  readonly made: readonly UndoneChange[];
  readonly kept: 'access';
}

/** How a room takes changes of its things back. */
export interface Undoer {
  /** Whether a change can be put back at all; without it all can. */
  takes?(change: UndoneChange): boolean;
  /** Whether nothing of a thing can be put back any more, whatever was changed; without it that is never so. */
  isFixed?(entityId: string): boolean;
  /** What a change speaks of within its field, such as one of many citations; the field as a whole where this is left out. */
  piecesOf?(change: UndoneChange): readonly string[] | null;
  /**
   * Writes the former values and gives the changes it made, for the history: usually each with `before` and `after` swapped. Of a
   * field there is one change, from first to last; pieces come one by one, the newest first. Why it was left when it was, or which field of
   * it; null when there is no such thing any more.
   */
  putBack(
    entityId: string,
    changes: readonly UndoneChange[],
    at: string,
  ): readonly UndoneChange[] | PutBackButOne | LeftWhy | null;
  /** What people call the thing, also when it is gone: then what was written of it last may tell, or an empty text will do. */
  nameOf(entityId: string, newest?: UndoneChange): string;
  /** How the window names the thing, where that is not its id. */
  placeOf?(entityId: string): string | null;
  /** Of which type the thing is, where the names of its fields follow that. */
  typeOf?(entityId: string): string | null;
  /** Told after the commit which things are as before. */
  onUndone(entityIds: readonly string[]): void;
}

/** What an undo did, thing by thing. */
export interface UndoOutcome {
  readonly undone: readonly string[];
  /** Things that were left as they are, or a field of them. */
  readonly left: readonly {
    readonly id: string;
    readonly name: string;
    readonly why: LeftWhy;
    readonly field?: PutBackButOne['kept'];
  }[];
}

/** Who takes back what, when. */
export interface Undoing {
  readonly at: string;
  readonly actor: string;
  /** By entity. */
  readonly undoers: Readonly<Record<string, Undoer>>;
}

export type Entry = Tables['history'] & { seq: number };

export const entriesBetween = (db: Db, first: number, last: number): Entry[] =>
  db.all(
    db.build
      .selectFrom('history')
      .selectAll()
      .where('seq', '>=', first)
      .where('seq', '<=', last)
      .orderBy('seq'),
  ) as Entry[];

export const thingOf = ({ entity, entity_id }: Pick<Entry, 'entity' | 'entity_id'>) =>
  `${entity} ${entity_id}`;

interface Asked extends Record<string, string | number> {
  readonly entity: string;
  readonly id: string;
  readonly from: number;
}

// Asked for each of the thousands of things that one action may have changed, so it is compiled once for each database.
const readers = new WeakMap<Db, Statement<Asked, Entry>>();

/** Entries of one thing from a number on. */
function entriesOf(db: Db, { entity, entity_id }: Entry, from: number): Entry[] {
  let reader = readers.get(db);
  if (reader === undefined) {
    reader = db.statement(
      (build, asked: Asked) =>
        build
          .selectFrom('history')
          .selectAll()
          .where('entity', '=', asked.entity)
          .where('entity_id', '=', asked.id)
          .where('seq', '>=', asked.from)
          .orderBy('seq') as never,
    );
    readers.set(db, reader);
  }
  return reader.all({ entity, id: entity_id, from });
}

/** What an entry speaks of: its field, or pieces of it. */
const subjectsOf = (entry: UndoneChange, undoer: Undoer | undefined): readonly string[] =>
  undoer?.piecesOf?.(entry)?.map((piece) => `${entry.field} ${piece}`) ?? [entry.field];

/** What some entries did to one thing, each field from first value to last, pieces one by one with the newest first. */
function inSum(entries: readonly Entry[], undoer: Undoer): UndoneChange[] {
  const ofPieces = (entry: Entry) => (undoer.piecesOf?.(entry) ?? null) !== null;
  const whole = Map.groupBy(
    entries.filter((entry) => !ofPieces(entry)),
    ({ field }) => field,
  );
  const pieces = entries
    .filter(ofPieces)
    .toReversed()
    .map(({ field, before, after }) => ({ field, before, after }));
  return [
    ...[...whole].map(([field, all]) => ({
      field,
      before: all[0]?.before ?? null,
      after: all.at(-1)?.after ?? null,
    })),
    ...pieces,
  ];
}

/** Whether something that entries of one thing speak of was changed after them, by whomever and to whatever, and not taken back. */
export function isEditedSince(
  db: Db,
  entries: readonly Entry[],
  lastSeq: number,
  { undoers }: Undoing,
  isCancelled: (seq: number) => boolean,
): boolean {
  const [first] = entries;
  if (first === undefined) return false;
  const undoer = undoers[first.entity];
  const subjects = new Set(entries.flatMap((entry) => subjectsOf(entry, undoer)));
  const later = entriesOf(db, first, lastSeq + 1).filter((entry) =>
    subjectsOf(entry, undoer).some((subject) => subjects.has(subject)),
  );
  if (later.some(({ seq }) => !isCancelled(seq))) return true;
  // What was taken back must have ended where these entries left it.
  return entries.some(({ field, after }, at) => {
    if (entries.some((other, place) => place > at && other.field === field)) return false;
    const last = later.findLast((entry) => entry.field === field);
    return last !== undefined && last.after !== after;
  });
}

interface Taken {
  readonly undone: { readonly entity: string; readonly id: string }[];
  readonly left: UndoOutcome['left'][number][];
}

export const nothingTaken = (): Taken => ({ undone: [], left: [] });

/** Takes back what some entries did to one thing, inside the transaction of the caller. */
export function takeBack(
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
  const changes = inSum(entries, undoer);
  const done = isEdited
    ? 'edited'
    : changes.every(({ before, after }) => before === after)
      ? 'same'
      : (undoer.putBack(first.entity_id, changes, at) ?? 'gone');
  const leave = (why: LeftWhy) => ({ id: first.entity_id, name: undoer.nameOf(first.entity_id), why });
  if (typeof done === 'string') {
    left.push(leave(done));
    return;
  }
  if ('kept' in done) left.push({ ...leave('clash'), field: done.kept });
  for (const { field, before, after } of 'kept' in done ? done.made : done) {
    appendHistory(db, {
      ...{ at, actor, field, before, after },
      entity: first.entity as HistoryChange['entity'],
      entityId: first.entity_id,
    });
  }
  undone.push({ entity: first.entity, id: first.entity_id });
}

/** Tells the rooms after the commit, and gives the outcome. */
export function told({ undone, left }: Taken, { undoers }: Undoing): UndoOutcome {
  for (const [entity, things] of Map.groupBy(undone, (each) => each.entity)) {
    undoers[entity]?.onUndone(things.map((each) => each.id));
  }
  return { undone: undone.map((each) => each.id), left };
}

/** Whether a room can put an entry back. */
export function canPutBack(
  { entity, ...change }: UndoneChange & { readonly entity: string },
  undoers: Undoing['undoers'],
): boolean {
  const undoer = undoers[entity];
  return undoer !== undefined && (undoer.takes?.(change) ?? true);
}

/**
 * Takes one step of one thing back: everything that was written of it in the same moment as an entry. With `andLater` everything that
 * was written of it since goes back as well; without it a thing that was changed since is left. What cannot be put back stays. The
 * taking back stands in the history itself.
 *
 * @throws AppError `changes.not-found`; `changes.not-undoable` when no room can take such a change back.
 */
export function undoStep(
  db: Db,
  { seq, andLater }: { readonly seq: number; readonly andLater: boolean },
  undo: Undoing,
): UndoOutcome {
  const outcome = nothingTaken();
  db.transaction(() => {
    const [entry] = entriesBetween(db, seq, seq);
    if (entry === undefined) throw new AppError('changes.not-found');
    if (!canPutBack(entry, undo.undoers)) throw new AppError('changes.not-undoable');
    const all = entriesOf(db, entry, 0).filter((each) => canPutBack(each, undo.undoers));
    const isOfStep = ({ at, actor }: Entry) => at === entry.at && actor === entry.actor;
    const step = stretch(all, entry, isOfStep);
    const [first = entry] = step;
    const last = step.at(-1) ?? entry;
    const entries = andLater ? all.filter((each) => each.seq >= first.seq) : step;
    const isEdited = !andLater && isEditedSince(db, step, last.seq, undo, () => false);
    takeBack(db, entries, isEdited, undo, outcome);
  });
  return told(outcome, undo);
}

/** The entries around one, as long as they belong together. */
function stretch(all: readonly Entry[], around: Entry, isOfStep: (entry: Entry) => boolean): Entry[] {
  const at = all.findIndex(({ seq }) => seq === around.seq);
  let [from, to] = [at, at];
  while (from > 0 && isOfStep(all[from - 1] as Entry)) from -= 1;
  while (to + 1 < all.length && isOfStep(all[to + 1] as Entry)) to += 1;
  return all.slice(from, to + 1);
}
