import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('the step that adds causes of change and consents keeps what is there, and refuses rows that break a rule', () => {
  const at = MIGRATIONS.findIndex(({ name }) => name === 'comparing');
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, MIGRATIONS.slice(0, at));
  db.prepare(`INSERT INTO targets VALUES ('KH', 'POL-01', 3, NULL, 'Wanted', 'Officer', 'now')`).run();
  migrate(db, MIGRATIONS.slice(0, at + 1));
  expect(db.prepare('SELECT level FROM targets').pluck().all()).toEqual([3]);

  const cause = db.prepare(`INSERT INTO change_causes VALUES ('POL-01', ?, ?, ?, ?, 'Officer', 'now')`);
  cause.run('one', 'other', 'real-change', 'The law came into force.');
  expect(() => cause.run('one', 'other', 'correction', 'Again')).toThrow(/UNIQUE/);
  expect(() => cause.run('one', 'one', 'correction', 'Itself')).toThrow(/CHECK/);
  expect(() => cause.run('other', 'one', 'correction', '')).toThrow(/CHECK/);
  const consent = db.prepare(`INSERT INTO level_consents VALUES (?, ?, ?, 'Officer', 'now')`);
  consent.run('KH', 'agreed', 'Letter');
  expect(() => consent.run('TH', 'perhaps', 'Letter')).toThrow(/CHECK/);
  expect(() => consent.run('TH', 'published', '')).toThrow(/CHECK/);
  const packed = db.prepare(`INSERT INTO packed_levels VALUES (?, 'stamp', ?, 'POL-01', '3')`);
  packed.run('one', '{}');
  expect(() => packed.run('other', 'no json')).toThrow(/CHECK/);
});
