import type { Db } from '../database';

/** Stored settings as JSON text by key; those never set are absent. */
export function listSettings(db: Db): ReadonlyMap<string, string> {
  const rows = db.all(db.build.selectFrom('settings').selectAll());
  return new Map(rows.map(({ key, value }) => [key, value]));
}

export function saveSetting(db: Db, key: string, value: string): void {
  db.run(
    db.build
      .insertInto('settings')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  );
}
