import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 25 takes packs of before to stand in their places, and says nothing of the sheets of old receipts', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 24));
  db.exec(`INSERT INTO pack_receivers VALUES ('s', 'Them', 1, 'now')`);
  db.exec(
    `INSERT INTO packs_sent VALUES ('p', 's', 1, 'library', 'now', 'me', '${'a'.repeat(64)}', 9, 1, 0, NULL, '', '[]')`,
  );
  db.exec(
    `INSERT INTO assessments VALUES ('a', 'TH', 'waymark', '2025.1', 'full', '2025-12-31', 'open', NULL, 'now', 'now')`,
  );
  db.exec(`INSERT INTO agencies VALUES ('g', 'TH', '[]', 'Police', '[]', '', NULL, NULL, '', 'now', 'now')`);
  db.exec(
    `INSERT INTO contribution_receipts VALUES ('r', 'a', 'g', 'now', 'me', '${'a'.repeat(64)}', 1, 'now', 'officer', '[]')`,
  );
  db.exec(`INSERT INTO sheet_returns VALUES ('r', NULL, 'x.xlsx', 'excel', 'now', '[]')`);
  const before = (table: string) => db.prepare(`SELECT * FROM ${table}`).all() as object[];
  const [sent, returns] = [before('packs_sent'), before('sheet_returns')];
  migrate(db, MIGRATIONS.slice(0, 25));
  expect(before('packs_sent')).toEqual(sent.map((row) => ({ ...row, placing: null })));
  expect(before('sheet_returns')).toEqual(returns.map((row) => ({ ...row, sheet: null, copies: '[]' })));
  expect(() => db.exec(`UPDATE packs_sent SET placing = 'a path'`)).toThrow(/CHECK/);
  expect(() => db.exec(`UPDATE sheet_returns SET copies = 'none'`)).toThrow(/CHECK/);
});
