import { sql } from 'kysely';
import { type LibraryDocument, toldDays } from '../../shared/library';
import type { Db } from '../database';

/** A document with the days that may matter, and those of its versions, the first version first. */
export interface DatedDocument
  extends Pick<
    LibraryDocument,
    | ('id' | 'title' | 'language' | 'state' | 'type' | 'status' | 'access')
    | ('adoptedOn' | 'inForceOn' | 'expiresOn')
  > {
  readonly reviewBy: string | null;
  readonly versions: readonly { readonly id: string; readonly publishedOn: string | null }[];
}

/** Which days are wanted: from a day on, and what was not settled before it, up to another one; so many of each kind. */
export interface DaysWanted {
  readonly from: string;
  readonly until: string;
  readonly lines: number;
  /** Statuses of a text that has not ended yet: the day it expires is still of interest. */
  readonly applying: readonly LibraryDocument['status'][];
  /** Types whose first and last days are those of a time they speak of: nothing begins or ends with them. */
  readonly ofPeriods: readonly LibraryDocument['type'][];
  /** Documents with these versions are wanted whatever their days. */
  readonly versionIds: readonly string[];
}

const COLUMNS = [
  ...(['id', 'title', 'language', 'state', 'type', 'status', 'access'] as const),
  ...(['adopted_on', 'in_force_on', 'expires_on', 'review_by', 'guessed'] as const),
] as const;

const present = (db: Db) =>
  db.build.selectFrom('documents').where('removed_at', 'is', null).where('merged_into', 'is', null);

// One parameter however many there are: the text of the query stays the same.
const oneOf = (ids: Iterable<string>) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify([...ids])}))`;

/** The documents that have a wanted day. */
function idsWanted(db: Db, { from, until, lines, applying, ofPeriods, versionIds }: DaysWanted): Set<string> {
  const by = (day: 'review_by' | 'in_force_on' | 'expires_on') =>
    present(db).select('id').where(day, '<=', until).orderBy(day).orderBy('id').limit(lines);
  const lasting = (day: 'in_force_on' | 'expires_on') => by(day).where('type', 'not in', ofPeriods);
  const queries = [
    by('review_by'),
    // However much is overdue, what comes next is among them.
    by('review_by').where('review_by', '>=', from),
    lasting('expires_on').where('status', 'in', applying).where('expires_on', '>=', from),
    // A commencement is nobody's task once its day is there, unless the catalogue still says that it is to come.
    lasting('in_force_on').where(({ eb, or }) =>
      or([eb('in_force_on', '>=', from), eb('status', '=', 'adopted')]),
    ),
    lasting('expires_on').where('status', 'in', applying),
    present(db)
      .innerJoin('document_versions as version', 'version.document_id', 'documents.id')
      .select('documents.id')
      .where('version.id', 'in', oneOf(versionIds)),
  ];
  return new Set(queries.flatMap((query) => db.all(query)).map(({ id }) => id));
}

/** Documents that are not in the trash with their days: those of the days wanted, or all. */
export function listDatedDocuments(db: Db, wanted: DaysWanted | null): DatedDocument[] {
  const ids = wanted === null ? null : oneOf(idsWanted(db, wanted));
  const documents = present(db).select(COLUMNS).orderBy('id');
  const versions = db.build
    .selectFrom('document_versions')
    .select(['id', 'document_id', 'published_on'])
    .orderBy('position', 'desc');
  const byDocument = Map.groupBy(
    db.all(ids === null ? versions : versions.where('document_id', 'in', ids)),
    (version) => version.document_id,
  );
  return db.all(ids === null ? documents : documents.where('id', 'in', ids)).map((row) => ({
    id: row.id,
    title: row.title,
    language: row.language as DatedDocument['language'],
    state: row.state as DatedDocument['state'],
    type: row.type as DatedDocument['type'],
    status: row.status as DatedDocument['status'],
    access: row.access as DatedDocument['access'],
    adoptedOn: row.adopted_on,
    ...toldDays({
      type: row.type as DatedDocument['type'],
      inForceOn: row.in_force_on,
      expiresOn: row.expires_on,
      guessed: JSON.parse(row.guessed),
    }),
    reviewBy: row.review_by,
    versions: (byDocument.get(row.id) ?? []).map(({ id, published_on }) => ({
      id,
      publishedOn: published_on,
    })),
  }));
}
