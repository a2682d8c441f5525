import type Database from 'better-sqlite3';
import { CHAIN_START, type ChainedEntry, chainHash } from '../../main/database/history-chain';

type Row = ChainedEntry & { readonly hash: string };

/** A way to falsify a history, by somebody who has the file and SQLite, but not this program's wish to be found out. */
export interface Tampering {
  readonly name: string;
  /** Changes the history; `at` is the number of an entry, `last` of the newest. Gives the numbers of which one must be named. */
  readonly falsify: (db: Database.Database, at: number, last: number) => readonly number[];
  /** Also puts every later hash right: only what a backup has kept can tell. */
  readonly needsWitness?: boolean;
}

const FIELDS = ['at', 'actor', 'entity', 'entity_id', 'field', 'before', 'after', 'hash'] as const;

const rowOf = (db: Database.Database, seq: number) =>
  db.prepare('SELECT * FROM history WHERE seq = ?').get(seq) as Row;

function put(db: Database.Database, row: Row): void {
  db.prepare(
    `INSERT OR REPLACE INTO history (seq, at, actor, entity, entity_id, field, before, after, hash)
     VALUES (@seq, @at, @actor, @entity, @entity_id, @field, @before, @after, @hash)`,
  ).run(row);
}

/** Gives every entry from one on the hash that fits. */
function rehash(db: Database.Database, from: number, last: number): void {
  let previous = from === 1 ? CHAIN_START : rowOf(db, from - 1).hash;
  for (let seq = from; seq <= last; seq += 1) {
    const { hash: _hash, ...entry } = rowOf(db, seq);
    previous = chainHash(previous, entry);
    put(db, { ...entry, hash: previous });
  }
}

export const TAMPERINGS: readonly Tampering[] = [
  ...FIELDS.map(
    (field): Tampering => ({
      name: `change ${field}`,
      falsify: (db, at) => {
        put(db, { ...rowOf(db, at), [field]: field === 'hash' ? 'f'.repeat(64) : 'falsified' });
        return [at];
      },
    }),
  ),
  {
    name: 'delete an entry',
    falsify: (db, at) => {
      db.prepare('DELETE FROM history WHERE seq = ?').run(at);
      return [at];
    },
  },
  {
    name: 'delete an entry and move the later ones down',
    falsify: (db, at, last) => {
      db.prepare('DELETE FROM history WHERE seq = ?').run(at);
      for (let seq = at + 1; seq <= last; seq += 1)
        db.prepare('UPDATE history SET seq = ? WHERE seq = ?').run(seq - 1, seq);
      // Of the newest entry nothing is left to be moved: then the end is missing.
      return [at];
    },
  },
  {
    name: 'put an entry in',
    falsify: (db, at, last) => {
      for (let seq = last; seq >= at; seq -= 1)
        db.prepare('UPDATE history SET seq = ? WHERE seq = ?').run(seq + 1, seq);
      put(db, { ...rowOf(db, at + 1), seq: at, after: 'never said' });
      db.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'history'").run(last + 1);
      return [at];
    },
  },
  {
    name: 'add an entry at the end',
    falsify: (db, _at, last) => {
      put(db, { ...rowOf(db, last), seq: last + 1, after: 'never said' });
      return [last + 1];
    },
  },
  {
    name: 'swap two entries',
    falsify: (db, at, last) => {
      const other = at === last ? at - 1 : at + 1;
      const [one, two] = [rowOf(db, at), rowOf(db, other)];
      put(db, { ...one, seq: other });
      put(db, { ...two, seq: at });
      return [Math.min(at, other)];
    },
  },
  {
    name: 'change an entry with its own hash',
    falsify: (db, at, last) => {
      // Of the newest entry this is found by a backup only.
      const seq = at === last ? at - 1 : at;
      put(db, { ...rowOf(db, seq), after: 'falsified' });
      const later = rowOf(db, seq + 1);
      rehash(db, seq, seq);
      put(db, later);
      return [seq + 1];
    },
  },
  {
    name: 'cut the end off',
    falsify: (db, at) => {
      db.prepare('DELETE FROM history WHERE seq >= ?').run(at);
      return [at];
    },
  },
  {
    name: 'cut the end off, and the count',
    needsWitness: true,
    falsify: (db, at) => {
      db.prepare('DELETE FROM history WHERE seq >= ?').run(at);
      db.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'history'").run(at - 1);
      return [at];
    },
  },
  {
    name: 'write all anew from an entry on',
    needsWitness: true,
    falsify: (db, at, last) => {
      put(db, { ...rowOf(db, at), after: 'falsified' });
      rehash(db, at, last);
      return [last];
    },
  },
];

/** Takes the guards away, as anybody with the file can, falsifies, and puts them back. */
export function tamper(db: Database.Database, { falsify }: Tampering, at: number): readonly number[] {
  const guards = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'history'")
    .all() as { name: string; sql: string }[];
  const last = db.prepare('SELECT max(seq) FROM history').pluck().get() as number;
  db.pragma('foreign_keys = OFF');
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  const named = falsify(db, at, last);
  for (const { sql } of guards) db.exec(sql);
  return named;
}
