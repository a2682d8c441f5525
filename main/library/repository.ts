import {
  type CatalogueField,
  type CatalogueFields,
  type DocumentSummary,
  type DocumentVersion,
  documentSummary,
  type LibraryDocument,
  libraryDocument,
  type ReportedDocument,
  type StoredFile,
  type TextState,
} from '../../shared/library';
import type { Db, Tables } from '../database';

type DocumentRow = Tables['documents'];
type VersionRow = Pick<Tables['document_versions'], 'id' | 'label' | 'published_on'> & Tables['files'];

const toFile = (row: VersionRow): StoredFile => ({
  sha256: row.sha256,
  bytes: row.bytes,
  pageCount: row.page_count,
  searchablePages: row.searchable_pages,
  textState: row.text_state as StoredFile['textState'],
  sourceName: row.source_name,
  addedAt: row.added_at,
});

const toVersion = (row: VersionRow): DocumentVersion => ({
  id: row.id,
  label: row.label,
  publishedOn: row.published_on,
  file: toFile(row),
});

// What comes out of the database is checked like anything else from outside: a damaged row must not reach a screen.
const toDocument = (row: DocumentRow, versions: readonly DocumentVersion[]): LibraryDocument =>
  libraryDocument.parse({
    id: row.id,
    type: row.type,
    title: row.title,
    titleEnglish: row.title_english,
    state: row.state,
    language: row.language,
    status: row.status,
    number: row.number,
    issuingBody: row.issuing_body,
    adoptedOn: row.adopted_on,
    inForceOn: row.in_force_on,
    expiresOn: row.expires_on,
    pillars: JSON.parse(row.pillars),
    topics: JSON.parse(row.topics),
    access: row.access,
    guessed: JSON.parse(row.guessed),
    versions,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    removedAt: row.removed_at,
  });

const COLUMNS = {
  type: 'type',
  title: 'title',
  titleEnglish: 'title_english',
  state: 'state',
  language: 'language',
  status: 'status',
  number: 'number',
  issuingBody: 'issuing_body',
  adoptedOn: 'adopted_on',
  inForceOn: 'in_force_on',
  expiresOn: 'expires_on',
  pillars: 'pillars',
  topics: 'topics',
  access: 'access',
} as const satisfies Record<CatalogueField, keyof DocumentRow>;

const toColumn = (value: CatalogueFields[CatalogueField]): string | null =>
  Array.isArray(value) ? JSON.stringify(value) : value;

/** Column values of catalogue fields. */
function toColumns(fields: Partial<CatalogueFields>): Partial<DocumentRow> {
  const columns: Record<string, string | null> = {};
  for (const [field, value] of Object.entries(fields) as [
    CatalogueField,
    CatalogueFields[CatalogueField],
  ][]) {
    columns[COLUMNS[field]] = toColumn(value);
  }
  return columns as Partial<DocumentRow>;
}

/** A document by id, in the trash or not. */
export function findDocument(db: Db, documentId: string): LibraryDocument | undefined {
  const row = db.first(db.build.selectFrom('documents').selectAll().where('id', '=', documentId));
  if (!row) return undefined;
  const versions = db.all(
    db.build
      .selectFrom('document_versions')
      .innerJoin('files', 'files.sha256', 'document_versions.sha256')
      .selectAll('files')
      .select(['document_versions.id', 'document_versions.label', 'document_versions.published_on'])
      .where('document_id', '=', documentId)
      .orderBy('position', 'desc'),
  );
  return toDocument(row, versions.map(toVersion));
}

/** The document a version belongs to. */
export function findDocumentOfVersion(db: Db, versionId: string): LibraryDocument | undefined {
  const row = db.first(
    db.build.selectFrom('document_versions').select('document_id').where('id', '=', versionId),
  );
  return row && findDocument(db, row.document_id);
}

/** All documents in the library, or all in the trash, as list lines of their newest version. */
export function listSummaries(db: Db, removed: boolean): DocumentSummary[] {
  const rows = db.all(
    db.build
      .selectFrom('documents')
      .innerJoin('document_versions', 'document_versions.document_id', 'documents.id')
      .innerJoin('files', 'files.sha256', 'document_versions.sha256')
      .select([
        'documents.id',
        'document_versions.id as version_id',
        'files.sha256',
        'documents.title',
        'documents.title_english',
        'documents.type',
        'documents.state',
        'documents.language',
        'documents.status',
        'documents.number',
        'documents.in_force_on',
        'documents.adopted_on',
        'files.page_count',
        'files.text_state',
        'documents.pillars',
        'documents.topics',
        'documents.guessed',
        'documents.updated_at',
      ])
      .where('documents.removed_at', removed ? 'is not' : 'is', null)
      .where(({ eb, selectFrom }) =>
        eb(
          'document_versions.position',
          '=',
          selectFrom('document_versions as newest')
            .select(({ fn }) => fn.max('newest.position').as('position'))
            .whereRef('newest.document_id', '=', 'documents.id'),
        ),
      ),
  );
  return rows.map((row) =>
    documentSummary.parse({
      id: row.id,
      versionId: row.version_id,
      sha256: row.sha256,
      title: row.title,
      titleEnglish: row.title_english,
      type: row.type,
      state: row.state,
      language: row.language,
      status: row.status,
      number: row.number,
      year: yearOf(row.in_force_on ?? row.adopted_on),
      pageCount: row.page_count,
      textState: row.text_state,
      pillars: JSON.parse(row.pillars),
      topics: JSON.parse(row.topics),
      hasGuesses: row.guessed !== '[]',
      updatedAt: row.updated_at,
    }),
  );
}

const yearOf = (date: string | null): number | null => (date === null ? null : Number(date.slice(0, 4)));

/** Everything needed to add one document with its first version. */
export interface NewDocument {
  readonly documentId: string;
  readonly versionId: string;
  readonly fields: CatalogueFields;
  readonly guessed: readonly CatalogueField[];
  readonly file: StoredFile;
  /** Facts the extraction found in the file, kept for later rooms. */
  readonly fileFacts: string;
  readonly at: string;
}

export function insertDocument(db: Db, added: NewDocument): void {
  const { fields, file, at } = added;
  db.run(
    db.build
      .insertInto('files')
      .values({
        sha256: file.sha256,
        bytes: file.bytes,
        page_count: file.pageCount,
        searchable_pages: file.searchablePages,
        text_state: file.textState,
        source_name: file.sourceName,
        facts: added.fileFacts,
        added_at: file.addedAt,
      })
      .onConflict((conflict) => conflict.column('sha256').doNothing()),
  );
  db.run(
    db.build.insertInto('documents').values({
      id: added.documentId,
      type: fields.type,
      title: fields.title,
      title_english: fields.titleEnglish,
      state: fields.state,
      language: fields.language,
      status: fields.status,
      number: fields.number,
      issuing_body: fields.issuingBody,
      adopted_on: fields.adoptedOn,
      in_force_on: fields.inForceOn,
      expires_on: fields.expiresOn,
      pillars: JSON.stringify(fields.pillars),
      topics: JSON.stringify(fields.topics),
      access: fields.access,
      guessed: JSON.stringify(added.guessed),
      created_at: at,
      updated_at: at,
      removed_at: null,
    }),
  );
  db.run(
    db.build.insertInto('document_versions').values({
      id: added.versionId,
      document_id: added.documentId,
      label: '',
      published_on: null,
      sha256: file.sha256,
      position: 1,
    }),
  );
}

/** Writes changed catalogue fields and which fields are still guesses. */
export function updateDocument(
  db: Db,
  documentId: string,
  changes: Partial<CatalogueFields>,
  guessed: readonly CatalogueField[],
  at: string,
): void {
  db.run(
    db.build
      .updateTable('documents')
      .set({ ...toColumns(changes), guessed: JSON.stringify(guessed), updated_at: at })
      .where('id', '=', documentId),
  );
}

export function updateRemoved(db: Db, documentId: string, removedAt: string | null, at: string): void {
  db.run(
    db.build
      .updateTable('documents')
      .set({ removed_at: removedAt, updated_at: at })
      .where('id', '=', documentId),
  );
}

/** The document that already holds a file, and whether it lies in the trash. */
export function findDocumentByHash(db: Db, sha256: string): { id: string; removed: boolean } | undefined {
  const row = db.first(
    db.build
      .selectFrom('document_versions')
      .innerJoin('documents', 'documents.id', 'document_versions.document_id')
      .select(['documents.id', 'documents.removed_at'])
      .where('document_versions.sha256', '=', sha256)
      .orderBy('documents.removed_at')
      .limit(1),
  );
  return row && { id: row.id, removed: row.removed_at !== null };
}

/** Every stored file with the place it has in the library, for keeping the search index and the store complete. */
export function listFiles(db: Db): {
  sha256: string;
  sourceName: string;
  pageCount: number;
  locked: boolean;
  documentId: string | null;
}[] {
  const files = db.build
    .selectFrom('files')
    .leftJoin('document_versions', 'document_versions.sha256', 'files.sha256')
    .select(['files.sha256', 'source_name', 'page_count', 'facts', 'document_id'])
    .groupBy('files.sha256');
  return db.all(files).map((row) => ({
    sha256: row.sha256,
    sourceName: row.source_name,
    pageCount: row.page_count,
    locked: (JSON.parse(row.facts) as { locked?: boolean }).locked === true,
    documentId: row.document_id,
  }));
}

/** Every document in the library with the file of its newest version, for the report on what can be searched. */
export function listReportedDocuments(db: Db): ReportedDocument[] {
  const lockedFiles = new Set(
    listFiles(db)
      .filter(({ locked }) => locked)
      .map(({ sha256 }) => sha256),
  );
  return listSummaries(db, false).map(({ id, versionId, sha256, title, language, pageCount }) => ({
    documentId: id,
    ...{ versionId, sha256, title, language, pageCount },
    locked: lockedFiles.has(sha256),
  }));
}

/** Notes how well the text of a file can be searched, after it was read again. */
export function updateFileText(db: Db, sha256: string, searchablePages: number, textState: TextState): void {
  db.run(
    db.build
      .updateTable('files')
      .set({ searchable_pages: searchablePages, text_state: textState })
      .where('sha256', '=', sha256),
  );
}
