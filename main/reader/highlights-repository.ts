import { sql } from 'kysely';
import {
  type Highlight,
  highlight,
  type PlacedHighlight,
  placedHighlight,
  type TitledVersion,
  versionNameAmong,
} from '../../shared/reader';
import type { Db, Tables } from '../database';

const fieldsOf = (row: Tables['highlights']) => ({
  id: row.id,
  sha256: row.sha256,
  page: row.page,
  pageLabel: row.page_label,
  quote: row.quote,
  rectangles: JSON.parse(row.rectangles) as unknown,
  colour: row.colour,
  note: row.note,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** A highlight as stored, with when it was taken away. */
export interface StoredHighlight {
  readonly highlight: Highlight;
  readonly removedAt: string | null;
}

export function findHighlight(db: Db, id: string): StoredHighlight | undefined {
  const row = db.first(db.build.selectFrom('highlights').selectAll().where('id', '=', id));
  return row && { highlight: highlight.parse(fieldsOf(row)), removedAt: row.removed_at };
}

/** What is marked in a file, by page and then by when it was made. */
export function listHighlights(db: Db, sha256: string): Highlight[] {
  const rows = db.all(
    db.build
      .selectFrom('highlights')
      .selectAll()
      .where('sha256', '=', sha256)
      .where('removed_at', 'is', null)
      .orderBy('page')
      .orderBy('created_at')
      .orderBy('id'),
  );
  return rows.map((row) => highlight.parse(fieldsOf(row)));
}

/** Every highlight whose file a document of the library holds, once, with the newest such version. */
export function listPlacedHighlights(db: Db): PlacedHighlight[] {
  const rows = db.all(
    db.build
      .selectFrom('highlights')
      .innerJoin('document_versions', 'document_versions.sha256', 'highlights.sha256')
      .innerJoin('documents', 'documents.id', 'document_versions.document_id')
      .selectAll('highlights')
      .select([
        'document_versions.id as version_id',
        'document_versions.document_id',
        'documents.title as document_title',
      ])
      .where('highlights.removed_at', 'is', null)
      .where('documents.removed_at', 'is', null)
      .orderBy('documents.title')
      .orderBy('highlights.page')
      .orderBy('highlights.created_at')
      .orderBy('highlights.id')
      .orderBy('document_versions.position', 'desc'),
  );
  const versions = versionsOf(db, [...new Set(rows.map(({ document_id }) => document_id))]);
  const placed = new Map<string, PlacedHighlight>();
  for (const row of rows) {
    if (placed.has(row.id)) continue;
    const all = versions.get(row.document_id) ?? [];
    const version = all.find(({ id }) => id === row.version_id);
    placed.set(
      row.id,
      placedHighlight.parse({
        ...fieldsOf(row),
        versionId: row.version_id,
        documentId: row.document_id,
        documentTitle: row.document_title,
        versionName: version === undefined ? '' : versionNameAmong(version, all),
      }),
    );
  }
  return [...placed.values()];
}

/** The versions of documents, by document. */
function versionsOf(db: Db, documentIds: readonly string[]): Map<string, TitledVersion[]> {
  const found = new Map<string, TitledVersion[]>();
  const rows = db.all(
    db.build
      .selectFrom('document_versions')
      .innerJoin('files', 'files.sha256', 'document_versions.sha256')
      .select(['document_versions.id', 'document_id', 'label', 'published_on', 'source_name'])
      .where(sql<boolean>`document_id IN (SELECT value FROM json_each(${JSON.stringify(documentIds)}))`),
  );
  for (const { id, document_id, label, published_on, source_name } of rows) {
    const version = { id, label, publishedOn: published_on, sourceName: source_name };
    found.set(document_id, [...(found.get(document_id) ?? []), version]);
  }
  return found;
}

export function insertHighlight(db: Db, made: Highlight): void {
  db.run(
    db.build.insertInto('highlights').values({
      id: made.id,
      sha256: made.sha256,
      page: made.page,
      page_label: made.pageLabel,
      quote: made.quote,
      rectangles: JSON.stringify(made.rectangles),
      colour: made.colour,
      note: made.note,
      created_at: made.createdAt,
      updated_at: made.updatedAt,
      removed_at: null,
    }),
  );
}

export function updateHighlight(db: Db, { id, colour, note, updatedAt }: Highlight): void {
  db.run(
    db.build.updateTable('highlights').set({ colour, note, updated_at: updatedAt }).where('id', '=', id),
  );
}

export function updateHighlightRemoved(db: Db, id: string, removedAt: string | null): void {
  db.run(db.build.updateTable('highlights').set({ removed_at: removedAt }).where('id', '=', id));
}
