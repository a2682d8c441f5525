import type { Db, Tables } from '../database';

type Row<T extends keyof Tables> = Tables[T];

export function insertEdition(db: Db, row: Row<'table_editions'>): void {
  db.run(db.build.insertInto('table_editions').values(row));
}

export function findEdition(db: Db, id: string): Row<'table_editions'> | undefined {
  return db.first(db.build.selectFrom('table_editions').selectAll().where('id', '=', id));
}

export function findEditionByHash(db: Db, hash: string): Row<'table_editions'> | undefined {
  return db.first(db.build.selectFrom('table_editions').selectAll().where('hash', '=', hash));
}

/** Newest first. */
export function listEditions(db: Db): Row<'table_editions'>[] {
  return db.all(
    db.build.selectFrom('table_editions').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc'),
  );
}

export function insertImport(db: Db, row: Row<'table_imports'>): void {
  db.run(db.build.insertInto('table_imports').values(row));
}

export function findImport(db: Db, id: string): Row<'table_imports'> | undefined {
  return db.first(db.build.selectFrom('table_imports').selectAll().where('id', '=', id));
}

/** Imports that stand, oldest first, with the group of changes that takes each back. */
export function listImports(db: Db): (Row<'table_imports'> & { readonly change_id: string | null })[] {
  return db.all(
    db.build
      .selectFrom('table_imports')
      .leftJoin('history', (join) =>
        join
          .onRef('history.entity_id', '=', 'table_imports.id')
          .on('history.entity', '=', 'table-import')
          .on('history.field', '=', 'imported')
          .on('history.after', 'is not', null),
      )
      .leftJoin('change_groups', (join) =>
        join
          .onRef('change_groups.first_seq', '<=', 'history.seq')
          .onRef('change_groups.last_seq', '>=', 'history.seq'),
      )
      .selectAll('table_imports')
      .select('change_groups.id as change_id')
      .where('table_imports.undone_at', 'is', null)
      .orderBy('table_imports.at')
      .orderBy('table_imports.id'),
  );
}

export function markImportUndone(db: Db, id: string, at: string): void {
  db.run(db.build.updateTable('table_imports').set({ undone_at: at }).where('id', '=', id));
}

export function insertSnapshot(db: Db, row: Row<'table_snapshots'>): void {
  db.run(db.build.insertInto('table_snapshots').values(row));
}

export function findSnapshot(db: Db, id: string): Row<'table_snapshots'> | undefined {
  return db.first(db.build.selectFrom('table_snapshots').selectAll().where('id', '=', id));
}

/** By State, then by year. */
export function listSnapshots(db: Db, editionId: string): Row<'table_snapshots'>[] {
  return db.all(
    db.build
      .selectFrom('table_snapshots')
      .selectAll()
      .where('edition_id', '=', editionId)
      .orderBy('state')
      .orderBy('year'),
  );
}

/** What tells snapshots of an edition apart, without their contents. */
export function listSnapshotHashes(
  db: Db,
  editionId: string,
): Pick<Row<'table_snapshots'>, 'id' | 'state' | 'year' | 'hash' | 'import_id'>[] {
  return db.all(
    db.build
      .selectFrom('table_snapshots')
      .select(['id', 'state', 'year', 'hash', 'import_id'])
      .where('edition_id', '=', editionId),
  );
}

/** Takes away what an import made. Gives the number of snapshots. */
export function dropSnapshotsOf(db: Db, importId: string): number {
  return db.run(db.build.deleteFrom('table_snapshots').where('import_id', '=', importId));
}
