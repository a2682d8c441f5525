import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 11 turns citations left at an older text into decisions, which never change', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 9));
  db.exec(`
    INSERT INTO kept_citations VALUES ('c1', 'v2', '2026-01-02'), ('c2', 'v2', '2026-01-01');
    INSERT INTO history (at, actor, entity, entity_id, field, before, after)
    VALUES ('2026-01-02', 'Malee', 'citation', 'c1', 'keptDespite', NULL, 'v2');
  `);
  migrate(db, MIGRATIONS.slice(0, 11));
  expect(
    db
      .prepare('SELECT dependant, change_key, decision, decided_by, decided_at FROM reliance_decisions')
      .raw()
      .all(),
  ).toEqual([
    ['citation:c2', 'version:v2', 'still-true', '', '2026-01-01'],
    ['citation:c1', 'version:v2', 'still-true', 'Malee', '2026-01-02'],
  ]);
  expect(() => db.exec(`UPDATE reliance_decisions SET reason = 'x'`)).toThrow(/never changes/);
  expect(() => db.exec('DELETE FROM reliance_decisions')).toThrow(/never deleted/);
  const add = db.prepare(
    `INSERT INTO reliance_decisions (dependant, change_key, decision, reason, decided_by, decided_at)
     VALUES ('citation:c1', 'version:v2', ?, ?, 'Malee', 'now')`,
  );
  expect(() => add.run('dismissed', '')).toThrow(/CHECK/);
  add.run('dismissed', 'Renumbered');
});
