import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 21 keeps files as they are, and refuses what is no list of pages', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 20));
  const columns = db.prepare('SELECT * FROM files').columns().length;
  const before = db.prepare('SELECT * FROM files').all();
  migrate(db, MIGRATIONS.slice(0, 21));
  expect(db.prepare('SELECT * FROM files').columns()).toHaveLength(columns);
  expect(db.prepare('SELECT * FROM files').all()).toEqual(before);
  db.pragma('foreign_keys = OFF');
  const add = db.prepare('INSERT INTO personal_data VALUES (?, 1, ?, ?)');
  add.run('a'.repeat(64), '[]', 0);
  expect(() => add.run('b'.repeat(64), 'no json', 0)).toThrow(/CHECK/);
  expect(() => add.run('c'.repeat(64), '[]', 2)).toThrow(/CHECK/);
});
