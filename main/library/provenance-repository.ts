import { type Provenance, provenance } from '../../shared/library';
import type { Db } from '../database';

/** Where a stored file came from; undefined when the library has no such file. */
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
      .select(['imports.id', 'imports.started_at', 'position', 'outcome'])
      .select(({ selectFrom }) =>
        selectFrom('import_files as all')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('all.import_id', '=', 'imports.id')
          .as('total'),
      )
      .where('import_files.sha256', '=', sha256)
      .orderBy('imports.started_at'),
  );
  const first = rows.find(({ outcome }) => outcome === 'added');
  return provenance.parse({
    sha256,
    bytes: file.bytes,
    sourceName: file.source_name,
    addedAt: file.added_at,
    import:
      first === undefined
        ? null
        : {
            id: first.id,
            startedAt: first.started_at,
            position: first.position + 1,
            total: first.total ?? first.position + 1,
          },
    again: rows.filter(({ outcome }) => outcome === 'duplicate').length,
  });
}
