import { z } from 'zod';
import {
  actsOn,
  type CatalogueField,
  type CatalogueFields,
  forceTimeline,
  type LibraryDocument,
  libraryDocument,
  type StoredFile,
  type TextState,
  textFactsOf,
} from '../../shared/library';
import type { Db, Tables } from '../database';
import { listRelationsOf, listSuccessors } from './relations-repository';
import { insertVersion, listVersions } from './versions-repository';

type DocumentRow = Tables['documents'];

/** What the catalogue says of a document, from its row. */
export const fieldsOfRow = (row: DocumentRow) => ({
  id: row.id,
  type: row.type,
  title: row.title,
  titleEnglish: row.title_english,
  state: row.state,
  appliesTo: row.applies_to,
  language: row.language,
  status: row.status,
  number: row.number,
  adoptedOn: row.adopted_on,
  inForceOn: row.in_force_on,
  expiresOn: row.expires_on,
  pillars: JSON.parse(row.pillars),
  topics: JSON.parse(row.topics),
  guessed: JSON.parse(row.guessed),
  review: { checkedOn: row.checked_on, checkedBy: row.checked_by, reviewBy: row.review_by },
  updatedAt: row.updated_at,
});

const COLUMNS = {
  type: 'type',
  title: 'title',
  titleEnglish: 'title_english',
  state: 'state',
  appliesTo: 'applies_to',
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

/** A document by id, in the trash or not. One that became a version of another is not found. */
export function findDocument(db: Db, documentId: string): LibraryDocument | undefined {
  const row = db.first(
    db.build
      .selectFrom('documents')
      .selectAll()
      .where('id', '=', documentId)
      .where('merged_into', 'is', null),
  );
  if (!row) return undefined;
  const fields = fieldsOfRow(row);
  const relations = listRelationsOf(db, documentId);
  const acts = actsOn(relations);
  // What comes out of the database is checked like anything else from outside: a damaged row must not reach a screen.
  return libraryDocument.parse({
    ...fields,
    issuingBody: row.issuing_body,
    access: row.access,
    versions: listVersions(db, documentId),
    relations,
    successors: acts.some(({ kind }) => kind === 'supersedes' || kind === 'repeals')
      ? listSuccessors(db, documentId)
      : [],
    force: forceTimeline(textFactsOf(fields as LibraryDocument), acts),
    createdAt: row.created_at,
    removedAt: row.removed_at,
  });
}

/** Every document, in the trash or not, with the moment of its last change; those that became versions of others are left out. */
export function listLastChanges(db: Db): { readonly id: string; readonly updatedAt: string }[] {
  return db.all(
    db.build
      .selectFrom('documents')
      .select(['id', 'updated_at as updatedAt'])
      .where('merged_into', 'is', null),
  );
}

/** The title of a document, also of one in the trash or that became a version of another; undefined where there is none. */
export function findTitle(db: Db, documentId: string): string | undefined {
  return db.first(db.build.selectFrom('documents').select('title').where('id', '=', documentId))?.title;
}

/** What the catalogue says of a document, without its versions and what they are to others. */
const catalogued = libraryDocument.omit({ versions: true, relations: true, successors: true, force: true });
export type CataloguedDocument = z.infer<typeof catalogued>;

/** Ids in one statement. */
const IDS_AT_ONCE = 500;

/** What the catalogue says of many documents, in the order of their ids, each once; those that are not found are left out. */
export function listCatalogued(db: Db, documentIds: readonly string[]): CataloguedDocument[] {
  const wanted = [...new Set(documentIds)];
  const found = new Map<string, CataloguedDocument>();
  for (let from = 0; from < wanted.length; from += IDS_AT_ONCE) {
    const rows = db.all(
      db.build
        .selectFrom('documents')
        .selectAll()
        .where('id', 'in', wanted.slice(from, from + IDS_AT_ONCE))
        .where('merged_into', 'is', null),
    );
    for (const row of rows) {
      const { issuing_body: issuingBody, created_at: createdAt, removed_at: removedAt, access } = row;
      found.set(row.id, catalogued.parse({ ...fieldsOfRow(row), issuingBody, access, createdAt, removedAt }));
    }
  }
  return wanted.flatMap((id) => found.get(id) ?? []);
}

/** The document a version belongs to. */
export function findDocumentOfVersion(db: Db, versionId: string): LibraryDocument | undefined {
  const row = db.first(
    db.build.selectFrom('document_versions').select('document_id').where('id', '=', versionId),
  );
  return row && findDocument(db, row.document_id);
}

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
  insertFile(db, file, added.fileFacts);
  insertWork(db, { id: added.documentId, fields, guessed: added.guessed, at });
  insertVersion(db, { id: added.versionId, documentId: added.documentId, sha256: file.sha256 });
}

/** Notes a stored file; one that is known already stays as it is. */
export function insertFile(db: Db, file: StoredFile, facts: string): void {
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
        facts,
        added_at: file.addedAt,
      })
      .onConflict((conflict) => conflict.column('sha256').doNothing()),
  );
}

const statedInFile = z.object({ title: z.string().nullable(), language: z.string().nullable() });

/** What a file says of itself; nothing where that is not known. */
export function findFileFacts(db: Db, sha256: string): z.infer<typeof statedInFile> {
  const row = db.first(db.build.selectFrom('files').select('facts').where('sha256', '=', sha256));
  const stated = statedInFile.safeParse(row === undefined ? undefined : JSON.parse(row.facts));
  return stated.success ? stated.data : { title: null, language: null };
}

/** Adds a document that has no version yet; give it one in the same transaction. */
export function insertWork(
  db: Db,
  work: {
    readonly id: string;
    readonly fields: CatalogueFields;
    readonly guessed: readonly CatalogueField[];
    readonly at: string;
  },
): void {
  db.run(
    db.build.insertInto('documents').values({
      ...(toColumns(work.fields) as Required<ReturnType<typeof toColumns>>),
      id: work.id,
      guessed: JSON.stringify(work.guessed),
      created_at: work.at,
      updated_at: work.at,
      removed_at: null,
    } as Tables['documents']),
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

/** The name that a stored file had when it was brought in. */
export function findSourceName(db: Db, sha256: string): string | undefined {
  return db.first(db.build.selectFrom('files').select('source_name').where('sha256', '=', sha256))
    ?.source_name;
}

/** Every stored file with the place it has in the library, for keeping the search index and the store complete. */
export function listFiles(db: Db): {
  sha256: string;
  sourceName: string;
  pageCount: number;
  locked: boolean;
  /** Its text is not in the index, or is to be read anew. */
  unread: boolean;
  documentId: string | null;
}[] {
  const files = db.build
    .selectFrom('files')
    .leftJoin('document_versions', 'document_versions.sha256', 'files.sha256')
    .select(['files.sha256', 'source_name', 'page_count', 'text_state', 'facts', 'document_id'])
    .groupBy('files.sha256');
  return db.all(files).map((row) => ({
    sha256: row.sha256,
    sourceName: row.source_name,
    pageCount: row.page_count,
    locked: (JSON.parse(row.facts) as { locked?: boolean }).locked === true,
    unread: row.text_state === 'pending',
    documentId: row.document_id,
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

/** Notes that the text of a file is to be read anew; until that is done nothing of it counts as searchable. */
export function noteUnread(db: Db, sha256: string): void {
  updateFileText(db, sha256, 0, 'pending');
}

/** Writes when a document was checked, by whom, and when it is to be checked again. */
export function updateReview(db: Db, documentId: string, review: LibraryDocument['review']): void {
  db.run(
    db.build
      .updateTable('documents')
      .set({ checked_on: review.checkedOn, checked_by: review.checkedBy, review_by: review.reviewBy })
      .where('id', '=', documentId),
  );
}
