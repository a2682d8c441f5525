import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 1));
});

const HASH = 'a'.repeat(64);
const addAssessment = (id: string, date: string) =>
  db
    .prepare(
      `INSERT INTO assessments VALUES (?, 'TH', 'waymark', '2025.1', 'full', ?, 'open', NULL, 'now', 'now')`,
    )
    .run(id, date);

describe('migration 1', () => {
  it('makes only STRICT tables', () => {
    const loose = db
      .prepare(
        `SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .all();
    expect(loose).toEqual([]);
  });

  it('refuses a second assessment of one State, scope and date', () => {
    addAssessment('a', '2025-12-31');
    expect(() => addAssessment('b', '2025-12-31')).toThrow(/UNIQUE/);
    addAssessment('c', '2026-12-31');
  });

  it('refuses to change or delete a snapshot and a history entry', () => {
    addAssessment('a', '2025-12-31');
    db.prepare(`INSERT INTO snapshots VALUES ('s', 'a', 'now', 'Me', '{}', '${HASH}')`).run();
    db.prepare(
      `INSERT INTO history (at, actor, entity, entity_id, field) VALUES ('now', 'Me', 'answer', 'x', 'level')`,
    ).run();
    expect(() => db.exec(`UPDATE snapshots SET content = '{"a":1}'`)).toThrow(/never changes/);
    expect(() => db.exec('DELETE FROM snapshots')).toThrow(/never deleted/);
    expect(() => db.exec(`UPDATE history SET after = '4'`)).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM history')).toThrow(/append-only/);
  });

  it('refuses rows that break a rule', () => {
    addAssessment('a', '2025-12-31');
    const answer = (confirmed: number, revision: number, value: string) => () =>
      db
        .prepare(`INSERT INTO answers VALUES ('n', 'a', 'POL-01', ?, '', NULL, ?, ?, 'now', '${HASH}')`)
        .run(value, confirmed, revision);
    expect(answer(2, 1, '{}')).toThrow(/CHECK/);
    expect(answer(1, 0, '{}')).toThrow(/CHECK/);
    expect(answer(1, 1, 'not json')).toThrow(/CHECK/);
    const file = db.prepare(`INSERT INTO files VALUES ('${HASH}', 1, 2, 3, 'good', 'x.pdf', '{}', 'now')`);
    expect(() => file.run()).toThrow(/CHECK/);
    expect(() =>
      db.exec(`INSERT INTO document_versions VALUES ('v', 'none', '', NULL, '${HASH}', 1)`),
    ).toThrow(/FOREIGN KEY/);
  });

  it('numbers its steps from 1 without gaps', () => {
    expect(MIGRATIONS.map((step) => step.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });
});
