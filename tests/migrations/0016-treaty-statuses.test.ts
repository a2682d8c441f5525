import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 16 adds what treaties are for States, once each, with days in order', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 15));
  db.exec(`INSERT INTO settings VALUES ('personName', '"Malee"')`);
  migrate(db, MIGRATIONS.slice(0, 16));
  expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'personName', value: '"Malee"' }]);
  const add = (ratified: string, inForce: string) =>
    db
      .prepare(
        `INSERT INTO treaty_statuses VALUES ('TH', 'TIPP', 'inforce-for-member', '2001-12-18', ?, ?, '', 'UN', NULL, NULL, 'Malee', 'now')`,
      )
      .run(ratified, inForce);
  expect(() => add('2001-01-01', '2013-11-16')).toThrow(/CHECK/);
  expect(() => add('2013-10-17', '2013-01-01')).toThrow(/CHECK/);
  add('2013-10-17', '2013-11-16');
  expect(() => add('2013-10-17', '2013-11-16')).toThrow(/UNIQUE/);
});
