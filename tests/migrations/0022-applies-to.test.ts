import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 22 keeps documents as they are, says nothing of them, and refuses what is not of the vocabulary', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 21));
  db.exec(`INSERT INTO documents (id, type, title, status, pillars, topics, access, guessed, created_at, updated_at)
    VALUES ('a', 'LAW', 'Act', 'inforce', '[]', '[]', 'public', '[]', 'now', 'now')`);
  const before = db.prepare('SELECT * FROM documents').all() as object[];
  migrate(db, MIGRATIONS.slice(0, 22));
  expect(db.prepare('SELECT * FROM documents').all()).toEqual(
    before.map((row) => ({ ...row, applies_to: null })),
  );
  const say = db.prepare('UPDATE documents SET applies_to = ?');
  for (const code of ['national', 'province', 'agency', null]) say.run(code);
  expect(() => say.run('village')).toThrow(/CHECK/);
});
