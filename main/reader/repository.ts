import type { Db } from '../database';

/** The page where reading stopped, or 1. */
export function findReadingPlace(db: Db, versionId: string): number {
  const row = db.first(
    db.build.selectFrom('reading_places').select('page').where('version_id', '=', versionId),
  );
  return row?.page ?? 1;
}

export function upsertReadingPlace(db: Db, versionId: string, page: number, at: string): void {
  db.run(
    db.build
      .insertInto('reading_places')
      .values({ version_id: versionId, page, left_at: at })
      .onConflict((conflict) => conflict.column('version_id').doUpdateSet({ page, left_at: at })),
  );
}
