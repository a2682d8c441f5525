import { existsSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/kernel';
import { patientlyAtOnce } from '../platform';
import { type CopySource, createDb, type Db } from './db';
import { APPLICATION_ID, connect, findDatabaseFaults, readFacts, translateSqlite } from './facts';
import { ALWAYS_IN_PLACE, watchPlace } from './in-place';
import { migrate, schemaVersion } from './migrate';
import { MIGRATIONS, type Migration } from './migrations';

// 3.51.3 ends the WAL-reset race that could corrupt a database with two connections.
const SQLITE_FLOOR = [3, 51, 3] as const;

/**
 * Settings of the connection, in this order, each read back: SQLite ignores what it does not like. `synchronous` must be
 * set on every open because the library's default for an existing WAL file is NORMAL, which loses acknowledged rows in a
 * power cut.
 */
const PRAGMAS: readonly (readonly [name: string, value: string, readsBack: string | number])[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  ['secure_delete', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  ['wal_autocheckpoint', '1000', 1000],
];

function assertFloor(connection: Database.Database): void {
  const text = connection.prepare('SELECT sqlite_version()').pluck().get() as string;
  const parts = text.split('.').map(Number);
  for (const [index, floor] of SQLITE_FLOOR.entries()) {
    const part = parts[index] ?? 0;
    if (part > floor) return;
    if (part < floor) throw new AppError('app.native', { sqlite: text });
  }
}

function applyPragmas(connection: Database.Database, inMemory: boolean): void {
  for (const [name, value, expected] of PRAGMAS) {
    if (inMemory && (name === 'journal_mode' || name === 'locking_mode' || name === 'mmap_size')) continue;
    connection.pragma(`${name} = ${value}`);
    const found = connection.pragma(name, { simple: true }) as string | number | undefined;
    if (found !== expected && !(name === 'mmap_size' && found === undefined)) {
      throw new AppError('db.pragma', { name, expected, found: found ?? null });
    }
  }
}

export interface OpenOptions {
  /** Path of the file, or `:memory:`. */
  readonly file: string;
  /** Backs up a file of an older schema before it is upgraded; a throw leaves the file as it is. */
  readonly beforeUpgrade?: (source: CopySource) => void;
  readonly migrations?: readonly Migration[];
  /** Called when the disk is full, before `db.full` is thrown. */
  readonly onFull?: () => void;
  /** Called once, when another file is found in the place of this one while it is open; its log is given as `moveLog`. */
  readonly onReplaced?: (source: CopySource, moveLog: (to: string) => void) => boolean;
}

function backUp(source: CopySource, beforeUpgrade: OpenOptions['beforeUpgrade']): void {
  try {
    beforeUpgrade?.(source);
  } catch (cause) {
    throw new AppError('db.backup-failed', {}, cause);
  }
}

/** What is recorded and answered can only become more by an upgrade. */
const NEVER_FEWER = [
  'history',
  'answers',
  'agency_answers',
  'decisions',
  'citations',
  'documents',
  'snapshots',
];

/**
 * Does an upgrade on a copy first and checks the copy in full: a step that fails, breaks a reference or loses rows is found out
 * before the file itself is touched.
 *
 * @throws AppError `db.migrate`
 */
function tryOnCopy(source: CopySource, file: string, migrations: readonly Migration[]): void {
  const trial = `${file}.trial`;
  const clear = () => {
    for (const ending of ['', '-journal', '-wal', '-shm'])
      patientlyAtOnce(() => rmSync(`${trial}${ending}`, { force: true }));
  };
  clear();
  let copy: Database.Database | undefined;
  try {
    source.copyInto(trial);
    const { rows: before } = source.facts();
    copy = connect(trial);
    // Of a copy that is thrown away nothing needs to reach the disk.
    copy.pragma('synchronous = OFF');
    migrate(copy, migrations);
    const { structure, references } = findDatabaseFaults(copy);
    const { rows: after } = readFacts(copy);
    const lost = NEVER_FEWER.filter((table) => (after[table] ?? 0) < (before[table] ?? 0));
    if (structure.length + references.length + lost.length > 0)
      throw new AppError('db.migrate', {
        damaged: structure.length,
        broken: references.length,
        lost: lost.join(' '),
      });
  } finally {
    copy?.close();
    try {
      clear();
    } catch {
      // The next upgrade clears it; what was tried holds all the same.
    }
  }
}

/**
 * Opens waymark.db (makes it when absent), sets and reads back the connection's settings, checks the file and brings it
 * to the newest schema, after a backup and a trial on a copy when it holds an older one. Never replaces or empties a file it cannot read.
 *
 * @throws AppError `db.corrupt`, `db.newer`, `db.busy` (open elsewhere), `db.full`, `db.readonly`, `db.foreign` (not a
 * Waymark database), `db.pragma`, `db.migrate`, `db.backup-failed`, `db.open-failed`, `fs.longpath`, `app.native`.
 */
export function openDatabase(options: OpenOptions): Db {
  const { file, beforeUpgrade, migrations = MIGRATIONS, onFull, onReplaced } = options;
  const inMemory = file === ':memory:';
  const existed = !inMemory && existsSync(file);
  let connection: Database.Database | undefined;
  try {
    connection = connect(file);
    // Before the first read: with it SQLite needs no file for shared memory, which a full disk could not hold.
    if (!inMemory) connection.pragma('locking_mode = EXCLUSIVE');
    assertFloor(connection);
    const found = schemaVersion(connection);
    const newest = migrations.at(-1)?.version ?? 0;
    // Before anything is written: a newer file must stay byte for byte as it is.
    if (found > newest) throw new AppError('db.newer', { found, known: newest });
    const mark = connection.pragma('application_id', { simple: true }) as number;
    if (existed && mark !== APPLICATION_ID && (mark !== 0 || found !== 0)) throw new AppError('db.foreign');
    applyPragmas(connection, inMemory);
    if (existed && connection.pragma('quick_check', { simple: true }) !== 'ok')
      throw new AppError('db.corrupt');
    // Nothing is written that is there already: on a full disk what was saved can still be read.
    if (mark !== APPLICATION_ID) connection.pragma(`application_id = ${APPLICATION_ID}`);
    const place = inMemory ? ALWAYS_IN_PLACE : watchPlace(file);
    const db = createDb(connection, {
      ...(onFull === undefined ? {} : { onFull }),
      place,
      onReplaced: (source) => onReplaced?.(source, place.moveLog) ?? true,
    });
    if (found > 0 && found < newest) {
      backUp(db, beforeUpgrade);
      if (!inMemory) tryOnCopy(db, file, migrations);
    }
    migrate(connection, migrations);
    return db;
  } catch (cause) {
    connection?.close();
    throw translateSqlite(cause, file);
  }
}
