import type { AppEvent } from '../../shared/app';
import {
  type GroupedChange,
  groupedChange,
  historyEntity,
  type RecordedChange,
  type RecordedStep,
  type RecordedThing,
  type SteppedThing,
  savedAhead,
  type UndoResult,
} from '../../shared/changes';
import type { Clock, NewId } from '../../shared/kernel';
import {
  canPutBack,
  countInStep,
  type Db,
  extentOfStep,
  listChangeGroups,
  listHistory,
  listInStep,
  listNewestHistory,
  listNewestMoments,
  redoChangeGroup,
  type Undoer,
  type UndoneChange,
  undoChangeGroup,
  undoStep,
} from '../database';

const MOST_LISTED = 50;
/** Entries that are read for a page of steps. */
const ENTRIES_A_PAGE = 400;
const STEPS_A_PAGE = 60;
/** Of a step that touched many things so many are told, and of each so many changes. */
const THINGS_TOLD = 12;
const CHANGES_TOLD = 200;
/** Who is asked what is told by agency with a number of items, for which all of it is needed: forty agencies are asked some 4,700. */
const ASSESSMENT_CHANGES_TOLD = 10_000;

/** A clock that was wrong once and is right now is told no longer after so many changes. */
const MOMENTS_LOOKED_AT = 100;

export interface ChangesService {
  /** The last actions that changed many things at once, newest first. */
  list(): GroupedChange[];
  /** Takes one of them back. @throws AppError `changes.not-found`, `changes.undone-already`, `changes.not-undoable` */
  undo(id: string): UndoResult;
  /** Does one again that was taken back. @throws AppError `changes.not-found`, `changes.not-undone` */
  doAgain(id: string): UndoResult;
  /** Everything that happened to some things, the newest first. */
  history(things: readonly RecordedThing[]): RecordedChange[];
  /** The last steps, the newest first; `next` leads to those before. */
  steps(wanted: { readonly before: number | null; readonly entities: readonly string[] | null }): {
    steps: RecordedStep[];
    next: number | null;
  };
  /** When something was saved last, where that lies ahead of the clock. */
  savedAhead(): string | null;
  /** Takes a step of one thing back. @throws AppError `changes.not-found`, `changes.not-undoable` */
  takeBack(wanted: { readonly seq: number; readonly andLater: boolean }): UndoResult;
}

/**
 * What people call a thing, in words that are the same in every language, and how the window names it. The newest change of it in a step
 * is given, for things that are found by what was written of them.
 */
export interface Naming {
  nameOf(id: string, change: UndoneChange): string;
  placeOf?(id: string, change: UndoneChange): string | null;
  /** Of which type the thing is, where the names of its fields follow that. */
  typeOf?(id: string): string | null;
}

export interface ChangesDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** How each room takes changes of its things back, by the entity of the history. */
  readonly undoers: Readonly<Record<string, Undoer>>;
  /** Names of things whose changes are not taken back, by the entity of the history. */
  readonly namings: Readonly<Record<string, Naming>>;
  /** What a thing was called that a pack brought; empty where none did. */
  readonly titleInPack?: (entity: string, id: string, change: UndoneChange) => string;
}

type Entry = ReturnType<typeof listNewestHistory>[number];
type Told = { readonly seq: number } & Pick<Entry, 'entity' | 'field' | 'before' | 'after'>;

/** Whether entries of one thing in a step came with a pack, or went with it, which is taken back as a whole, with its own screen. */
const isOfPack = (entries: readonly Pick<Entry, 'field'>[]): boolean =>
  entries.some(({ field }) => field === 'pack' || field === 'packUndone');

/** The history of the workspace, and taking back what was done, to one thing or to many at once, whichever room did it. */
export function createChangesService(dependencies: ChangesDependencies): ChangesService {
  const { db, clock, newId, actor, announce, undoers, namings, titleInPack } = dependencies;

  const isFixed = (entity: string, id: string): boolean => undoers[entity]?.isFixed?.(id) ?? false;
  const told = ({ seq, entity, field, before, after }: Told, fixed: boolean) => ({
    ...{ seq, field, before, after },
    canUndo: !fixed && canPutBack({ entity, field, before, after }, undoers),
  });

  /** What happened to one thing in a step; of `step` only a part was read, so it is counted where it is kept. */
  const thingOf = (
    entries: readonly Entry[],
    step: Parameters<typeof countInStep>[1] | null,
  ): SteppedThing[] => {
    const [first] = entries;
    // An entity of a newer program, such as before a restore, has no words here.
    const entity = historyEntity.safeParse(first?.entity);
    if (first === undefined || !entity.success) return [];
    const { entity_id: id } = first;
    const most = entity.data === 'assessment' ? ASSESSMENT_CHANGES_TOLD : CHANGES_TOLD;
    const ofThing = step === null || entries.length >= most ? entries : listInStep(db, step, first, most);
    const fixed = isFixed(first.entity, id) || isOfPack(ofThing);
    const naming: Naming | undefined = undoers[first.entity] ?? namings[first.entity];
    const name = naming?.nameOf(id, first) || titleInPack?.(first.entity, id, first) || '';
    return [
      {
        ...{ entity: entity.data, id, name },
        place: naming?.placeOf?.(id, first) ?? null,
        type: naming?.typeOf?.(id) ?? null,
        changes: ofThing.slice(0, most).map((entry) => told(entry, fixed)),
        count: step === null ? entries.length : countInStep(db, step, first),
      },
    ];
  };

  /** Runs of entries of one person and one moment. */
  const runsOf = (entries: readonly Entry[]): Entry[][] => {
    const runs: Entry[][] = [];
    for (const entry of entries) {
      const run = runs.at(-1);
      if (run?.[0]?.at === entry.at && run[0].actor === entry.actor) run.push(entry);
      else runs.push([entry]);
    }
    return runs;
  };

  return {
    savedAhead: () => savedAhead(listNewestMoments(db, MOMENTS_LOOKED_AT), clock()),
    list: () =>
      listChangeGroups(db, MOST_LISTED).flatMap((group) => {
        // Made by a newer program, such as before a restore: it cannot be named, so it is not offered.
        // A table that was taken back is imported from its file again.
        const canDoAgain = group.canDoAgain && group.kind !== 'table-imported';
        const parsed = groupedChange.safeParse({ ...group, canDoAgain });
        return parsed.success ? [parsed.data] : [];
      }),

    undo: (id) => {
      const { undone, left } = undoChangeGroup(db, id, { id: newId(), at: clock(), actor: actor(), undoers });
      announce({ name: 'changes.changed' });
      return { undone: undone.length, left: [...left] };
    },

    doAgain: (id) => {
      const { undone, left } = redoChangeGroup(db, id, { id: newId(), at: clock(), actor: actor(), undoers });
      announce({ name: 'changes.changed' });
      return { undone: undone.length, left: [...left] };
    },

    history: (things) =>
      things
        .flatMap(({ entity, id }) => {
          const fixed = isFixed(entity, id);
          const entries = listHistory(db, entity, id);
          const stepOf = ({ at, actor: who }: (typeof entries)[number]) => `${at} ${who}`;
          const withPack = new Set(entries.filter((entry) => isOfPack([entry])).map(stepOf));
          return entries.map((entry) => {
            const { at, actor: who, ...change } = entry;
            const isLeft = fixed || withPack.has(stepOf(entry));
            return { ...told({ ...change, entity }, isLeft), at, actor: who, entity, id };
          });
        })
        .sort((a, b) => b.seq - a.seq),

    steps: ({ before, entities }) => {
      const entries = listNewestHistory(db, { before, entities, limit: ENTRIES_A_PAGE });
      const read = runsOf(entries);
      const isCut = entries.length === ENTRIES_A_PAGE;
      // The last one may be cut: it is left for the next page, unless it is all there is.
      const runs = (isCut && read.length > 1 ? read.slice(0, -1) : read).slice(0, STEPS_A_PAGE);
      const [only] = entries;
      const extent = isCut && read.length === 1 && only ? extentOfStep(db, only, entities) : null;
      const steps = runs.flatMap((run): RecordedStep[] => {
        const [newest] = run;
        const step = extent === null ? null : { ...extent, last: newest?.seq ?? 0 };
        const things = [...Map.groupBy(run, ({ entity, entity_id }) => `${entity} ${entity_id}`).values()];
        const shown = things.slice(0, THINGS_TOLD).flatMap((ofOne) => thingOf(ofOne, step));
        if (newest === undefined || shown.length === 0) return [];
        const count = extent?.count ?? things.length;
        return [{ seq: newest.seq, at: newest.at, actor: newest.actor, things: shown, count }];
      });
      const last = extent?.first ?? runs.at(-1)?.at(-1)?.seq ?? 0;
      return { steps, next: last <= 1 ? null : last };
    },

    takeBack: (wanted) => {
      const { undone, left } = undoStep(db, wanted, { at: clock(), actor: actor(), undoers });
      announce({ name: 'changes.changed' });
      return { undone: undone.length, left: [...left] };
    },
  };
}
