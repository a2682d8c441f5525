import { type LeftThing, type ThingContent, type ThingKind, thingKey } from '../../shared/exchange';
import { appendHistory, type Db, type HistoryChange } from '../database';
import { type Around, kindOf, type RowKind } from './kinds';
import {
  type KeptChange,
  type LaterChange,
  laterChanges,
  listChanges,
  listTouchedLater,
} from './ledger-repository';
import {
  DERIVED_COLUMNS,
  endPermits,
  type Fate,
  findRow,
  forgetDerived,
  listPointing,
  listReferences,
  listUses,
  permitUndo,
  type Row,
  rowKey,
  TRAVELLING,
  type TravellingTable,
  writeChanges,
} from './rows-repository';
import { findThing } from './things';

/** Columns that change by themselves or with other things; they tell nothing about whether somebody edited the thing. */
const BY_THEMSELVES: Partial<Record<TravellingTable, readonly string[]>> = {
  assessments: ['updated_at'],
  ...DERIVED_COLUMNS,
};

/** Tables whose rows go by themselves with what they point to, because they can be made again. */
const MADE_AGAIN: ReadonlySet<string> = new Set(['reading_places', 'file_sketches', 'personal_data']);

interface Undo {
  readonly key: string;
  readonly kind: ThingKind;
  readonly id: string;
  readonly changes: readonly KeptChange[];
}

/** Whether two states of a row say the same. */
function isSameRow(table: TravellingTable, now: Row | null | undefined, after: Row | null): boolean {
  if (after === null || now == null) return after === null && now == null;
  const free = BY_THEMSELVES[table] ?? [];
  return Object.keys(after).every(
    (column) => free.includes(column) || (now[column] ?? null) === (after[column] ?? null),
  );
}

const isAsLeft = (db: Db, { table, key, after }: Pick<KeptChange, 'table' | 'key' | 'after'>): boolean =>
  isSameRow(table, findRow(db, table, key), after);

const addedRows = ({ changes }: Undo) =>
  changes.filter(({ before, after }) => before === null && after !== null);

/** What becomes of rows with the things that go back. */
function fateOf(things: readonly Undo[]): Fate {
  const named = ({ table, key }: KeptChange) => `${table} ${key}`;
  return {
    goes: new Set(things.flatMap((undo) => addedRows(undo).map(named))),
    returns: new Map(
      things.flatMap(({ changes }) =>
        changes.flatMap((change) =>
          change.before === null || change.after === null ? [] : [[named(change), change.before] as const],
        ),
      ),
    ),
  };
}

/** A row that keeps a thing where it is, by its table and key; null for one of a table that no pack brings. */
type Keeper = Pick<KeptChange, 'table' | 'key'> | null;

interface Keeping {
  readonly fate: Fate;
  readonly references: ReturnType<typeof listReferences>;
  /** Whether a row, by its table and key, goes as well or gets back a state in which it used and pointed to something else. */
  readonly isGone: (name: string) => boolean;
}

/** What people have begun to use what came for: they cited its pages, marked them, answered its questions. */
function* usersOf(db: Db, undo: Undo, { fate, isGone }: Keeping): Generator<Keeper> {
  for (const { table, after } of addedRows(undo)) {
    for (const use of listUses(db, table, after as Row, fate)) {
      if (isGone(use)) continue;
      const [child = ''] = use.split(' ', 1);
      const key = use.slice(child.length + 1);
      yield Object.hasOwn(TRAVELLING, child) ? { table: child as TravellingTable, key } : null;
    }
  }
}

/** Rows that stay and point to one that would go. */
function* holdersOf(db: Db, undo: Undo, { references, isGone }: Keeping): Generator<Keeper> {
  for (const { table, after } of addedRows(undo)) {
    for (const reference of references) {
      if (reference.parent !== table || MADE_AGAIN.has(reference.child)) continue;
      for (const row of listPointing(db, reference, after as Row)) {
        if (reference.child === 'lookalikes' && row.decided === null) continue;
        if (!Object.hasOwn(TRAVELLING, reference.child)) {
          yield null;
          continue;
        }
        const child = reference.child as TravellingTable;
        const key = rowKey(child, row);
        if (!isGone(`${child} ${key}`)) yield { table: child, key };
      }
    }
  }
}

/** Everything that keeps a thing where it is, one after the other: often the first is enough to know. */
function* keepersOf(db: Db, undo: Undo, keeping: Keeping): Generator<Keeper> {
  yield* usersOf(db, undo, keeping);
  yield* holdersOf(db, undo, keeping);
}

/** The rows of a thing that are no longer as an import left them. */
const changedRows = (db: Db, { changes }: Undo) => changes.filter((change) => !isAsLeft(db, change));

/** Whether a row is as the last of the later packs left it. */
function isOfLaterPack(db: Db, changes: readonly LaterChange[]): boolean {
  const last = changes.at(-1);
  return last !== undefined && isAsLeft(db, last);
}

/** Whether a row is again as an import left it once the later packs are taken back: nobody wrote it before one of them or between them. */
const comesBack = (change: KeptChange, later: readonly LaterChange[]): boolean =>
  later.every(({ table, before }, at) => isSameRow(table, before, (later[at - 1] ?? change).after));

/** Whether a row that keeps a thing goes, or lets it go, once the later packs are taken back. */
function letsGo(db: Db, undo: Undo, changes: readonly LaterChange[]): boolean {
  const before = changes[0]?.before;
  if (before === undefined || !isOfLaterPack(db, changes)) return false;
  const told = before === null ? '' : JSON.stringify(before);
  return !told.includes(undo.id) && addedRows(undo).every(({ after }) => !told.includes(String(after?.id)));
}

/**
 * Imports that would have to be taken back first, for things of this one would be left only because they changed them or brought what
 * uses them.
 */
export function importsBefore(db: Db, importId: string): ReadonlySet<string> {
  const things = thingsOf(listTouchedLater(db, importId));
  if (things.length === 0) return new Set();
  const laterOf = laterChanges(db, importId);
  const known = new Map<string, readonly LaterChange[] | null>();
  /** What later packs changed of a thing that is as before once they are taken back; null of one that somebody edited. Asked once. */
  const changesOf = (undo: Undo): readonly LaterChange[] | null => {
    const before = known.get(undo.key);
    if (before !== undefined) return before;
    const changed = changedRows(db, undo).map((row) => ({ row, later: laterOf(row) }));
    const goAlone = changed.every(({ row, later }) => isOfLaterPack(db, later) && comesBack(row, later));
    const changes = goAlone ? changed.flatMap(({ later }) => later) : null;
    known.set(undo.key, changes);
    return changes;
  };
  const all = thingsOf(listChanges(db, importId));
  const owners = new Map<string, Undo>(
    all.flatMap((undo) => undo.changes.map(({ table, key }) => [`${table} ${key}`, undo] as const)),
  );
  const isGone = (name: string) => {
    const owner = owners.get(name);
    return owner !== undefined && changesOf(owner) !== null;
  };
  const keeping: Keeping = { fate: fateOf(all), references: listReferences(db), isGone };
  return new Set(
    things.flatMap((undo) => {
      const changes = changesOf(undo);
      if (changes === null) return [];
      const kept = [...keepersOf(db, undo, keeping)].map((keeper) =>
        keeper === null ? [] : laterOf(keeper),
      );
      if (!kept.every((later) => letsGo(db, undo, later))) return [];
      return [...changes, ...kept.flat()].map((each) => each.importId);
    }),
  );
}

/** Splits things into those that can go back and those that stay, with why; what a staying thing needs stays too. */
function split(
  db: Db,
  things: readonly Undo[],
  importId: string,
): { readonly back: readonly Undo[]; readonly left: ReadonlyMap<Undo, LeftThing['why']> } {
  const left = new Map<Undo, LeftThing['why']>();
  const changed = things.flatMap((undo) => {
    const rows = changedRows(db, undo);
    return rows.length === 0 ? [] : [{ undo, rows }];
  });
  const later = changed.length === 0 ? () => [] : laterChanges(db, importId);
  for (const { undo, rows } of changed) {
    left.set(undo, rows.every((row) => isOfLaterPack(db, later(row))) ? 'later-pack' : 'edited');
  }
  const references = listReferences(db);
  for (let again = true; again; ) {
    again = false;
    const fate = fateOf(things.filter((undo) => !left.has(undo)));
    const isGone = (name: string) => fate.goes.has(name) || fate.returns.has(name);
    const keeping: Keeping = { fate, references, isGone };
    for (const undo of things) {
      if (left.has(undo) || keepersOf(db, undo, keeping).next().done === true) continue;
      left.set(undo, 'used');
      again = true;
    }
  }
  return { back: things.filter((undo) => !left.has(undo)), left };
}

/** Things by the rows an import changed of them, in the order in which they were written. */
function thingsOf(changes: readonly KeptChange[]): Undo[] {
  return [...Map.groupBy(changes, ({ kind, thingId }) => thingKey(kind, thingId))].map(([key, all]) => ({
    key,
    kind: (all[0] as KeptChange).kind,
    id: (all[0] as KeptChange).thingId,
    changes: all,
  }));
}

function titleOf({ kind, id }: Undo, around: Around): string {
  if (kind === 'contribution') return around.shortNameOf(id.split('/')[1] ?? '') ?? id;
  const { thing } = findThing(around, kind as RowKind, id);
  return thing === undefined ? id : kindOf(kind as RowKind).title(thing.content, around);
}

export interface UndoOptions {
  readonly around: Around;
  readonly at: string;
  readonly actor: string;
  readonly importId: string;
}

/**
 * Takes back what an import did, in the transaction of the caller: every row gets back exactly what it was. A thing that somebody
 * edited or uses since is left whole and named, and so is what it needs.
 *
 * @returns the things that are as before, and those that were left
 */
export function undoChanges(
  changes: readonly KeptChange[],
  { around, at, actor, importId }: UndoOptions,
): { readonly undone: readonly Undo[]; readonly left: readonly LeftThing[] } {
  const { db } = around;
  const { back, left } = split(db, thingsOf(changes), importId);
  const names = [...left]
    .filter(([{ kind }]) => kind !== 'file')
    .map(([undo, why]): LeftThing => ({ title: titleOf(undo, around), why }));
  const histories = back.map((undo) => historyOf(around, undo, importId));
  const turned = back
    .flatMap((undo) => undo.changes)
    .toReversed()
    .map(({ table, key, before, after }) => ({ table, key, before: after, after: before }));
  for (const { table, key, before, after } of turned) {
    if (after !== null || before === null) continue;
    permitUndo(db, table, key);
    forgetDerived(db, table, before);
  }
  writeChanges(db, turned);
  endPermits(db);
  for (const line of histories.flatMap((history) => history())) appendHistory(db, { ...line, at, actor });
  return { undone: back, left: names };
}

/** Things whose history people read: those of an undo, and the answers that a contribution wrote. */
function toldThings({ kind, id, changes }: Undo): readonly { readonly kind: RowKind; readonly id: string }[] {
  if (kind !== 'contribution') return [{ kind: kind as RowKind, id }];
  return changes
    .filter(({ table }) => table === 'agency_answers')
    .map(({ before, after }) => ({ kind: 'agency-answer', id: `${id}/${(after ?? before)?.item_id}` }));
}

/** What the history is to say once the rows are as before; to be asked while they are not yet. */
function historyOf(around: Around, undo: Undo, importId: string): () => readonly HistoryChange[] {
  const told = toldThings(undo).map(({ kind, id }) => {
    const how = kindOf(kind);
    const { rows, thing } = findThing(around, kind, id);
    return { kind, id, how, rows, entityId: how.historyId?.(rows) || id, was: thing?.content };
  });
  return () =>
    told.flatMap(({ kind, id, how, rows, entityId, was }) => {
      const { rows: after, thing } = findThing(around, kind, id);
      const is = thing?.content;
      const swapped = (content: ThingContent) =>
        how
          .history?.(null, content)
          .map(({ field, before, after }) => ({ field, before: after, after: before }));
      const byField = is === undefined ? was && swapped(was) : how.history?.(was ?? null, is);
      const lines = byField ?? [{ field: 'packUndone', before: importId, after: null }];
      return [...lines, ...(how.rowHistory?.(rows, after) ?? [])].map((line) => ({
        entity: how.entity,
        entityId,
        ...line,
        at: '',
        actor: '',
      }));
    });
}
