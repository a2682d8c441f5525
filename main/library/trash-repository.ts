import type { Db } from '../database';

/** Files of a document's versions. */
export function listHashesOf(db: Db, documentId: string): string[] {
  return db
    .all(
      db.build
        .selectFrom('document_versions')
        .select('sha256')
        .where('document_id', '=', documentId)
        .distinct(),
    )
    .map(({ sha256 }) => sha256);
}

/** A document and those that became a part of it, the innermost first. */
export function withParts(db: Db, documentId: string): string[] {
  const parts = db.all(db.build.selectFrom('documents').select('id').where('merged_into', '=', documentId));
  return [...parts.flatMap(({ id }) => withParts(db, id)), documentId];
}

/**
 * Deletes a document with what became a part of it, its versions and relations, and the rows of files that no other version has.
 * Imports forget it; highlights and printed page numbers stay with the bytes they belong to, and are there again when the same
 * file comes back.
 */
export function deleteDocument(db: Db, documentId: string): void {
  const hashes = listHashesOf(db, documentId);
  const { build } = db;
  db.run(build.deleteFrom('document_versions').where('document_id', '=', documentId));
  for (const id of withParts(db, documentId)) {
    db.run(build.updateTable('import_files').set({ document_id: null }).where('document_id', '=', id));
    db.run(build.updateTable('imports').set({ version_of: null }).where('version_of', '=', id));
    db.run(build.updateTable('document_versions').set({ came_from: null }).where('came_from', '=', id));
    db.run(
      build
        .deleteFrom('document_relations')
        .where(({ or, eb }) => or([eb('from_document', '=', id), eb('to_document', '=', id)])),
    );
    db.run(build.deleteFrom('documents').where('id', '=', id));
  }
  for (const sha256 of hashes) {
    const other = db.first(
      build.selectFrom('document_versions').select('id').where('sha256', '=', sha256).limit(1),
    );
    if (other === undefined) deleteFile(db, sha256);
  }
}

function deleteFile(db: Db, sha256: string): void {
  const { build } = db;
  db.run(
    build
      .deleteFrom('lookalikes')
      .where(({ or, eb }) => or([eb('one', '=', sha256), eb('other', '=', sha256)])),
  );
  db.run(build.deleteFrom('file_sketches').where('sha256', '=', sha256));
  db.run(build.deleteFrom('personal_data').where('sha256', '=', sha256));
  db.run(build.deleteFrom('files').where('sha256', '=', sha256));
}

/** Whether the library knows a file. */
export function isKnownFile(db: Db, sha256: string): boolean {
  return db.first(db.build.selectFrom('files').select('sha256').where('sha256', '=', sha256)) !== undefined;
}
