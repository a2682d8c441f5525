import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { AppError, canonicalJson, type Json } from '../../shared/kernel';
import { patientlyAtOnce } from '../platform';
import { schemaVersion } from './migrate';

/** "WMRK": tells a Waymark database from any other SQLite file. */
export const APPLICATION_ID = 0x57_4d_52_4b;

/** Opens a database file. One that a virus scanner is looking at, as at every new one, is waited for (Windows). */
export function connect(file: string, options?: Database.Options): Database.Database {
  const mayPass = (cause: unknown) =>
    cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_CANTOPEN');
  return patientlyAtOnce(() => new Database(file, options), { mayPass });
}

/** The last entry of the history, by which two states of a workspace are told apart. */
export interface HistoryHead {
  readonly seq: number;
  readonly at: string;
  /** SHA-256 of the entry's canonical JSON. */
  readonly hash: string;
}

/** What a database holds, in numbers that a copy of it must give again. */
export interface DatabaseFacts {
  readonly schemaVersion: number;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly historyHead: HistoryHead | null;
}

/** Reads the facts of an open database of any schema. */
export function readFacts(connection: Database.Database): DatabaseFacts {
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const rows = Object.fromEntries(
    tables.map((table) => [
      table,
      connection
        .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
        .pluck()
        .get() as number,
    ]),
  );
  const last = tables.includes('history')
    ? (connection.prepare('SELECT * FROM history ORDER BY seq DESC LIMIT 1').get() as
        | ({ readonly seq: number; readonly at: string } & Readonly<Record<string, Json>>)
        | undefined)
    : undefined;
  return {
    schemaVersion: schemaVersion(connection),
    rows,
    historyHead: last === undefined ? null : headOf(last),
  };
}

/** An entry of the history as a proof of all that was recorded up to it. */
export function headOf(entry: object & { readonly seq: number; readonly at: string }): HistoryHead {
  const { seq, at } = entry;
  return {
    seq,
    at,
    hash: createHash('sha256')
      .update(canonicalJson(entry as Json))
      .digest('hex'),
  };
}

/** Damage SQLite itself can see. */
export interface DatabaseFaults {
  /** Lines of the integrity check; none when the file is sound. */
  readonly structure: readonly string[];
  /** Tables with rows that point nowhere, one entry a row. */
  readonly references: readonly string[];
}

const MAX_FAULTS = 100;

/** Checks structure and references of an open database in full. A file too damaged to be checked is one fault of structure. */
export function findDatabaseFaults(connection: Database.Database): DatabaseFaults {
  try {
    const lines = connection.pragma(`integrity_check(${MAX_FAULTS})`) as { integrity_check: string }[];
    const broken = connection.pragma('foreign_key_check') as { table: string }[];
    return {
      structure: lines.map((line) => line.integrity_check).filter((line) => line !== 'ok'),
      references: broken.slice(0, MAX_FAULTS).map(({ table }) => table),
    };
  } catch (cause) {
    if (cause instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(cause.code)) {
      return { structure: [cause.code], references: [] };
    }
    throw cause;
  }
}

/**
 * Opens a database file that nobody else has open, for reading only, checks it in full and gives its facts.
 *
 * @throws AppError `db.corrupt` when it is no database or a damaged one, `db.foreign` when it is another program's.
 */
export function inspectDatabase(file: string): DatabaseFacts {
  let connection: Database.Database | undefined;
  try {
    connection = connect(file, { readonly: true, fileMustExist: true });
    const mark = connection.pragma('application_id', { simple: true });
    const { structure, references } = findDatabaseFaults(connection);
    if (structure.length + references.length > 0) throw new AppError('db.corrupt');
    if (mark !== APPLICATION_ID) throw new AppError('db.foreign');
    return readFacts(connection);
  } catch (cause) {
    throw translateSqlite(cause);
  } finally {
    connection?.close();
  }
}

/** Hashes of the PDFs that a closed database file names. Throws whatever opening or reading it throws. */
export function listFilesNamedIn(file: string): string[] {
  const connection = connect(file, { readonly: true, fileMustExist: true });
  try {
    return connection.prepare('SELECT sha256 FROM files').pluck().all() as string[];
  } finally {
    connection.close();
  }
}

const RUNNING: readonly (readonly [says: RegExp, code: string])[] = [
  // A disk that is full says so at the end of a file, too.
  [/^SQLITE_FULL|^SQLITE_IOERR_(?:SHMSIZE|TRUNCATE)/, 'db.full'],
  [/^SQLITE_(?:READONLY|IOERR)/, 'db.readonly'],
  [/^SQLITE_(?:CORRUPT|NOTADB)/, 'db.corrupt'],
];

/** The cause as an AppError when the disk or the file is to blame, else unchanged: broken rules and bugs are none of these. */
export function translateRunning(cause: unknown): unknown {
  if (!(cause instanceof Database.SqliteError)) return cause;
  const code = RUNNING.find(([says]) => says.test(cause.code))?.[1];
  return code === undefined ? cause : new AppError(code, {}, cause);
}

/** What SQLite takes as a name with all folders: bytes, on Windows letters; beside it stand logs with eight more. */
const LONGEST_NAME = process.platform === 'win32' ? 259 : 512;
const OF_LOG = 8;

/** Whether a file lies so deep that SQLite does not open it. */
function isTooDeep(file: string): boolean {
  const length = process.platform === 'win32' ? file.length : Buffer.byteLength(file);
  return length + OF_LOG > LONGEST_NAME;
}

/** The code for what SQLite says about a file; expected failures pass unchanged. */
export function translateSqlite(cause: unknown, file = ''): AppError {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Database.SqliteError ? cause.code : '';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new AppError('db.corrupt', {}, cause);
  if (code.startsWith('SQLITE_BUSY')) return new AppError('db.busy', {}, cause);
  if (code.startsWith('SQLITE_FULL') || code === 'SQLITE_IOERR_SHMSIZE')
    return new AppError('db.full', {}, cause);
  if (code.startsWith('SQLITE_CANTOPEN') && isTooDeep(file)) return new AppError('fs.longpath', {}, cause);
  // A lock that cannot be taken is how a write-protected folder shows first.
  if (/^SQLITE_(?:READONLY|CANTOPEN|IOERR_LOCK)/.test(code)) {
    return new AppError('db.readonly', {}, cause);
  }
  return new AppError('db.open-failed', {}, cause);
}
