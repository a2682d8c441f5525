import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 18 keeps targets as they are and notes the edition of new ones', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 17));
  db.exec(`INSERT INTO targets VALUES ('TH', 'POL-01', 3, '2027-12-31', 'Cabinet', 'Malee', 'then')`);
  migrate(db, MIGRATIONS.slice(0, 18));
  const before = { state: 'TH', item_id: 'POL-01', level: 3, due_on: '2027-12-31', reason: 'Cabinet' };
  expect(db.prepare('SELECT * FROM targets').all()).toEqual([
    { ...before, set_by: 'Malee', set_at: 'then', edition: null },
  ]);
  const add = db.prepare(`INSERT INTO targets VALUES ('TH', ?, ?, NULL, '', 'Malee', 'now', '2026.1')`);
  add.run('POL-29', 2);
  expect(() => add.run('POL-30', 9)).toThrow(/CHECK/);
});
