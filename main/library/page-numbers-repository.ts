import { type FilePageNumbers, filePageNumbers, type PageNumbers } from '../../shared/library';
import type { Db } from '../database';

/** Page numbers stated for a file, or null. */
export function findPageNumbers(db: Db, sha256: string): PageNumbers | null {
  const row = db.first(
    db.build.selectFrom('page_numbers').select(['first_page', 'first_number']).where('sha256', '=', sha256),
  );
  return row === undefined ? null : { firstPage: row.first_page, firstNumber: row.first_number };
}

/** Page numbers of every file that the library holds and that has them. */
export function listPageNumbers(db: Db): FilePageNumbers[] {
  const rows = db.all(
    db.build
      .selectFrom('page_numbers')
      .innerJoin('document_versions', 'document_versions.sha256', 'page_numbers.sha256')
      .select(['page_numbers.sha256', 'first_page', 'first_number', 'document_versions.id as version_id'])
      .orderBy('page_numbers.sha256')
      .orderBy('version_id'),
  );
  const files = new Map<string, FilePageNumbers>();
  for (const row of rows) {
    const before = files.get(row.sha256)?.versionIds ?? [];
    files.set(
      row.sha256,
      filePageNumbers.parse({
        sha256: row.sha256,
        versionIds: [...before, row.version_id],
        firstPage: row.first_page,
        firstNumber: row.first_number,
      }),
    );
  }
  return [...files.values()];
}

export function upsertPageNumbers(db: Db, sha256: string, numbers: PageNumbers, at: string): void {
  const values = { first_page: numbers.firstPage, first_number: numbers.firstNumber, updated_at: at };
  db.run(
    db.build
      .insertInto('page_numbers')
      .values({ sha256, ...values })
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet(values)),
  );
}

export function deletePageNumbers(db: Db, sha256: string): void {
  db.run(db.build.deleteFrom('page_numbers').where('sha256', '=', sha256));
}
