import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';
import { reading } from '../../main/database/migrations/0002-reading';

const HASH = 'a'.repeat(64);

it('keeps what was there and adds what readers make of files', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, reading.version - 1));
  db.exec(`INSERT INTO settings VALUES ('theme', '"dark"')`);
  migrate(db, MIGRATIONS.slice(0, reading.version));
  expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'theme', value: '"dark"' }]);
  const highlight = db.prepare(
    `INSERT INTO highlights VALUES (?, ?, ?, NULL, '', ?, 'blue', '', 't', 't', NULL)`,
  );
  // Made on bytes: no file need be in the library.
  highlight.run('h', HASH, 1, '[]');
  expect(() => highlight.run('i', 'short', 1, '[]')).toThrow(/CHECK/);
  expect(() => highlight.run('j', HASH, 0, '[]')).toThrow(/CHECK/);
  expect(() => highlight.run('k', HASH, 1, 'no json')).toThrow(/CHECK/);
  const numbers = db.prepare('INSERT INTO page_numbers VALUES (?, ?, ?, ?)');
  numbers.run(HASH, 9, 1, 't');
  expect(() => numbers.run('b'.repeat(64), 0, 1, 't')).toThrow(/CHECK/);
  const kept = db.prepare(`INSERT INTO kept_citations VALUES ('c', 'v', 't')`);
  kept.run();
  expect(() => kept.run()).toThrow(/UNIQUE/);
});
