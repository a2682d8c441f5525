import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 23 keeps documents as they are, and one is deleted without reading through the others', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, MIGRATIONS.slice(0, 22));
  const put =
    db.prepare(`INSERT INTO documents (id, type, title, status, pillars, topics, access, guessed, created_at, updated_at,
    merged_into) VALUES (?, 'LAW', 'Act', 'inforce', '[]', '[]', 'public', '[]', 'now', 'now', ?)`);
  put.run('one', null);
  put.run('other', 'one');
  const all = () => db.prepare('SELECT id, merged_into FROM documents ORDER BY id').all();
  const before = all();
  migrate(db, MIGRATIONS.slice(0, 23));
  expect(all()).toEqual(before);
  // The answer to what hangs on a document is a part of the plan of deleting it.
  const plan = db.prepare('EXPLAIN QUERY PLAN DELETE FROM documents WHERE id = ?').all('one') as {
    detail: string;
  }[];
  const read = plan.map(({ detail }) => detail);
  for (const table of ['documents', 'document_versions', 'import_files'])
    expect(read.filter((each) => each.startsWith(`SCAN ${table}`))).toEqual([]);
  expect(() => db.prepare("DELETE FROM documents WHERE id = 'one'").run()).toThrow(/FOREIGN KEY/);
  db.prepare("DELETE FROM documents WHERE id = 'other'").run();
  db.prepare("DELETE FROM documents WHERE id = 'one'").run();
  expect(all()).toEqual([]);
});
