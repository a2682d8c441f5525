import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('the step that adds answer sheets keeps what is there, and refuses rows that break a rule', () => {
  const at = MIGRATIONS.findIndex(({ name }) => name === 'answer sheets');
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, MIGRATIONS.slice(0, at));
  db.prepare(
    `INSERT INTO assessments VALUES ('a', 'TH', 'waymark', '2025.1', 'full', '2025-12-31', 'open', NULL, 'now', 'now')`,
  ).run();
  db.prepare(
    `INSERT INTO agencies VALUES ('g', 'TH', '[]', 'Police', '[]', '', NULL, NULL, '', 'now', 'now')`,
  ).run();
  db.prepare(
    `INSERT INTO contribution_receipts VALUES ('r', 'a', 'g', 'now', 'me', ?, 1, 'now', 'officer', '[]')`,
  ).run('a'.repeat(64));
  migrate(db, MIGRATIONS.slice(0, at + 1));
  expect(db.prepare('SELECT id FROM contribution_receipts').pluck().all()).toEqual(['r']);

  const request = db.prepare(
    `INSERT INTO sheet_requests VALUES (?, ?, 'g', ?, ?, 'now', 'me', NULL, NULL, 3)`,
  );
  request.run('q', 'a', 1, 'excel');
  expect(() => request.run('q', 'a', 2, 'excel')).toThrow(/UNIQUE/);
  expect(() => request.run('x', 'nowhere', 1, 'excel')).toThrow(/FOREIGN KEY/);
  expect(() => request.run('y', 'a', 0, 'excel')).toThrow(/CHECK/);
  expect(() => request.run('z', 'a', 1, 'paper')).toThrow(/CHECK/);
  const said = db.prepare('INSERT INTO sheet_answers VALUES (?, ?, ?)');
  said.run('q', 'POL-01', '{}');
  expect(() => said.run('q', 'POL-02', 'no json')).toThrow(/CHECK/);
  expect(() => said.run('nobody', 'POL-01', '{}')).toThrow(/FOREIGN KEY/);
  const back = db.prepare(`INSERT INTO sheet_returns VALUES (?, ?, 'x.xlsx', ?, 'now', '[]')`);
  back.run('r', 'q', 'excel');
  expect(() => back.run('r', null, 'excel')).toThrow(/UNIQUE/);
  expect(() => back.run('nowhere', null, 'excel')).toThrow(/FOREIGN KEY/);
});
