import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/**
 * search.db: page texts and their index. All of it is derived from the library, so a file that is damaged or written by
 * another version of this room is thrown away and filled again, never migrated.
 *
 * The index is FTS5 without stored content over text that `shared/search` has already normalised and cut. Its tokenizer is
 * `ascii`, which parts at our spaces and takes every character beyond ASCII as part of a word: the default `unicode61`
 * splits Thai, Khmer, Tamil and every other script at its vowel signs, and strips diacritics, which would make the exact
 * and the folded word one. A test holds both.
 *
 * `page_hints` says on which pages a term stands often, in three steps: pages are ranked by that instead of by bm25(), which
 * reads every match again and takes ten times as long as finding the matches. It also holds the pairs of clusters by which
 * pages are found that may hold a word inside others.
 */

/** Raise it when tables, terms or the normal form change: files of other versions are rebuilt. */
export const SEARCH_VERSION = 8;
/** `WMSx` in ASCII, so that the file names its maker. */
const APPLICATION_ID = 0x574d5378;

const SCHEMA = `
  CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    text_version INTEGER NOT NULL,
    pages INTEGER NOT NULL DEFAULT 0,
    empty_pages INTEGER NOT NULL DEFAULT 0,
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
  CREATE TABLE terms (
    term TEXT PRIMARY KEY,
    pages INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE plain_terms (
    plain TEXT NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (plain, term)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE halves (
    half TEXT NOT NULL,
    plain TEXT NOT NULL,
    PRIMARY KEY (half, plain)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE vocabulary_state (held_back INTEGER NOT NULL) STRICT;
  INSERT INTO vocabulary_state VALUES (0);
  CREATE VIRTUAL TABLE page_index USING fts5(
    terms, content = '', contentless_delete = 1, detail = full, tokenize = 'ascii'
  );
  CREATE VIRTUAL TABLE page_hints USING fts5(
    terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
  );
  -- Merging sixteen parts of the index at a time instead of four copies each page half as often.
  INSERT INTO page_index (page_index, rank) VALUES ('automerge', 16);
  INSERT INTO page_hints (page_hints, rank) VALUES ('automerge', 16);
`;

export type SearchDatabase = Database.Database;

/** Why the file was made anew; null when an existing one was opened or there was none. */
export type Rebuilt = 'damaged' | 'other-version' | null;

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

function connect(file: string): SearchDatabase {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  // Derived data: a power cut may cost the last pages, which are then read again.
  db.pragma('synchronous = NORMAL');
  db.pragma('busy_timeout = 5000');
  db.pragma('cache_size = -32000');
  // Fewer, larger checkpoints while many documents come in.
  db.pragma('wal_autocheckpoint = 4000');
  return db;
}

function create(file: string): SearchDatabase {
  const db = connect(file);
  db.transaction(() => {
    db.exec(SCHEMA);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SEARCH_VERSION}`);
  })();
  return db;
}

/** What SQLite reports when a file is not what it should be. */
export function isDamage(cause: unknown): boolean {
  return cause instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(cause.code);
}

const TABLES = [
  'documents',
  'files',
  'halves',
  'jump_entries',
  'page_hints',
  'page_index',
  'pages',
  'plain_terms',
  'terms',
  'vocabulary_state',
];

/** Whether an opened file is of this version; throws what SQLite throws when it is damaged where it is read first. */
function isCurrent(db: SearchDatabase): boolean {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return false;
  if (db.pragma('user_version', { simple: true }) !== SEARCH_VERSION) return false;
  const tables = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN (${TABLES.map(() => '?').join()})`,
    )
    .pluck()
    .all(...TABLES);
  return tables.length === TABLES.length;
}

/** Opens search.db, or makes it anew when it is missing, damaged or of another version. */
export function openSearchDatabase(file: string): { readonly db: SearchDatabase; readonly rebuilt: Rebuilt } {
  let db: SearchDatabase | undefined;
  let rebuilt: Rebuilt;
  try {
    db = connect(file);
    const isNew = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
    if (!isNew && isCurrent(db)) {
      // Reads the structure of the index, where a half-written file shows first.
      db.prepare('SELECT rowid FROM page_index LIMIT 1').get();
      return { db, rebuilt: null };
    }
    rebuilt = isNew ? null : 'other-version';
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
