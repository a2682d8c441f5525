import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

const HASH = 'a'.repeat(64);

it('the step that adds own editions keeps what is there, and an edition never changes', () => {
  const at = MIGRATIONS.findIndex(({ name }) => name === 'own editions');
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, at));
  db.exec(`INSERT INTO settings VALUES ('personName', '"Malee"')`);
  migrate(db, MIGRATIONS.slice(0, at + 1));
  expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'personName', value: '"Malee"' }]);

  const edition = db.prepare(
    `INSERT INTO own_editions VALUES ('waymark', '2026.51', '{}', ?, '{}', ?, 'now', 'Malee')`,
  );
  edition.run(HASH, HASH);
  expect(() => edition.run(HASH, HASH)).toThrow(/UNIQUE/);
  expect(() => db.exec(`UPDATE own_editions SET content = '[]'`)).toThrow(/never change/);

  const text = db.prepare(
    `INSERT INTO edition_texts VALUES ('waymark', 'tha', ?, '{}', ?, ?, 'now', 'Malee')`,
  );
  text.run('POL-01', 'checked', HASH);
  expect(() => text.run('POL-02', 'perfect', HASH)).toThrow(/CHECK/);
});
