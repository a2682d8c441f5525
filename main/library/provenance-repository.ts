import { type Provenance, provenance } from '../../shared/library';
import type { Db } from '../database';

/** Where a stored file came from, but for packs; undefined when the library has no such file. */
export function findProvenance(db: Db, sha256: string): Provenance | undefined {
  const { build } = db;
  const file = db.first(
    build
      .selectFrom('files')
      .select(['sha256', 'bytes', 'source_name', 'added_at'])
      .where('sha256', '=', sha256),
  );
  if (file === undefined) return undefined;
  const rows = db.all(
    build
      .selectFrom('import_files')
      .innerJoin('imports', 'imports.id', 'import_files.import_id')
      .select(['imports.id', 'imports.started_at', 'position', 'outcome', 'document_id'])
      .select(({ selectFrom }) =>
        selectFrom('import_files as all')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('all.import_id', '=', 'imports.id')
          .as('total'),
      )
      .where('import_files.sha256', '=', sha256)
      .orderBy('imports.started_at'),
  );
  // One that brought in what was deleted for good since has no document any more.
  const broughtIn = rows.findLast(({ outcome, document_id }) => outcome === 'added' && document_id !== null);
  return provenance.parse({
    sha256,
    bytes: file.bytes,
    sourceName: file.source_name,
    addedAt: file.added_at,
    import:
      broughtIn === undefined
        ? null
        : {
            id: broughtIn.id,
            startedAt: broughtIn.started_at,
            position: broughtIn.position + 1,
            total: broughtIn.total ?? broughtIn.position + 1,
          },
    pack: null,
    again: rows.filter(({ outcome }) => outcome === 'duplicate').length,
  });
}

/** Key of what is kept of {@link listImportedFiles}. */
const IMPORTED_FILES = {};

/** The stored files that were brought in here and not deleted for good since, as {@link findProvenance} tells of one. */
export function listImportedFiles(db: Db): ReadonlySet<string> {
  return db.kept(IMPORTED_FILES, ['import_files', 'documents'], () => {
    const added = db.build
      .selectFrom('import_files')
      .select('sha256')
      .where('outcome', '=', 'added')
      .where('document_id', 'is not', null);
    return new Set(db.all(added).flatMap(({ sha256 }) => sha256 ?? []));
  });
}
