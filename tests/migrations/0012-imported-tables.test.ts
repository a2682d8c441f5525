import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

const HASH = 'a'.repeat(64);

it('the step that adds imported tables keeps what is there, and one snapshot a State and year', () => {
  const at = MIGRATIONS.findIndex(({ name }) => name === 'imported tables');
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, MIGRATIONS.slice(0, at));
  db.exec(`INSERT INTO settings VALUES ('personName', '"Malee"')`);
  migrate(db, MIGRATIONS.slice(0, at + 1));
  expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'personName', value: '"Malee"' }]);

  const snapshot = db.prepare(`INSERT INTO table_snapshots VALUES (?, 'e', 'i', 'KHM', ?, '{}', ?)`);
  expect(() => snapshot.run('s1', 2020, HASH)).toThrow(/FOREIGN KEY/);
  db.prepare(`INSERT INTO table_editions VALUES ('e', '{}', ?, 'now')`).run(HASH);
  db.prepare(`INSERT INTO table_imports VALUES ('i', 'e', 'a.csv', ?, '{}', 'now', 'Malee', NULL)`).run(HASH);
  snapshot.run('s1', 2020, HASH);
  expect(() => snapshot.run('s2', 2020, HASH)).toThrow(/UNIQUE/);
  expect(() => snapshot.run('s2', 0, HASH)).toThrow(/CHECK/);
  expect(() => snapshot.run('s2', 2021, 'short')).toThrow(/CHECK/);
});
