import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 4 adds notes on topics and leaves settings as they were', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 3));
  db.exec(`INSERT INTO settings VALUES ('personName', '"Malee"')`);
  migrate(db, MIGRATIONS.slice(0, 4));
  expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'personName', value: '"Malee"' }]);
  const add = db.prepare(`INSERT INTO topic_notes VALUES (?, ?, 'now', 'Malee')`);
  add.run('T1.1', 'Ask the treaty division.');
  expect(() => add.run('T1.1', 'Twice')).toThrow(/UNIQUE/);
  expect(() => add.run('T1.2', '')).toThrow(/CHECK/);
});
