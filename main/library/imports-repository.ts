import { sql } from 'kysely';
import {
  type FileLeftOut,
  type ImportedFile,
  type ImportOutcome,
  type ImportState,
  importedFile,
  type JoinKind,
} from '../../shared/library';
import type { Db, Tables } from '../database';

export interface ImportFileRow {
  readonly id: string;
  readonly name: string;
  readonly sourcePath: string;
}

/** The document of which the files of an import become versions. */
export interface VersionOf {
  readonly documentId: string;
  readonly as: JoinKind;
}

export function insertImport(
  db: Db,
  importId: string,
  at: string,
  files: readonly ImportFileRow[],
  versionOf: VersionOf | null = null,
): void {
  db.run(
    db.build.insertInto('imports').values({
      id: importId,
      state: 'running',
      started_at: at,
      ended_at: null,
      version_of: versionOf?.documentId ?? null,
      version_as: versionOf?.as ?? null,
    }),
  );
  for (const [position, file] of files.entries()) {
    db.run(
      db.build.insertInto('import_files').values({
        id: file.id,
        import_id: importId,
        position,
        source_path: file.sourcePath,
        name: file.name,
        outcome: 'waiting',
        code: null,
        sha256: null,
        document_id: null,
        page_count: null,
        searchable_pages: null,
      }),
    );
  }
}

/** What the files of the import of a file become versions of; null for documents of their own. */
export function findVersionOf(db: Db, fileId: string): VersionOf | null {
  const row = db.first(
    db.build
      .selectFrom('import_files')
      .innerJoin('imports', 'imports.id', 'import_files.import_id')
      .select(['version_of', 'version_as'])
      .where('import_files.id', '=', fileId),
  );
  if (row?.version_of == null) return null;
  return { documentId: row.version_of, as: row.version_as === 'translation' ? 'translation' : 'version' };
}

/** The next file that nobody works on yet; it is marked as under way. */
export function takeWaitingFile(db: Db, importId: string): ImportFileRow | undefined {
  const row = db.first(
    db.build
      .selectFrom('import_files')
      .select(['id', 'name', 'source_path'])
      .where('import_id', '=', importId)
      .where('outcome', '=', 'waiting')
      .orderBy('position')
      .limit(1),
  );
  if (!row) return undefined;
  updateImportFile(db, row.id, { outcome: 'working', code: null });
  return { id: row.id, name: row.name, sourcePath: row.source_path };
}

export function findImportFile(db: Db, importId: string, fileId: string): ImportFileRow | undefined {
  const row = db.first(
    db.build
      .selectFrom('import_files')
      .select(['id', 'name', 'source_path'])
      .where('import_id', '=', importId)
      .where('id', '=', fileId),
  );
  return row && { id: row.id, name: row.name, sourcePath: row.source_path };
}

export interface ImportFileChange {
  readonly outcome: ImportOutcome;
  readonly code: string | null;
  readonly sha256?: string | null;
  readonly documentId?: string | null;
  readonly pageCount?: number | null;
  readonly searchablePages?: number | null;
}

export function updateImportFile(db: Db, fileId: string, change: ImportFileChange): void {
  db.run(
    db.build
      .updateTable('import_files')
      .set({
        outcome: change.outcome,
        code: change.code,
        ...(change.sha256 === undefined ? {} : { sha256: change.sha256 }),
        ...(change.documentId === undefined ? {} : { document_id: change.documentId }),
        ...(change.pageCount === undefined ? {} : { page_count: change.pageCount }),
        ...(change.searchablePages === undefined ? {} : { searchable_pages: change.searchablePages }),
      })
      .where('id', '=', fileId),
  );
}

/** Moves every file of an import from one outcome to another. */
export function moveImportFiles(db: Db, importId: string, from: ImportOutcome, to: ImportOutcome): void {
  db.run(
    db.build
      .updateTable('import_files')
      .set({ outcome: to })
      .where('import_id', '=', importId)
      .where('outcome', '=', from),
  );
}

export function updateImport(db: Db, importId: string, state: ImportState, endedAt: string | null): void {
  db.run(db.build.updateTable('imports').set({ state, ended_at: endedAt }).where('id', '=', importId));
}

export interface ImportRow {
  readonly id: string;
  readonly state: ImportState;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

const toImport = (row: Tables['imports']): ImportRow => ({
  id: row.id,
  state: row.state as ImportState,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

export function findImport(db: Db, importId: string): ImportRow | undefined {
  const row = db.first(db.build.selectFrom('imports').selectAll().where('id', '=', importId));
  return row && toImport(row);
}

/** Newest first; all of them, or those under way and those cut off. */
export function listImports(db: Db, unfinished: boolean): ImportRow[] {
  const all = db.build.selectFrom('imports').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc');
  return db.all(unfinished ? all.where('state', 'in', ['running', 'interrupted']) : all).map(toImport);
}

/** Imports that have ended but for a file under way. */
export function listLeftUnderWay(db: Db): string[] {
  const found = db.all(
    db.build
      .selectFrom('import_files')
      .innerJoin('imports', 'imports.id', 'import_files.import_id')
      .select('imports.id')
      .distinct()
      .where('import_files.outcome', '=', 'working')
      .where('imports.state', '<>', 'running'),
  );
  return found.map(({ id }) => id);
}

export function countImportFiles(db: Db, importId: string): Partial<Record<ImportOutcome, number>> {
  const rows = db.all(
    db.build
      .selectFrom('import_files')
      .select(['outcome', ({ fn }) => fn.countAll<number>().as('count')])
      .where('import_id', '=', importId)
      .groupBy('outcome'),
  );
  return Object.fromEntries(rows.map((row) => [row.outcome, row.count]));
}

export function findCurrentFileName(db: Db, importId: string): string | null {
  const row = db.first(
    db.build
      .selectFrom('import_files')
      .select('name')
      .where('import_id', '=', importId)
      .where('outcome', '=', 'working')
      .orderBy('position')
      .limit(1),
  );
  return row?.name ?? null;
}

export function listImportFiles(db: Db, importId: string): ImportedFile[] {
  return db
    .all(
      db.build
        .selectFrom('import_files')
        .leftJoin('ocr_files', 'ocr_files.sha256', 'import_files.sha256')
        .leftJoin('files', 'files.sha256', 'import_files.sha256')
        .select(['id', 'name', 'outcome', 'import_files.code', 'document_id', 'import_files.page_count'])
        .select(sql<number | null>`json_extract(files.facts, '$.hasAttachments')`.as('has_attachments'))
        // What a machine has read of its pictures since can be searched too.
        .select(({ fn }) =>
          fn.coalesce('ocr_files.searchable_pages', 'import_files.searchable_pages').as('searchable_pages'),
        )
        .where('import_id', '=', importId)
        .orderBy('position'),
    )
    .map((row) =>
      importedFile.parse({
        id: row.id,
        name: row.name,
        outcome: row.outcome,
        code: row.code,
        documentId: row.document_id,
        pageCount: row.page_count,
        searchablePages: row.searchable_pages,
        hasAttachments: row.has_attachments === 1,
      }),
    );
}

/** Codes of files that are PDFs and did not come in, because they are damaged or reading them failed each time. */
const DAMAGED = /^pdf\.(?!password)/;

/** Files that were offered and did not come in, by what became of them the last time they were. */
export function listLeftOut(db: Db): FileLeftOut[] {
  const rows = db.all(
    db.build
      .selectFrom('import_files')
      .select(['id', 'import_id', 'name', 'outcome', 'code'])
      .where('outcome', 'in', ['locked', 'refused', 'failed'])
      .where(
        sql<boolean>`import_files.rowid = (SELECT max(rowid) FROM import_files AS later
          WHERE later.source_path = import_files.source_path)`,
      )
      .orderBy('name'),
  );
  return rows.flatMap(({ id, import_id, name, outcome, code }): FileLeftOut[] => {
    if (code === null || (outcome !== 'locked' && !DAMAGED.test(code))) return [];
    const kind = outcome === 'locked' ? 'locked' : 'damaged';
    return [{ kind, importId: import_id, fileId: id, name, code }];
  });
}
