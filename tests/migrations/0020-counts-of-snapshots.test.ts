import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 20 keeps snapshots as they are, and refuses counts that are none', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 19));
  db.exec(
    `INSERT INTO assessments VALUES ('a', 'TH', 'waymark', '2025.1', 'full', '2025-12-31', 'frozen', NULL, 'now', 'now')`,
  );
  const hash = 'a'.repeat(64);
  db.prepare(`INSERT INTO snapshots VALUES ('one', 'a', 'then', 'Malee', '{}', ?)`).run(hash);
  migrate(db, MIGRATIONS.slice(0, 20));
  expect(db.prepare('SELECT id, content, hash FROM snapshots').all()).toEqual([
    { id: 'one', content: '{}', hash },
  ]);
  const count = db.prepare('INSERT INTO snapshot_counts VALUES (?, ?, ?)');
  count.run('one', '{}', hash);
  expect(() => count.run('other', 'no json', hash)).toThrow(/CHECK/);
  expect(() => count.run('other', '{}', 'no seal')).toThrow(/CHECK/);
});
