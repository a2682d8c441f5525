import type { AppEvent } from '../../shared/app';
import {
  type GroupedChange,
  groupedChange,
  type RecordedChange,
  type RecordedThing,
  type UndoResult,
} from '../../shared/changes';
import type { Clock, NewId } from '../../shared/kernel';
import { type Db, listChangeGroups, listHistory, type Undoer, undoChangeGroup, undoEntry } from '../database';

const MOST_LISTED = 50;

export interface ChangesService {
  /** The last actions that changed many things at once, newest first. */
  list(): GroupedChange[];
  /** Takes one of them back. @throws AppError `changes.not-found`, `changes.undone-already`, `changes.not-undoable` */
  undo(id: string): UndoResult;
  /** Everything that happened to some things, the newest first. */
  history(things: readonly RecordedThing[]): RecordedChange[];
  /** Takes one recorded change back. @throws AppError `changes.not-found`, `changes.not-undoable` */
  undoOne(seq: number): UndoResult;
}

export interface ChangesDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** How each room takes changes of its things back, by the entity of the history. */
  readonly undoers: Readonly<Record<string, Undoer>>;
}

/** Taking back what was done to many things at once, whichever room did it. */
export function createChangesService({
  db,
  clock,
  newId,
  actor,
  announce,
  undoers,
}: ChangesDependencies): ChangesService {
  return {
    list: () =>
      listChangeGroups(db, MOST_LISTED).flatMap((group) => {
        // Made by a newer program, such as before a restore: it cannot be named, so it is not offered.
        const parsed = groupedChange.safeParse(group);
        return parsed.success ? [parsed.data] : [];
      }),
    undo: (id) => {
      const { undone, left } = undoChangeGroup(db, id, { id: newId(), at: clock(), actor: actor(), undoers });
      announce({ name: 'changes.changed' });
      return { undone: undone.length, left: [...left] };
    },
    history: (things) =>
      things
        .flatMap(({ entity, id }) => listHistory(db, entity, id).map((entry) => ({ ...entry, entity })))
        .sort((a, b) => b.seq - a.seq),
    undoOne: (seq) => {
      const { undone, left } = undoEntry(db, seq, { at: clock(), actor: actor(), undoers });
      announce({ name: 'changes.changed' });
      return { undone: undone.length, left: [...left] };
    },
  };
}
