import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { patientlyAtOnce } from '../platform';
import { IndexDamage } from './postings/bytes.ts';

/**
 * search.db: page texts and their index. All of it is derived from the library, so a file that is damaged is thrown away and filled
 * again. Of a file written by another version of this room the texts of pages are kept where they are written down in the same way, and
 * indexed anew (`kept-texts.ts`): reading all files again would take many times as long, and one locked with a password cannot be read again.
 *
 * The index is our own: `postings/` says how it is made. It is kept in rows of which two fill one page of the database, each with a
 * checksum, because SQLite does not see a bit that flips inside a value.
 */

/** Raise it when tables, terms, the normal form or what the library says of a document change: files of other versions are rebuilt. */
export const SEARCH_VERSION = 28;
/** Raise it too when `files`, `pages` or the bytes of a text (`page-text-bytes.ts`) change: texts of later formats are read from the files again. */
const TEXT_FORMAT = 2;
/** The oldest format whose texts are read as well: each says of itself how it is coded. */
const OLDEST_TEXT_FORMAT = 1;
/** `WMSx` in ASCII, so that the file names its maker. */
const APPLICATION_ID = 0x574d5378;

const SCHEMA = `
  CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    text_version INTEGER NOT NULL,
    pages INTEGER NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    label TEXT,
    quality TEXT NOT NULL,
    reasons TEXT NOT NULL,
    text BLOB NOT NULL,
    conversion TEXT
  ) STRICT;
  CREATE INDEX pages_to_doubt ON pages (quality, id, reasons) WHERE quality <> 'good';
  CREATE TABLE documents (
    document_id TEXT PRIMARY KEY,
    facts TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE jump_entries (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
  -- Numbers of the pages in the index: from \`first\` on they lead to the pages from \`page\` on of a file.
  CREATE TABLE page_numbers (
    first INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    page INTEGER NOT NULL,
    pages INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX page_numbers_of_file ON page_numbers (file);
  CREATE TABLE numbering (next INTEGER NOT NULL) STRICT;
  INSERT INTO numbering VALUES (0);
  CREATE TABLE segments (
    id INTEGER PRIMARY KEY,
    first INTEGER NOT NULL,
    past INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    level INTEGER NOT NULL,
    directory_bytes INTEGER NOT NULL,
    term_bytes INTEGER NOT NULL,
    page_bytes INTEGER NOT NULL,
    place_bytes INTEGER NOT NULL,
    has_slips INTEGER NOT NULL,
    pairs_from INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE segment_parts (id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
  CREATE TABLE text_format (format INTEGER NOT NULL) STRICT;
  INSERT INTO text_format VALUES (${TEXT_FORMAT});
`;

export type SearchDatabase = Database.Database;

/** Why the file was made anew; null when an existing one was opened or there was none. */
export type Rebuilt = 'damaged' | 'other-version' | null;

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    patientlyAtOnce(() => rmSync(file + suffix, { force: true }));
}

/** Twice what is usual: half as much room stays empty behind the texts, of which three or four fill a usual page, which is a twenty-fifth of the file. */
const PAGE_BYTES = 8_192;
const CHECKPOINT_BYTES = 16_384_000;

function settings(db: SearchDatabase): void {
  db.pragma('journal_mode = WAL');
  // Derived data: a power cut may cost the last pages, which are then read again.
  db.pragma('synchronous = NORMAL');
  db.pragma('busy_timeout = 5000');
  db.pragma('cache_size = -32000');
  // Fewer, larger checkpoints while many documents come in.
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_BYTES / PAGE_BYTES}`);
}

/** Opens the file and makes it ready; where that fails it is closed again, for Windows removes no file that is open. */
function opened(file: string, prepare: (db: SearchDatabase) => void): SearchDatabase {
  const db = new Database(file);
  try {
    prepare(db);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

const connect = (file: string): SearchDatabase => opened(file, settings);

/** Makes the tables of this version. Inside a transaction. */
function writeSchema(db: SearchDatabase): void {
  db.exec(SCHEMA);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${SEARCH_VERSION}`);
}

function create(file: string): SearchDatabase {
  return opened(file, (db) => {
    // Both must be said before anything is written.
    db.pragma(`page_size = ${PAGE_BYTES}`);
    // What merging leaves behind can be given back.
    db.pragma('auto_vacuum = INCREMENTAL');
    settings(db);
    db.transaction(() => writeSchema(db))();
  });
}

/** Whether a file could not be opened only because somebody else, such as a process that is just ending, holds it. */
export function mayBeHeld(cause: unknown): boolean {
  return cause instanceof Database.SqliteError && /^SQLITE_(?:BUSY|CANTOPEN)/.test(cause.code);
}

/** What SQLite, or the index itself, reports when a file is not what it should be. */
export function isDamage(cause: unknown): boolean {
  if (cause instanceof IndexDamage) return true;
  return cause instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(cause.code);
}

const TABLES = [
  'documents',
  'files',
  'jump_entries',
  'numbering',
  'page_numbers',
  'pages',
  'segment_parts',
  'segments',
  'text_format',
];

/** Which of these tables there are. */
function tablesOf(db: SearchDatabase, names: readonly string[]): string[] {
  return db
    .prepare<string[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN (${names.map(() => '?').join()})`,
    )
    .pluck()
    .all(...names);
}

const isOurs = (db: SearchDatabase): boolean =>
  db.pragma('application_id', { simple: true }) === APPLICATION_ID;

/** Whether an opened file is of this version; throws what SQLite throws when it is damaged where it is read first. */
function isCurrent(db: SearchDatabase): boolean {
  if (!isOurs(db) || db.pragma('user_version', { simple: true }) !== SEARCH_VERSION) return false;
  return tablesOf(db, TABLES).length === TABLES.length;
}

/** Names of the tables of texts while they wait to be indexed anew. */
export const KEPT = { files: 'kept_files', pages: 'kept_pages' } as const;

/** Whether a file of another version holds texts that this one can read, and none that still wait since the version before. */
function holdsTexts(db: SearchDatabase): boolean {
  if (!isOurs(db)) return false;
  if (tablesOf(db, ['files', 'pages', 'text_format']).length < 3) return false;
  if (tablesOf(db, Object.values(KEPT)).length > 0) return false;
  const format = db.prepare<[], number>('SELECT format FROM text_format').pluck().get() ?? 0;
  return format >= OLDEST_TEXT_FORMAT && format <= TEXT_FORMAT;
}

/** Makes everything anew but the texts. */
function keepTexts(db: SearchDatabase): void {
  db.transaction(() => {
    const others = db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('files', 'pages') AND name NOT LIKE 'sqlite%'`,
      )
      .pluck()
      .all();
    for (const name of others) db.exec(`DROP TABLE "${name.replaceAll('"', '""')}"`);
    db.exec(`
      DROP INDEX IF EXISTS pages_to_doubt;
      ALTER TABLE files RENAME TO ${KEPT.files};
      ALTER TABLE pages RENAME TO ${KEPT.pages};
    `);
    writeSchema(db);
  })();
}

/** Opens search.db, or makes it anew when it is missing, damaged or of another version; the texts of another version wait to be indexed. */
export function openSearchDatabase(file: string): { readonly db: SearchDatabase; readonly rebuilt: Rebuilt } {
  let db: SearchDatabase | undefined;
  let rebuilt: Rebuilt;
  try {
    db = connect(file);
    const isNew = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
    if (!isNew && isCurrent(db)) {
      // Reads the structure of the index, where a half-written file shows first.
      db.prepare('SELECT id FROM segment_parts LIMIT 1').get();
      return { db, rebuilt: null };
    }
    rebuilt = isNew ? null : 'other-version';
    if (!isNew && holdsTexts(db)) {
      keepTexts(db);
      return { db, rebuilt };
    }
  } catch (cause) {
    if (!isDamage(cause)) {
      db?.close();
      throw cause;
    }
    rebuilt = 'damaged';
  }
  db?.close();
  removeDatabase(file);
  return { db: create(file), rebuilt };
}

/** Throws the file away and makes an empty one in its place. */
export function recreateSearchDatabase(db: SearchDatabase, file: string): SearchDatabase {
  db.close();
  removeDatabase(file);
  return create(file);
}
