import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

it('migration 28 reminds of packs of before', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 27));
  const hash = 'a'.repeat(64);
  db.exec(`INSERT INTO pack_senders VALUES ('key', 'Them', 'unknown', 'now', NULL, NULL)`);
  db.exec(
    `INSERT INTO packs_received VALUES ('r', 'p', 's', 1, 'library', '${hash}', 9, 'key', 'Them', 'now', '', 'now', 'me', '[]',
      '${hash}', '${hash}', NULL, NULL, NULL, NULL)`,
  );
  const rows = () => db.prepare('SELECT * FROM packs_received').all() as object[];
  const before = rows();
  migrate(db, MIGRATIONS.slice(0, 28));
  expect(rows()).toEqual(before.map((row) => ({ ...row, reminds: 1 })));
  expect(() => db.exec('UPDATE packs_received SET reminds = 2')).toThrow(/CHECK/);
});
