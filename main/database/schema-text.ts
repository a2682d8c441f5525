import Database from 'better-sqlite3';
import { type Migration, runStep } from './migrations/migration.ts';

/** The schema after all steps, as SQL to be read. Derived: migrations are what counts. */
export function schemaText(migrations: readonly Migration[]): string {
  const db = new Database(':memory:');
  try {
    for (const step of migrations) runStep(db, step);
    const parts = db
      .prepare(
        `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
         ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
      )
      .pluck()
      .all() as string[];
    const version = migrations.at(-1)?.version ?? 0;
    return `-- Schema of waymark.db, version ${version}. Written by "npm run schema"; change it by a migration.\n\n${parts.join(';\n\n')};\n`;
  } finally {
    db.close();
  }
}
