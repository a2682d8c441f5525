import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('the step that adds grouped changes keeps the history, and a change is taken back once at most', () => {
  const at = MIGRATIONS.findIndex(({ name }) => name === 'grouped changes');
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, at));
  db.prepare(
    `INSERT INTO history (at, actor, entity, entity_id, field, before, after)
     VALUES ('now', 'Me', 'document', 'd', 'type', 'LAW', 'NAP')`,
  ).run();
  const before = db.prepare('SELECT * FROM history').all();
  migrate(db, MIGRATIONS.slice(0, at + 1));
  expect(db.prepare('SELECT * FROM history').all()).toEqual(before);

  const add = (id: string, last: number, undoes: string | null) =>
    db
      .prepare(
        `INSERT INTO change_groups VALUES (?, 'documents-edited', 'now', 'Me', 1, '["type"]', 1, ?, ?)`,
      )
      .run(id, last, undoes);
  add('first', 1, null);
  add('undo', 1, 'first');
  expect(() => add('again', 1, 'first')).toThrow(/UNIQUE/);
  expect(() => add('backwards', 0, null)).toThrow(/CHECK/);
  expect(() => add('nowhere', 9, null)).toThrow(/FOREIGN KEY/);
});
