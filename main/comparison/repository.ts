import {
  type Difference,
  type LevelConsent,
  levelConsent,
  type PackedLevels,
  type RecordedCause,
  recordedCause,
} from '../../shared/comparison';
import type { Db, Tables } from '../database';

const toCause = (row: Tables['change_causes']): RecordedCause =>
  recordedCause.parse({
    itemId: row.item_id,
    before: row.before_key,
    after: row.after_key,
    cause: row.cause,
    reason: row.reason,
    setBy: row.set_by,
    setAt: row.set_at,
  });

/** Causes between any two of some columns. */
export function listCauses(db: Db, columns: readonly string[]): RecordedCause[] {
  return db
    .all(
      db.build
        .selectFrom('change_causes')
        .selectAll()
        .where('before_key', 'in', columns)
        .where('after_key', 'in', columns)
        .orderBy('item_id'),
    )
    .map(toCause);
}

export function findCause(db: Db, { itemId, before, after }: Difference): RecordedCause | null {
  const row = db.first(
    db.build
      .selectFrom('change_causes')
      .selectAll()
      .where('item_id', '=', itemId)
      .where('before_key', '=', before)
      .where('after_key', '=', after),
  );
  return row === undefined ? null : toCause(row);
}

export function saveCause(db: Db, given: RecordedCause): void {
  const changing = {
    cause: given.cause,
    reason: given.reason,
    set_by: given.setBy,
    set_at: given.setAt,
  };
  db.run(
    db.build
      .insertInto('change_causes')
      .values({ item_id: given.itemId, before_key: given.before, after_key: given.after, ...changing })
      .onConflict((conflict) =>
        conflict.columns(['item_id', 'before_key', 'after_key']).doUpdateSet(changing),
      ),
  );
}

export function deleteCause(db: Db, { itemId, before, after }: Difference): void {
  db.run(
    db.build
      .deleteFrom('change_causes')
      .where('item_id', '=', itemId)
      .where('before_key', '=', before)
      .where('after_key', '=', after),
  );
}

const toConsent = (row: Tables['level_consents']): LevelConsent =>
  levelConsent.parse({
    state: row.state,
    basis: row.basis,
    note: row.note,
    setBy: row.set_by,
    setAt: row.set_at,
  });

export function listConsents(db: Db): LevelConsent[] {
  return db.all(db.build.selectFrom('level_consents').selectAll().orderBy('state')).map(toConsent);
}

export function saveConsent(db: Db, given: LevelConsent): void {
  const changing = { basis: given.basis, note: given.note, set_by: given.setBy, set_at: given.setAt };
  db.run(
    db.build
      .insertInto('level_consents')
      .values({ state: given.state, ...changing })
      .onConflict((conflict) => conflict.column('state').doUpdateSet(changing)),
  );
}

export function deleteConsent(db: Db, state: string): void {
  db.run(db.build.deleteFrom('level_consents').where('state', '=', state));
}

/** A line of packed levels with the stamp of what it was made from. */
export interface StampedLevels extends PackedLevels {
  readonly stamp: string;
}

/** All packed levels, by snapshot. What was written by another version of the program is left out and made again. */
export function listPacked(db: Db): ReadonlyMap<string, StampedLevels> {
  const found = new Map<string, StampedLevels>();
  for (const row of db.all(db.build.selectFrom('packed_levels').selectAll())) {
    const itemIds = row.item_ids.split(' ');
    if (itemIds.length !== row.cells.length) continue;
    found.set(row.snapshot_id, {
      column: JSON.parse(row.head) as StampedLevels['column'],
      stamp: row.stamp,
      itemIds,
      cells: row.cells,
    });
  }
  return found;
}

/** What each line of packed levels was made from, by snapshot: all that is wanted to see which are old. */
export function listPackedStamps(db: Db): ReadonlyMap<string, string> {
  return new Map(
    db
      .all(db.build.selectFrom('packed_levels').select(['snapshot_id', 'stamp']))
      .map(({ snapshot_id, stamp }) => [snapshot_id, stamp]),
  );
}

export function savePacked(db: Db, { column, stamp, itemIds, cells }: StampedLevels): void {
  const changing = { stamp, head: JSON.stringify(column), item_ids: itemIds.join(' '), cells };
  db.run(
    db.build
      .insertInto('packed_levels')
      .values({ snapshot_id: column.id, ...changing })
      .onConflict((conflict) => conflict.column('snapshot_id').doUpdateSet(changing)),
  );
}
