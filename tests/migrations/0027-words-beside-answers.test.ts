import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 27 says nothing of words that stood beside the answers of before', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 26));
  db.exec(
    `INSERT INTO assessments VALUES ('a', 'TH', 'waymark', '2025.1', 'full', '2025-12-31', 'open', NULL, 'now', 'now')`,
  );
  db.exec(`INSERT INTO agencies VALUES ('g', 'TH', '[]', 'Police', '[]', '', NULL, NULL, '', 'now', 'now')`);
  db.exec(
    `INSERT INTO contribution_receipts VALUES ('r', 'a', 'g', 'now', 'me', '${'a'.repeat(64)}', 1, 'now', 'officer', '[]')`,
  );
  db.exec(
    `INSERT INTO sheet_returns VALUES ('r', NULL, 'x.xlsx', 'excel', 'now', '[]', NULL, '[]', '["B"]')`,
  );
  const returns = () => db.prepare('SELECT * FROM sheet_returns').all() as object[];
  const before = returns();
  migrate(db, MIGRATIONS.slice(0, 27));
  expect(returns()).toEqual(before.map((row) => ({ ...row, unread: '[]' })));
  expect(() => db.exec(`UPDATE sheet_returns SET unread = 'none'`)).toThrow(/CHECK/);
});
