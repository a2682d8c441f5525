import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('the step that adds glossary and saved searches keeps what is there, and refuses rows that break a rule', () => {
  const at = MIGRATIONS.findIndex(({ name }) => name === 'glossary and saved searches');
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, at));
  db.prepare(`INSERT INTO settings VALUES ('theme', '"dark"')`).run();
  migrate(db, MIGRATIONS.slice(0, at + 1));
  expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'theme', value: '"dark"' }]);

  const term = db.prepare(`INSERT INTO glossary_terms VALUES ('slavery', 'tha', ?, ?, 0, NULL, 'now')`);
  term.run('ทาส', 1);
  expect(() => term.run('ทาส', 1)).toThrow(/UNIQUE/);
  expect(() => term.run('', 1)).toThrow(/CHECK/);
  expect(() => term.run('x', 2)).toThrow(/CHECK/);
  const search = db.prepare(`INSERT INTO saved_searches VALUES (?, ?, 'q', ?, 0, 'now', NULL, 'now', '{}')`);
  search.run('a', 'Name', '{}');
  expect(() => search.run('b', '', '{}')).toThrow(/CHECK/);
  expect(() => search.run('c', 'Name', 'no json')).toThrow(/CHECK/);
});
