import { sql } from 'kysely';
import type {
  DocumentVersion,
  ReportedVersion,
  StoredFile,
  VersionField,
  VersionFields,
} from '../../shared/library';
import { type AccessClass, accessClass } from '../../shared/vocabulary';
import type { Db, Tables } from '../database';
import { among } from './among-repository';

type FileRow = Omit<Tables['files'], 'facts'> & {
  /** How its text can be searched with what was read from its pictures; null while nothing was. */
  read_text_state: string | null;
  read_searchable_pages: number | null;
};

/** A version with its file, as the database has them. */
export type VersionRow = FileRow &
  Omit<Tables['document_versions'], 'is_official' | 'sha256'> & { is_official: number };

const toFile = (row: FileRow): StoredFile => ({
  sha256: row.sha256,
  bytes: row.bytes,
  pageCount: row.page_count,
  searchablePages: row.read_searchable_pages ?? row.searchable_pages,
  textState: (row.read_text_state ?? row.text_state) as StoredFile['textState'],
  sourceName: row.source_name,
  addedAt: row.added_at,
});

/** A version from its row. */
export const versionOfRow = (row: VersionRow): DocumentVersion => ({
  id: row.id,
  label: row.label,
  publishedOn: row.published_on,
  language: row.language as DocumentVersion['language'],
  standing: row.standing as DocumentVersion['standing'],
  source: row.source,
  obtainedOn: row.obtained_on,
  obtainedBy: row.obtained_by,
  isOfficial: row.is_official === 1,
  file: toFile(row),
});

const rows = (db: Db) =>
  db.build
    .selectFrom('document_versions')
    .innerJoin('files', 'files.sha256', 'document_versions.sha256')
    .leftJoin('ocr_files', 'ocr_files.sha256', 'files.sha256')
    .select([
      'files.sha256',
      'files.bytes',
      'files.page_count',
      'files.searchable_pages',
      'files.text_state',
      'files.source_name',
      'files.added_at',
      'ocr_files.text_state as read_text_state',
      'ocr_files.searchable_pages as read_searchable_pages',
      'document_versions.id',
      'document_versions.document_id',
      'document_versions.label',
      'document_versions.published_on',
      'document_versions.position',
      'document_versions.language',
      'document_versions.standing',
      'document_versions.is_official',
      'document_versions.source',
      'document_versions.obtained_on',
      'document_versions.obtained_by',
      'document_versions.came_from',
    ])
    .orderBy('document_versions.position', 'desc');

/** The versions of a document, in their order. */
export function listVersions(db: Db, documentId: string): DocumentVersion[] {
  return db.all(rows(db).where('document_id', '=', documentId)).map((row) => versionOfRow(row as VersionRow));
}

/** The versions of all documents by document, or of some, each in its order. */
export function listAllVersionRows(
  db: Db,
  documentIds?: readonly string[],
): ReadonlyMap<string, readonly VersionRow[]> {
  const wanted = documentIds === undefined ? rows(db) : rows(db).where(among('document_id', documentIds));
  return Map.groupBy(db.all(wanted) as VersionRow[], ({ document_id: documentId }) => documentId);
}

/** The documents that some versions belong to. */
export function listDocumentsOf(
  db: Db,
  versionIds: readonly string[],
): { readonly id: string; readonly documentId: string }[] {
  return db.all(
    db.build
      .selectFrom('document_versions')
      .select(['id', 'document_id as documentId'])
      .where(among('id', versionIds)),
  );
}

/** Every version in the library with its file, of a document the current one first, for the report on what can be searched. */
export function listReportedVersions(db: Db): ReportedVersion[] {
  const found = db.all(
    db.build
      .selectFrom('documents')
      .innerJoin('document_versions as version', 'version.document_id', 'documents.id')
      .innerJoin('files', 'files.sha256', 'version.sha256')
      .select(['documents.id as documentId', 'version.id as versionId', 'documents.title'])
      .select(['files.sha256', 'files.page_count as pageCount'])
      .select(({ fn }) => fn.coalesce('version.language', 'documents.language').as('language'))
      .select(sql<number | null>`json_extract(files.facts, '$.locked')`.as('locked'))
      .where('documents.removed_at', 'is', null)
      .where('documents.merged_into', 'is', null)
      .orderBy('documents.id')
      .orderBy('version.is_official', 'desc')
      .orderBy('version.position', 'desc'),
  );
  return found.map(({ locked, language, ...version }) => ({
    ...{ ...version, language: language as ReportedVersion['language'] },
    locked: locked === 1,
  }));
}

/** Where a version belongs and which document it was before; undefined when there is no such version. */
export function findVersionPlace(
  db: Db,
  versionId: string,
): { readonly documentId: string; readonly cameFrom: string | null } | undefined {
  const row = db.first(
    db.build.selectFrom('document_versions').select(['document_id', 'came_from']).where('id', '=', versionId),
  );
  return row && { documentId: row.document_id, cameFrom: row.came_from };
}

/** Whether a document has versions that were another one before. */
export function hasVersionsFrom(db: Db, documentId: string, cameFrom: string): boolean {
  return (
    db.first(
      db.build
        .selectFrom('document_versions')
        .select('id')
        .where('document_id', '=', documentId)
        .where('came_from', '=', cameFrom)
        .limit(1),
    ) !== undefined
  );
}

/** Whether a document became a part of another one at a moment. */
export function hasJoinedAt(db: Db, wholeId: string, at: string): boolean {
  return (
    db.first(
      db.build
        .selectFrom('history')
        .select('seq')
        .where('entity', '=', 'document')
        .where('field', '=', 'mergedInto')
        .where('after', '=', wholeId)
        .where('at', '=', at)
        .limit(1),
    ) !== undefined
  );
}

/** The versions that went from one document to another between two entries of the history, first to last, each with its entry. */
export function listMoved(
  db: Db,
  move: { readonly from: string; readonly to: string; readonly after: number; readonly before: number },
): { readonly id: string; readonly seq: number }[] {
  return db.all(
    db.build
      .selectFrom('history')
      .select(['entity_id as id', 'seq'])
      .where('entity', '=', 'version')
      .where('field', '=', 'documentId')
      .where('before', '=', move.from)
      .where('after', '=', move.to)
      .where('seq', '>', move.after)
      .where('seq', '<', move.before)
      .orderBy('seq'),
  ) as { readonly id: string; readonly seq: number }[];
}

const highestPosition = (db: Db, documentId: string): number =>
  db.first(
    db.build
      .selectFrom('document_versions')
      .select('position')
      .where('document_id', '=', documentId)
      .orderBy('position', 'desc')
      .limit(1),
  )?.position ?? 0;

/** Adds a version before all others of its document. */
export function insertVersion(
  db: Db,
  version: {
    readonly id: string;
    readonly documentId: string;
    readonly sha256: string;
    readonly fields?: Partial<VersionFields>;
  },
): void {
  db.run(
    db.build.insertInto('document_versions').values({
      id: version.id,
      document_id: version.documentId,
      label: version.fields?.label ?? '',
      published_on: version.fields?.publishedOn ?? null,
      sha256: version.sha256,
      position: highestPosition(db, version.documentId) + 1,
      language: version.fields?.language ?? null,
      standing: version.fields?.standing ?? null,
      source: version.fields?.source ?? null,
      obtained_on: version.fields?.obtainedOn ?? null,
      obtained_by: version.fields?.obtainedBy ?? null,
      came_from: null,
    }),
  );
}

const COLUMNS = {
  label: 'label',
  publishedOn: 'published_on',
  language: 'language',
  standing: 'standing',
  source: 'source',
  obtainedOn: 'obtained_on',
  obtainedBy: 'obtained_by',
} as const satisfies Record<VersionField, keyof Tables['document_versions']>;

/** Writes what is said of a version; fields that are not given stay. */
export function updateVersion(
  db: Db,
  versionId: string,
  changes: Partial<VersionFields> & { readonly isOfficial?: boolean },
): void {
  const { isOfficial, ...fields } = changes;
  const columns = Object.fromEntries(
    (Object.entries(fields) as [VersionField, string | null][]).map(([field, value]) => [
      COLUMNS[field],
      value,
    ]),
  );
  db.run(
    db.build
      .updateTable('document_versions')
      .set({ ...columns, ...(isOfficial === undefined ? {} : { is_official: isOfficial ? 1 : 0 }) })
      .where('id', '=', versionId),
  );
}

/** Puts a version into a document, before all others there. It is not the official text of its new document. */
export function moveVersion(db: Db, versionId: string, documentId: string, cameFrom: string | null): void {
  db.run(
    db.build
      .updateTable('document_versions')
      .set({
        document_id: documentId,
        position: highestPosition(db, documentId) + 1,
        is_official: 0,
        came_from: cameFrom,
      })
      .where('id', '=', versionId),
  );
}

/** Orders a document's versions as given, first to last; all of them must be given. */
export function orderVersions(db: Db, documentId: string, versionIds: readonly string[]): void {
  // Positions are unique, so they are first taken out of the way.
  const above = highestPosition(db, documentId) + versionIds.length;
  const place = (versionId: string, position: number) =>
    db.run(db.build.updateTable('document_versions').set({ position }).where('id', '=', versionId));
  for (const [at, versionId] of versionIds.entries()) place(versionId, above + at + 1);
  for (const [at, versionId] of versionIds.entries()) place(versionId, versionIds.length - at);
}

/** Notes that a document became a part of another one, or is one of its own again. */
export function updateMergedInto(db: Db, documentId: string, into: string | null, at: string): void {
  db.run(
    db.build.updateTable('documents').set({ merged_into: into, updated_at: at }).where('id', '=', documentId),
  );
}

/** Documents that became a part of this one. */
export function listMergedInto(db: Db, documentId: string): string[] {
  return db
    .all(db.build.selectFrom('documents').select('id').where('merged_into', '=', documentId))
    .map(({ id }) => id);
}

/** Every document that became a part of another one, with the one it leads to in the end. */
export function listParts(db: Db): { readonly id: string; readonly whole: string }[] {
  const rows = db.all(
    db.build
      .selectFrom('documents')
      .select(['id', 'merged_into'])
      .where('merged_into', 'is not', null)
      .orderBy('id'),
  );
  // Thousands may have joined others: they are followed here, and not by a question for each step.
  const into = new Map(rows.map(({ id, merged_into }) => [id, merged_into]));
  return rows.map(({ id }) => ({ id, whole: followToEnd(id, (each) => into.get(each)) }));
}

/** Who may see the documents that became a part of this one, as their own catalogues say. */
export function listAccessOfParts(db: Db, documentId: string): AccessClass[] {
  return db
    .all(db.build.selectFrom('documents').select('access').where('merged_into', '=', documentId))
    .map(({ access }) => accessClass.parse(access));
}

/** Follows what documents became a part of to its end. */
function followToEnd(documentId: string, intoOf: (id: string) => string | null | undefined): string {
  const seen = new Set<string>();
  let here = documentId;
  while (!seen.has(here)) {
    seen.add(here);
    const into = intoOf(here);
    if (into == null) return here;
    here = into;
  }
  return here;
}

/** The document that a document became a part of, followed to the end; the document itself where it did not. */
export function followMerges(db: Db, documentId: string): string {
  const intoOf = (id: string) =>
    db.first(db.build.selectFrom('documents').select('merged_into').where('id', '=', id))?.merged_into;
  return followToEnd(documentId, intoOf);
}

/** The versions of some documents, each once, of what has become a part of another those of that one. */
export function listVersionIds(db: Db, documentIds: readonly string[]): string[] {
  const merged = db
    .all(
      db.build
        .selectFrom('documents')
        .select('id')
        .where('merged_into', 'is not', null)
        .where(among('id', documentIds)),
    )
    .map(({ id }) => followMerges(db, id));
  return db
    .all(
      db.build
        .selectFrom('document_versions')
        .select('id')
        .where(among('document_id', [...documentIds, ...merged])),
    )
    .map(({ id }) => id);
}

export function touchDocument(db: Db, documentId: string, at: string): void {
  db.run(db.build.updateTable('documents').set({ updated_at: at }).where('id', '=', documentId));
}
