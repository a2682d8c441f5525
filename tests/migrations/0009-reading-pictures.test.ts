import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

const HASH = 'a'.repeat(64);

it('the step that adds readings of pictures keeps what is there, and refuses rows that break a rule', () => {
  const at = MIGRATIONS.findIndex(({ name }) => name === 'reading pictures');
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, MIGRATIONS.slice(0, at));
  db.prepare(`INSERT INTO files VALUES (?, 9, 2, 0, 'none', 'scan.pdf', '{}', 'now')`).run(HASH);
  migrate(db, MIGRATIONS.slice(0, at + 1));
  expect(db.prepare('SELECT text_state FROM files').pluck().all()).toEqual(['none']);

  const file = db.prepare(`INSERT INTO ocr_files VALUES (?, ?, '[]', 0, NULL, NULL, NULL, 'now')`);
  const page = db.prepare(
    `INSERT INTO ocr_pages VALUES (?, ?, 'empty', 'no-text', NULL, ?, 0, NULL, NULL, NULL, NULL, 0, NULL)`,
  );
  // A page of a file that is still being brought in; but never of one that is not noted.
  expect(() => page.run(HASH, 1, 'waiting')).toThrow(/FOREIGN KEY/);
  file.run(HASH, 'waiting');
  expect(() => file.run('short', 'waiting')).toThrow(/CHECK/);
  expect(() => file.run('b'.repeat(64), 'perhaps')).toThrow(/CHECK/);
  page.run(HASH, 1, 'waiting');
  expect(() => page.run(HASH, 1, 'read')).toThrow(/UNIQUE/);
  expect(() => page.run(HASH, 0, 'read')).toThrow(/CHECK/);
  expect(() => page.run(HASH, 2, 'guessed')).toThrow(/CHECK/);
  db.prepare('DELETE FROM ocr_files').run();
  expect(db.prepare('SELECT count(*) FROM ocr_pages').pluck().get()).toBe(0);
});
