import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

let db: Database.Database;
const HASH = 'a'.repeat(64);

beforeEach(() => {
  db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 4));
  db.exec(`
    INSERT INTO assessments VALUES ('a', 'TH', 'waymark', '2025.1', 'full', '2025-12-31', 'open', NULL, 'now', 'now');
    INSERT INTO answers VALUES ('n', 'a', 'POL-01', '{"kind":"none"}', 'Words.', NULL, 1, 3, 'now', '${HASH}');
    INSERT INTO citations VALUES ('c', 'n', 'v', 'Act', 3, 'iii', 'Quote.', '[]', '', 'now');
  `);
  migrate(db, MIGRATIONS.slice(0, 5));
});

describe('migration 5', () => {
  it('keeps every answer and citation, with no evidence held and no second reader', () => {
    expect(db.prepare('SELECT * FROM answers').all()).toEqual([
      {
        ...{ id: 'n', assessment_id: 'a', item_id: 'POL-01', value: '{"kind":"none"}', text: 'Words.' },
        ...{ fall_reason: null, confirmed: 1, revision: 3, updated_at: 'now', hash: HASH },
        ...{ held: '[]', checks: '[]' },
      },
    ]);
    expect(db.prepare('SELECT count(*) FROM citations').pluck().get()).toBe(1);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  const addAgency = (id: string, short: string) =>
    db
      .prepare(`INSERT INTO agencies VALUES (?, 'TH', '[]', ?, '[]', '', NULL, NULL, '', 'now', 'now')`)
      .run(id, short);

  it('lets one agency of a State have a short name, whatever its case', () => {
    addAgency('p', 'Police');
    expect(() => addAgency('q', 'POLICE')).toThrow(/UNIQUE/);
  });

  it('lets one agency lead an item', () => {
    addAgency('p', 'Police');
    addAgency('q', 'Labour');
    db.exec(`INSERT INTO participations VALUES ('a', 'p', NULL), ('a', 'q', NULL);
      INSERT INTO assignments VALUES ('a', 'POL-01', 'p', 1)`);
    expect(() => db.exec(`INSERT INTO assignments VALUES ('a', 'POL-01', 'q', 1)`)).toThrow(/UNIQUE/);
    db.exec(`INSERT INTO assignments VALUES ('a', 'POL-01', 'q', 0)`);
    expect(() => db.exec(`INSERT INTO assignments VALUES ('a', 'POL-02', 'z', 0)`)).toThrow(/FOREIGN KEY/);
  });

  it('refuses to change or delete what was said and decided', () => {
    addAgency('p', 'Police');
    db.exec(`
      INSERT INTO agency_answers VALUES ('x', 'a', 'p', 'POL-01', '{}', '', NULL, 1, 1, 'now', '${HASH}', '[]', '[]');
      INSERT INTO agency_answer_versions VALUES ('x', 1, '{}', '${HASH}', 'now', 'Me');
      INSERT INTO decisions VALUES ('d', 'a', 'POL-01', 1, '{}', '${HASH}');
      INSERT INTO snapshots VALUES ('s', 'a', 'now', 'Me', '{}', '${HASH}');
      INSERT INTO restatements VALUES ('r', 's', 'POL-01', '{}', '${HASH}', 'now');
    `);
    for (const table of ['agency_answer_versions', 'decisions', 'restatements']) {
      expect(() => db.exec(`UPDATE ${table} SET content = '{"a":1}'`)).toThrow(/never changes/);
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/never deleted/);
    }
  });
});
