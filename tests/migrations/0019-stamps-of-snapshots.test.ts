import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 19 keeps snapshots as they are and finds their hashes without their contents', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 18));
  db.exec(
    `INSERT INTO assessments VALUES ('a', 'TH', 'waymark', '2025.1', 'full', '2025-12-31', 'frozen', NULL, 'now', 'now')`,
  );
  const hash = 'a'.repeat(64);
  db.prepare(`INSERT INTO snapshots VALUES ('one', 'a', 'then', 'Malee', '{}', ?)`).run(hash);
  migrate(db, MIGRATIONS.slice(0, 19));
  expect(db.prepare('SELECT id, content, hash FROM snapshots').all()).toEqual([
    { id: 'one', content: '{}', hash },
  ]);
  const plan = db.prepare('EXPLAIN QUERY PLAN SELECT id, hash FROM snapshots').all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toContain('COVERING INDEX snapshots_by_hash');
});
