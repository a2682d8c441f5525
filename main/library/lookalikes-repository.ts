import { sql } from 'kysely';
import {
  LIKENESS_METHOD,
  type LookalikeDecision,
  NEAR_DUPLICATE,
  type Sketch,
  WORDING_SIZE,
} from '../../shared/library';
import type { Db } from '../database';

/** Files whose text has no sketch of the present method yet, the oldest first. */
export function listUnsketched(
  db: Db,
): { readonly sha256: string; readonly pageCount: number; readonly searchable: number }[] {
  return db
    .all(
      db.build
        .selectFrom('files')
        .leftJoin('file_sketches', 'file_sketches.sha256', 'files.sha256')
        .select(['files.sha256', 'files.page_count', 'files.searchable_pages'])
        .where('files.text_state', '<>', 'pending')
        .where(({ or, eb }) => or([eb('method', 'is', null), eb('method', '<>', LIKENESS_METHOD)]))
        .orderBy('added_at')
        .orderBy('files.sha256'),
    )
    .map((row) => ({ sha256: row.sha256, pageCount: row.page_count, searchable: row.searchable_pages }));
}

/** Every sketch of the present method, by file. */
export function listSketches(db: Db): Map<string, Sketch> {
  const rows = db.all(db.build.selectFrom('file_sketches').selectAll().where('method', '=', LIKENESS_METHOD));
  return new Map(rows.map((row) => [row.sha256, { length: row.length, ...sketchOf(row.sketch) }]));
}

/** Whether two files have the same text, mark by mark, and no page of theirs could not be read: a page without text may say anything. */
export function haveSameText(db: Db, one: string, other: string): boolean {
  const [a, b] = db.all(
    db.build
      .selectFrom('file_sketches')
      .innerJoin('files', 'files.sha256', 'file_sketches.sha256')
      .select(['length', 'sketch', 'page_count', 'searchable_pages'])
      .where('file_sketches.sha256', 'in', [one, other])
      .where('method', '=', LIKENESS_METHOD),
  );
  if (a === undefined || b === undefined) return false;
  const isWhole = [a, b].every((file) => file.searchable_pages === file.page_count);
  return isWhole && a.length === b.length && a.sketch.equals(b.sketch);
}

/** Whether other files are attached inside one of these, of which nothing is read. */
export function haveAttachments(db: Db, files: readonly string[]): boolean {
  return (
    db.first(
      db.build
        .selectFrom('files')
        .select('sha256')
        .where('sha256', 'in', files)
        .where(sql<number | null>`json_extract(facts, '$.hasAttachments')`, '=', 1),
    ) !== undefined
  );
}

/** Texts that a document has. */
export function countVersions(db: Db, documentId: string): number {
  const row = db.first(
    db.build
      .selectFrom('document_versions')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('document_id', '=', documentId),
  );
  return row?.count ?? 0;
}

/** Pages of every file. */
export function listPageCounts(db: Db): ReadonlyMap<string, number> {
  const rows = db.all(db.build.selectFrom('files').select(['sha256', 'page_count']));
  return new Map(rows.map((row) => [row.sha256, row.page_count]));
}

/** Hashes as bytes, in the order of this PC, which may not be another one's: written one by one. */
function bytesOf(hashes: readonly number[]): Buffer {
  const bytes = Buffer.alloc(hashes.length * 4);
  for (const [at, hash] of hashes.entries()) bytes.writeUInt32LE(hash, at * 4);
  return bytes;
}

/** The hashes of the wording stand behind those of the shingles. */
function sketchOf(bytes: Buffer): Pick<Sketch, 'hashes' | 'wording'> {
  const all = Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) =>
    bytes.readUInt32LE(at * 4),
  );
  const shingles = Math.max(0, all.length - WORDING_SIZE);
  return { hashes: all.slice(0, shingles), wording: all.slice(shingles) };
}

export function upsertSketch(db: Db, sha256: string, { length, hashes, wording }: Sketch): void {
  const values = { method: LIKENESS_METHOD, length, sketch: bytesOf([...hashes, ...wording]) };
  db.run(
    db.build
      .insertInto('file_sketches')
      .values({ sha256, ...values })
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet(values)),
  );
}

/** Forgets the sketch of a file and what was only supposed of it; what somebody decided stays. */
export function deleteSketch(db: Db, sha256: string): void {
  db.run(db.build.deleteFrom('file_sketches').where('sha256', '=', sha256));
  db.run(
    db.build
      .deleteFrom('lookalikes')
      .where('decided', 'is', null)
      .where(({ or, eb }) => or([eb('one', '=', sha256), eb('other', '=', sha256)])),
  );
}

/** Notes a pair; one that is known keeps what was decided about it. */
export function upsertLookalike(
  db: Db,
  pair: { readonly one: string; readonly other: string; readonly likeness: number; readonly at: string },
): void {
  const { one, other, likeness, at } = pair;
  db.run(
    db.build
      .insertInto('lookalikes')
      .values({ one, other, likeness, found_at: at, decided: null })
      .onConflict((conflict) => conflict.columns(['one', 'other']).doUpdateSet({ likeness })),
  );
}

export interface StoredLookalike {
  readonly one: string;
  readonly other: string;
  readonly likeness: number;
  readonly decided: LookalikeDecision | null;
}

const toStored = (row: {
  one: string;
  other: string;
  likeness: number;
  decided: string | null;
}): StoredLookalike => ({ ...row, decided: row.decided as LookalikeDecision | null });

/** Pairs about which the same was decided, or nothing, most alike first. */
export function listLookalikes(db: Db, decided: LookalikeDecision | null): StoredLookalike[] {
  return db
    .all(
      db.build
        .selectFrom('lookalikes')
        .select(['one', 'other', 'likeness', 'decided'])
        .where('decided', 'is', decided)
        .orderBy('likeness', 'desc')
        .orderBy('one')
        .orderBy('other'),
    )
    .map(toStored);
}

export function findLookalike(db: Db, one: string, other: string): StoredLookalike | undefined {
  const row = db.first(
    db.build
      .selectFrom('lookalikes')
      .select(['one', 'other', 'likeness', 'decided'])
      .where('one', '=', one)
      .where('other', '=', other),
  );
  return row && toStored(row);
}

export function updateDecision(db: Db, one: string, other: string, decided: LookalikeDecision | null): void {
  db.run(
    db.build.updateTable('lookalikes').set({ decided }).where('one', '=', one).where('other', '=', other),
  );
}

/** The live document in which a file is, the oldest where several have it. */
export function findHolder(
  db: Db,
  sha256: string,
):
  | {
      readonly documentId: string;
      readonly versionId: string;
      readonly title: string;
      readonly sourceName: string;
      readonly language: string | null;
      readonly createdAt: string;
    }
  | undefined {
  const row = db.first(
    db.build
      .selectFrom('document_versions')
      .innerJoin('documents', 'documents.id', 'document_versions.document_id')
      .innerJoin('files', 'files.sha256', 'document_versions.sha256')
      .select([
        'documents.id',
        'document_versions.id as version_id',
        'documents.title',
        'files.source_name',
        'documents.language',
        'documents.created_at',
      ])
      .where('document_versions.sha256', '=', sha256)
      .where('documents.removed_at', 'is', null)
      .orderBy('documents.created_at')
      .limit(1),
  );
  return (
    row && {
      documentId: row.id,
      versionId: row.version_id,
      title: row.title,
      sourceName: row.source_name,
      language: row.language,
      createdAt: row.created_at,
    }
  );
}

/** Notes in the report of the import that brought a document in that its text is nearly that of another one. */
export function noteInImport(db: Db, documentId: string): void {
  db.run(
    db.build
      .updateTable('import_files')
      .set({ code: NEAR_DUPLICATE })
      .where('document_id', '=', documentId)
      .where('outcome', '=', 'added')
      .where('code', 'is', null),
  );
}
