import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

const HASH = 'a'.repeat(64);

it('the step that adds packs keeps what is there, and what never goes goes only with an import that is taken back', () => {
  const at = MIGRATIONS.findIndex(({ name }) => name === 'packs');
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, MIGRATIONS.slice(0, at));
  db.exec(`
    INSERT INTO assessments VALUES ('a1', 'KH', 'waymark', '2025.1', 'full', '2025-12-31', 'frozen', NULL, 'now', 'now');
    INSERT INTO snapshots VALUES ('s1', 'a1', 'now', 'me', '{}', '${HASH}');
    INSERT INTO decisions VALUES ('d1', 'a1', 'POL-01', 1, '{}', '${HASH}');
  `);
  migrate(db, MIGRATIONS.slice(0, at + 1));
  expect(db.prepare('SELECT hash FROM snapshots').pluck().all()).toEqual([HASH]);

  const drop = db.prepare(`DELETE FROM snapshots WHERE id = 's1'`);
  const dropDecision = db.prepare(`DELETE FROM decisions WHERE id = 'd1'`);
  expect(() => drop.run()).toThrow(/never deleted/);
  const permit = db.prepare('INSERT INTO packs_undoing VALUES (?, ?)');
  permit.run('decisions', '["s1"]');
  permit.run('snapshots', '["s2"]');
  expect(() => drop.run()).toThrow(/never deleted/);
  expect(() => dropDecision.run()).toThrow(/never deleted/);
  permit.run('snapshots', '["s1"]');
  drop.run();
  permit.run('decisions', '["d1"]');
  dropDecision.run();
  // Changing it is never allowed, permit or not.
  db.exec(`INSERT INTO snapshots VALUES ('s1', 'a1', 'now', 'me', '{}', '${HASH}')`);
  expect(() => db.exec(`UPDATE snapshots SET frozen_by = 'you'`)).toThrow(/never changes/);

  const sender = db.prepare(`INSERT INTO pack_senders VALUES ('key', 'Them', ?, 'now', NULL, NULL)`);
  expect(() => sender.run('perhaps')).toThrow(/CHECK/);
  sender.run('trusted');
  const received = db.prepare(
    `INSERT INTO packs_received VALUES ('i1', 'p1', 's', 1, 'library', '${HASH}', 9, ?, 'Them', 'now', '', 'now', 'me', '[]', '${HASH}', '${HASH}', NULL, NULL, NULL, NULL)`,
  );
  expect(() => received.run('other')).toThrow(/FOREIGN KEY/);
  received.run('key');
  const change = db.prepare(
    `INSERT INTO pack_changes VALUES ('i1', 1, 'note', 'T1.1', 'topic_notes', ?, NULL, '{}')`,
  );
  expect(() => change.run('T1.1')).toThrow(/CHECK|malformed/);
  change.run('["T1.1"]');
  db.exec(`INSERT INTO pack_receivers VALUES ('s', 'The Ministry', 1, 'now')`);
  expect(() => db.exec(`INSERT INTO pack_receivers VALUES ('s2', 'the ministry', 1, 'now')`)).toThrow(
    /UNIQUE/,
  );
});
