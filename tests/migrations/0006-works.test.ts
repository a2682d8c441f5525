import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../main/database/migrate';
import { MIGRATIONS } from '../../main/database/migrations';
import { works } from '../../main/database/migrations/0006-works';

const HASH = 'a'.repeat(64);

it('keeps documents with their versions, and gives them relations, reviews and at most one official text', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, works.version - 1));
  db.exec(`INSERT INTO files VALUES ('${HASH}', 1, 1, 1, 'good', 'x.pdf', '{}', 't')`);
  const document = db.prepare(`INSERT INTO documents VALUES
    (?, 'LAW', 'Act', NULL, 'TH', 'eng', 'inforce', NULL, NULL, NULL, NULL, NULL, '[]', '[]', 'public', '[]', 't', 't', NULL)`);
  for (const id of ['d', 'e']) document.run(id);
  db.exec(
    `INSERT INTO document_versions VALUES ('v', 'd', '', NULL, '${HASH}', 1), ('w', 'd', '', NULL, '${HASH}', 2)`,
  );
  db.exec(`INSERT INTO imports VALUES ('i', 'done', 't', 't')`);

  migrate(db, MIGRATIONS.slice(0, works.version));

  expect(db.prepare('SELECT id, title, checked_on, review_by, merged_into FROM documents').all()).toEqual([
    { id: 'd', title: 'Act', checked_on: null, review_by: null, merged_into: null },
    { id: 'e', title: 'Act', checked_on: null, review_by: null, merged_into: null },
  ]);
  expect(
    db
      .prepare('SELECT id, document_id, position, language, standing, is_official FROM document_versions')
      .all(),
  ).toEqual([
    { id: 'v', document_id: 'd', position: 1, language: null, standing: null, is_official: 0 },
    { id: 'w', document_id: 'd', position: 2, language: null, standing: null, is_official: 0 },
  ]);
  expect(db.prepare('SELECT version_of, version_as FROM imports').all()).toEqual([
    { version_of: null, version_as: null },
  ]);
  db.exec(`UPDATE document_versions SET is_official = 1 WHERE id = 'v'`);
  expect(() => db.exec(`UPDATE document_versions SET is_official = 1 WHERE id = 'w'`)).toThrow(/UNIQUE/);
  expect(() => db.exec(`UPDATE document_versions SET standing = 'copy'`)).toThrow(/CHECK/);
  const relation = db.prepare(`INSERT INTO document_relations VALUES (?, ?, ?, ?, 0, NULL, 't')`);
  relation.run('r', 'amends', 'd', 'e');
  expect(() => relation.run('s', 'amends', 'd', 'e')).toThrow(/UNIQUE/);
  expect(() => relation.run('s', 'amends', 'd', 'd')).toThrow(/CHECK/);
  expect(() => relation.run('s', 'likes', 'e', 'd')).toThrow(/CHECK/);
  expect(() => relation.run('s', 'repeals', 'd', 'nobody')).toThrow(/FOREIGN KEY/);
});
