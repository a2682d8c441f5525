import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 8 adds targets, gaps and plans and leaves settings as they were', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 7));
  db.exec(`INSERT INTO settings VALUES ('personName', '"Malee"')`);
  migrate(db, MIGRATIONS.slice(0, 8));
  expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'personName', value: '"Malee"' }]);
  const plan = (ends: string) =>
    db.prepare(
      `INSERT INTO plans VALUES ('p', 'TH', 'Plan', '', '2026-01-01', '${ends}', 'draft', NULL, 'now', 'now')`,
    );
  expect(() => plan('2025-12-31').run()).toThrow(/CHECK/);
  plan('2026-12-31').run();
  const target = db.prepare(`INSERT INTO targets VALUES ('TH', 'POL-01', ?, NULL, '', 'Malee', 'now')`);
  expect(() => target.run(5)).toThrow(/CHECK/);
  target.run(4);
  expect(() => target.run(3)).toThrow(/UNIQUE/);
});
