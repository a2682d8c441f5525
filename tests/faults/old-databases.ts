import Database from 'better-sqlite3';
import { MIGRATIONS } from '../../main/database';
import { APPLICATION_ID } from '../../main/database/facts';
import { migrate } from '../../main/database/migrate';

const AT = '2025-06-01T08:00:00.000Z';
const SHA = 'a'.repeat(64);

/**
 * Writes a database as a Waymark with so many migrations would have left it, with rows in its first tables and so many entries of
 * history. The chain of a history that has one is made by the step that begins it, so it is sound.
 */
export function writeOldDatabase(file: string, version: number, entries: number): void {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = OFF');
    db.pragma(`application_id = ${APPLICATION_ID}`);
    // The rows go in as early as can be, so that every later step has to carry them.
    migrate(db, MIGRATIONS.slice(0, 1));
    db.transaction(() => fill(db, entries))();
    migrate(db, MIGRATIONS.slice(0, version));
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function fill(db: Database.Database, entries: number): void {
  db.prepare("INSERT INTO settings VALUES ('theme', '\"dark\"')").run();
  db.prepare("INSERT INTO files VALUES (?, 12, 3, 3, 'good', 'act.pdf', '{}', ?)").run(SHA, AT);
  const document = db.prepare(
    `INSERT INTO documents (id, type, title, status, pillars, topics, access, guessed, created_at, updated_at)
     VALUES (?, 'LAW', ?, 'inforce', '["PROS"]', '[]', 'public', '[]', ?, ?)`,
  );
  const version = db.prepare(
    'INSERT INTO document_versions (id, document_id, label, sha256, position) VALUES (?, ?, ?, ?, 1)',
  );
  for (let n = 0; n < 40; n += 1) {
    document.run(`0190b000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`, `Act ${n}`, AT, AT);
    version.run(
      `0190b000-0000-7000-8001-0000000000${String(n).padStart(2, '0')}`,
      `0190b000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`,
      '',
      SHA,
    );
  }
  const history = db.prepare(
    "INSERT INTO history (at, actor, entity, entity_id, field, before, after) VALUES (?, 'Sok Dara', 'document', ?, 'title', ?, ?)",
  );
  for (let n = 0; n < entries; n += 1)
    history.run(
      AT,
      `0190b000-0000-7000-8000-0000000000${String(n % 40).padStart(2, '0')}`,
      `Act ${n}`,
      `Act ${n + 1}`,
    );
}
