import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import {
  CHAIN_START,
  type ChainedEntry,
  chainHash,
  HISTORY_KEPT_SINCE,
} from '../../main/database/history-chain';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';

const AT = MIGRATIONS.findIndex(({ name }) => name === 'chained history');
const WORDS = ['A', 'ក\u0000ខ', '\u{1F600}', '"', null, ''];

function before(entries: number): Database.Database {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, AT));
  const add = db.prepare(
    `INSERT INTO history (at, actor, entity, entity_id, field, before, after) VALUES (?, 'Me', 'answer', ?, 'text', ?, ?)`,
  );
  db.transaction(() => {
    for (let n = 0; n < entries; n += 1)
      add.run(`at ${n}`, `id ${n % 7}`, WORDS[n % 6] ?? null, WORDS[(n + 1) % 6] ?? null);
  })();
  return db;
}

it('the step that chains the history keeps every entry, its number and its guards, and gives each its hash', () => {
  const db = before(5000);
  db.exec("INSERT INTO change_groups VALUES ('g', 'documents-edited', 'now', 'Me', 1, '[]', 2, 9, NULL)");
  const old = db.prepare('SELECT * FROM history ORDER BY seq').all();
  migrate(db, MIGRATIONS.slice(0, AT + 1));
  const now = db.prepare('SELECT * FROM history ORDER BY seq').all() as (ChainedEntry & { hash: string })[];
  expect(now.map(({ hash: _hash, ...entry }) => entry)).toEqual(old);
  let previous = CHAIN_START;
  for (const { hash, ...entry } of now) {
    previous = chainHash(previous, entry);
    expect(hash).toBe(previous);
  }
  expect(() => db.exec('DELETE FROM history')).toThrow(/append-only/);
  expect(() => db.exec("UPDATE history SET hash = ''")).toThrow(/append-only/);
  const columns = 'at, actor, entity, entity_id, field';
  expect(() => db.exec(`INSERT INTO history (${columns}) VALUES ('', '', '', '', '')`)).toThrow(/NOT NULL/);
  expect(() => db.exec(`INSERT INTO history (${columns}, hash) VALUES ('', '', '', '', '', 'x')`)).toThrow(
    /CHECK/,
  );
  expect(db.pragma('foreign_key_check')).toEqual([]);
});

it('the step keeps what tells that entries were cut off, and does nothing to a history without entries', () => {
  const db = before(9);
  db.exec('DROP TRIGGER history_never_goes');
  db.exec('DELETE FROM history WHERE seq > 6');
  migrate(db, MIGRATIONS.slice(0, AT + 1));
  expect(db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'history'").pluck().get()).toBe(9);
  const empty = before(0);
  migrate(empty, MIGRATIONS.slice(0, AT + 1));
  expect(empty.prepare('SELECT count(*) FROM history').pluck().get()).toBe(0);
});

it('no later step changes an entry, so that what a backup of another schema noted of one still holds', () => {
  const db = before(100);
  const entries = () => db.prepare('SELECT * FROM history ORDER BY seq').all();
  migrate(db, MIGRATIONS.slice(0, HISTORY_KEPT_SINCE));
  const then = entries();
  migrate(db, MIGRATIONS);
  expect(entries()).toEqual(then);
  expect(then).toHaveLength(100);
});
