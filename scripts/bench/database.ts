import '../typescript-imports.ts';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { against, type Figure } from './figure.ts';

const ROWS = 10_000;
const BATCH = 400;
const ROUNDS = 60;
const SAVES = 300;
const BLOCK = 4096;

const idOf = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const AT = '2025-01-01T00:00:00.000Z';

const rowOf = (row: number) => ({
  id: idOf(row),
  type: 'LAW',
  title: `An act of some length on trafficking in persons, number ${row}`,
  title_english: null,
  state: 'KH',
  language: 'km',
  status: 'inforce',
  number: `${row}/2008`,
  issuing_body: 'National Assembly',
  adopted_on: '2008-02-15',
  in_force_on: null,
  expires_on: null,
  pillars: '["PROS"]',
  topics: '[]',
  access: 'public',
  guessed: '[]',
  created_at: AT,
  updated_at: AT,
  removed_at: null,
});

/** Settings of a connection that decide what a statement costs, as the program sets them. */
const PRAGMAS = [
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'secure_delete = ON',
];

/** Microseconds an operation takes, many times over, every rival in each round. */
function inTurns(rivals: Readonly<Record<string, (row: number) => void>>): Map<string, number[]> {
  const times = new Map(Object.keys(rivals).map((name): [string, number[]] => [name, []]));
  const list = Object.entries(rivals);
  for (let round = -2; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < list.length; turn += 1) {
      const [name, work] = list[(turn + round + list.length * 2) % list.length] ?? [];
      if (name === undefined || work === undefined) continue;
      const began = performance.now();
      for (let at = 0; at < BATCH; at += 1) work((round * BATCH * 7 + at * 13 + ROWS * 2) % ROWS);
      if (round >= 0) times.get(name)?.push(((performance.now() - began) * 1000) / BATCH);
    }
  }
  return times;
}

/** Appends a block to a file and waits until the disk has it, as a database does for every save. */
function syncedAppend(file: string): { append: () => void; close: () => void } {
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(BLOCK, 7);
  return {
    append: () => {
      writeSync(handle, block);
      fdatasyncSync(handle);
    },
    close: () => closeSync(handle),
  };
}

/**
 * Point reads and writes through the one door to the database against a prepared statement of better-sqlite3 on a file with
 * the same rows; and a save that survives a power cut against one fdatasync of the same disk in the same run.
 */
export async function benchDatabase(folder: string): Promise<Figure[]> {
  const { openDatabase } = await import('../../main/database');
  const db = openDatabase({ file: path.join(folder, 'door.db') });
  // The peer's file has the same tables, and its connection nothing but better-sqlite3.
  openDatabase({ file: path.join(folder, 'bare.db') }).close();
  const bare = new Database(path.join(folder, 'bare.db'));
  const disk = syncedAppend(path.join(folder, 'disk'));
  try {
    for (const each of PRAGMAS) bare.pragma(each);
    const names = Object.keys(rowOf(0));
    const insert = bare.prepare(
      `INSERT INTO documents (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`,
    );
    db.transaction(() => {
      for (let row = 0; row < ROWS; row += 1) db.run(db.build.insertInto('documents').values(rowOf(row)));
    });
    bare.transaction(() => {
      for (let row = 0; row < ROWS; row += 1) insert.run(rowOf(row));
    })();

    const cachedRead = bare.prepare('SELECT * FROM documents WHERE id = ?');
    const read = db.statement((build, { id }: { id: string }) =>
      build.selectFrom('documents').selectAll().where('id', '=', id),
    );
    const reads = inTurns({
      bare: (row) => void cachedRead.get(idOf(row)),
      statement: (row) => void read.first({ id: idOf(row) }),
      built: (row) => void db.first(db.build.selectFrom('documents').selectAll().where('id', '=', idOf(row))),
    });

    const cachedWrite = bare.prepare('UPDATE documents SET title = ?, updated_at = ? WHERE id = ?');
    const write = db.statement((build, { title, at, id }: { title: string; at: string; id: string }) =>
      build.updateTable('documents').set({ title, updated_at: at }).where('id', '=', id),
    );
    // In one transaction each, so that the disk does not hide the difference.
    let writes = new Map<string, number[]>();
    bare.transaction(() =>
      db.transaction(() => {
        writes = inTurns({
          bare: (row) => void cachedWrite.run(`Title ${row}`, AT, idOf(row)),
          statement: (row) => void write.run({ title: `Title ${row}`, at: AT, id: idOf(row) }),
          built: (row) =>
            void db.run(
              db.build
                .updateTable('documents')
                .set({ title: `Title ${row}`, updated_at: AT })
                .where('id', '=', idOf(row)),
            ),
        });
      }),
    )();

    const saves: number[] = [];
    const bareSaves: number[] = [];
    const syncs: number[] = [];
    const timed = (times: number[], work: () => void) => {
      const began = performance.now();
      work();
      times.push((performance.now() - began) * 1000);
    };
    for (let save = 0; save < SAVES; save += 1) {
      timed(saves, () => void write.run({ title: `Saved ${save}`, at: AT, id: idOf(save) }));
      timed(syncs, disk.append);
      timed(bareSaves, () => void cachedWrite.run(`Saved ${save}`, AT, idOf(save)));
    }

    const cached = 'cached prepared statement';
    const of = (times: ReadonlyMap<string, number[]>, name: string) => times.get(name) ?? [];
    return [
      against('point read, statement()', 'µs', of(reads, 'statement'), cached, of(reads, 'bare')),
      against('point read, build and first', 'µs', of(reads, 'built'), cached, of(reads, 'bare')),
      against('point write, statement()', 'µs', of(writes, 'statement'), cached, of(writes, 'bare')),
      against('point write, build and run', 'µs', of(writes, 'built'), cached, of(writes, 'bare')),
      against('durable save of one row', 'µs', saves, 'fdatasync of 4 KiB appended', syncs),
      against('durable save of one row', 'µs', saves, `${cached}, synchronous FULL`, bareSaves),
    ];
  } finally {
    disk.close();
    bare.close();
    db.close();
  }
}
