import { type DocumentLine, type LibraryDigest, libraryDigest, yearOf } from '../../shared/library';
import type { Db } from '../database';

/** Documents that are in the library, under the name of their table. */
const present = (db: Db) =>
  db.build.selectFrom('documents').where('removed_at', 'is', null).where('merged_into', 'is', null);

const due = (db: Db, day: string) => present(db).where('review_by', '<=', day);
const guessed = (db: Db) => present(db).where('guessed', '<>', '[]');

type Present = ReturnType<typeof present>;

const count = (db: Db, documents: Present): number =>
  db.first(documents.select(({ fn }) => fn.countAll<number>().as('count')))?.count ?? 0;

/** The version that counts: the official one, else the first. */
const currentVersion = (db: Db, documentId: string) =>
  db.first(
    db.build
      .selectFrom('document_versions as version')
      .innerJoin('files', 'files.sha256', 'version.sha256')
      .select(['version.id', 'files.page_count'])
      .where('version.document_id', '=', documentId)
      .orderBy('version.is_official', 'desc')
      .orderBy('version.position', 'desc')
      .limit(1),
  );

/** The first documents of a list as lines. Versions are looked up for these alone, and not while the list is sorted. */
function listLines(db: Db, documents: Present, lines: number): DocumentLine[] {
  const rows = db.all(
    documents
      .select([
        ...([
          'id',
          'title',
          'number',
          'language',
          'type',
          'state',
          'adopted_on',
          'in_force_on',
          'review_by',
        ] as const),
      ])
      .limit(lines),
  );
  return rows.map((row) => {
    const { title, number } = row;
    const state = row.state as DocumentLine['state'];
    const type = row.type as DocumentLine['type'];
    const version = currentVersion(db, row.id);
    return {
      id: row.id,
      versionId: version?.id ?? row.id,
      title,
      language: row.language as DocumentLine['language'],
      type,
      state,
      year: yearOf({ type, title, number, state, inForceOn: row.in_force_on, adoptedOn: row.adopted_on }),
      pageCount: version?.page_count ?? 0,
      reviewBy: row.review_by,
    };
  });
}

/** What is worth knowing of the library on a day, with no more lines of each kind than asked for. */
export function findDigest(db: Db, day: string, lines: number): LibraryDigest {
  const lastChanged = (documents: Present) => documents.orderBy('updated_at', 'desc').orderBy('id');
  return libraryDigest.parse({
    changed: { count: count(db, present(db)), first: listLines(db, lastChanged(present(db)), lines) },
    toCheck: {
      count: count(db, due(db, day)),
      first: listLines(db, due(db, day).orderBy('review_by').orderBy('id'), lines),
    },
    guessed: { count: count(db, guessed(db)), first: listLines(db, lastChanged(guessed(db)), lines) },
    hasImports: db.first(db.build.selectFrom('imports').select('id').limit(1)) !== undefined,
  });
}
