import { sql } from 'kysely';
import {
  type ActingFacts,
  type DocumentRelation,
  type RelatedDocument,
  type RelationEdge,
  type RelationKind,
  successorsOf,
} from '../../shared/library';
import type { Db } from '../database';
import { among } from './among-repository';

/** A relation as stored. */
export interface StoredRelation extends RelationEdge {
  readonly id: string;
  readonly effectiveOn: string | null;
}

interface RelatedRow {
  id: string;
  version_id: string | null;
  title: string;
  language: string | null;
  type: string;
  number: string | null;
  status: string;
  adopted_on: string | null;
  in_force_on: string | null;
  removed_at: string | null;
}

const toRelated = (row: RelatedRow): RelatedDocument => ({
  id: row.id,
  versionId: row.version_id ?? row.id,
  title: row.title,
  language: row.language as RelatedDocument['language'],
  type: row.type as RelatedDocument['type'],
  number: row.number,
  status: row.status as RelatedDocument['status'],
  adoptedOn: row.adopted_on,
  inForceOn: row.in_force_on,
  removed: row.removed_at !== null,
});

/** Documents as the other ends of relations, with their current versions. */
const related = (db: Db) =>
  db.build
    .selectFrom('documents as other')
    .select([
      'other.id',
      'other.title',
      'other.language',
      'other.type',
      'other.number',
      'other.status',
      'other.adopted_on',
      'other.in_force_on',
      'other.removed_at',
    ])
    .select(({ selectFrom }) =>
      selectFrom('document_versions as version')
        .select('version.id')
        .whereRef('version.document_id', '=', 'other.id')
        .orderBy('version.is_official', 'desc')
        .orderBy('version.position', 'desc')
        .limit(1)
        .as('version_id'),
    );

/** The relations of a document, those in which it acts first, by kind and age. */
export function listRelationsOf(db: Db, documentId: string): DocumentRelation[] {
  const ends = [
    { here: 'from_document', there: 'to_document', direction: 'out' },
    { here: 'to_document', there: 'from_document', direction: 'in' },
  ] as const;
  return ends.flatMap(({ here, there, direction }) =>
    db
      .all(
        related(db)
          .innerJoin('document_relations as relation', `relation.${there}`, 'other.id')
          .select([
            'relation.id as relation_id',
            'relation.kind',
            'relation.in_part',
            'relation.effective_on',
          ])
          .where(`relation.${here}`, '=', documentId)
          .orderBy('relation.kind')
          .orderBy('relation.created_at')
          .orderBy('relation.id'),
      )
      .map((row) => ({
        id: row.relation_id,
        kind: row.kind as RelationKind,
        direction,
        inPart: row.in_part === 1,
        effectiveOn: row.effective_on,
        other: toRelated(row),
      })),
  );
}

/** All relations, oldest first. */
export function listRelations(db: Db): StoredRelation[] {
  return db
    .all(db.build.selectFrom('document_relations').selectAll().orderBy('created_at').orderBy('id'))
    .map((row) => ({
      id: row.id,
      kind: row.kind as RelationKind,
      from: row.from_document,
      to: row.to_document,
      inPart: row.in_part === 1,
      effectiveOn: row.effective_on,
    }));
}

export function findRelation(db: Db, id: string): StoredRelation | undefined {
  return listRelations(db).find((relation) => relation.id === id);
}

/** The id that a relation had which said the same and was taken away, the last one; undefined where there was none. */
export function findFormerId(db: Db, relation: Omit<StoredRelation, 'id'>): string | undefined {
  const said = ({ kind, from, to, inPart, effectiveOn }: Omit<StoredRelation, 'id'>): string =>
    JSON.stringify([kind, from, to, inPart, effectiveOn]);
  return db
    .all(
      db.build
        .selectFrom('history')
        .select(['entity_id', 'before'])
        .where('entity', '=', 'relation')
        .where('field', '=', 'relation')
        .where('before', 'is not', null)
        .where('after', 'is', null)
        .orderBy('seq'),
    )
    .findLast(({ before }) => said(JSON.parse(before ?? '{}') as StoredRelation) === said(relation))
    ?.entity_id;
}

/** What all documents, or some, suffer from others, by document. Acts that lie in the trash count as if they were not there. */
export function listAllActs(
  db: Db,
  documentIds?: readonly string[],
): ReadonlyMap<string, readonly ActingFacts[]> {
  const all = db.build
    .selectFrom('document_relations as relation')
    .innerJoin('documents as acting', 'acting.id', 'relation.from_document')
    .select([
      'relation.to_document',
      'relation.kind',
      'relation.in_part',
      'relation.effective_on',
      'acting.status',
      'acting.adopted_on',
      'acting.in_force_on',
    ])
    .where('acting.removed_at', 'is', null);
  const rows = db.all(
    documentIds === undefined ? all : all.where(among('relation.to_document', documentIds)),
  );
  const acts = new Map<string, ActingFacts[]>();
  for (const row of rows) {
    const list = acts.get(row.to_document) ?? [];
    acts.set(row.to_document, list);
    list.push({
      kind: row.kind as RelationKind,
      inPart: row.in_part === 1,
      effectiveOn: row.effective_on,
      status: row.status as ActingFacts['status'],
      adoptedOn: row.adopted_on,
      inForceOn: row.in_force_on,
    });
  }
  return acts;
}

/** Documents that took the place of one, nearest first. Drafts and documents in the trash take no place. */
export function listSuccessors(db: Db, documentId: string): RelatedDocument[] {
  const rows = db.all(
    db.build
      .selectFrom('document_relations as relation')
      .innerJoin('documents as acting', 'acting.id', 'relation.from_document')
      .select(['relation.kind', 'relation.from_document', 'relation.to_document'])
      .where('relation.in_part', '=', 0)
      .where('relation.kind', 'in', ['repeals', 'supersedes'])
      .where('acting.removed_at', 'is', null)
      .where('acting.status', 'not in', ['draft', 'lapsed'])
      .orderBy('relation.created_at')
      .orderBy('relation.id'),
  );
  const edges = rows.map((row) => ({
    kind: row.kind as RelationKind,
    from: row.from_document,
    to: row.to_document,
    inPart: false,
  }));
  return successorsOf(edges, documentId).flatMap((id) => {
    const row = db.first(related(db).where('other.id', '=', id));
    return row === undefined ? [] : [toRelated(row)];
  });
}

/** Documents whose standing hangs on this one: those it amends, repeals or takes the place of. */
export function listActedOn(db: Db, documentIds: readonly string[]): string[] {
  return db
    .all(
      db.build
        .selectFrom('document_relations')
        .select('to_document')
        .distinct()
        .where(sql<boolean>`from_document IN (SELECT value FROM json_each(${JSON.stringify(documentIds)}))`),
    )
    .map(({ to_document }) => to_document);
}

export function insertRelation(db: Db, relation: StoredRelation, at: string): void {
  db.run(
    db.build.insertInto('document_relations').values({
      id: relation.id,
      kind: relation.kind,
      from_document: relation.from,
      to_document: relation.to,
      in_part: relation.inPart ? 1 : 0,
      effective_on: relation.effectiveOn,
      created_at: at,
    }),
  );
}

export function updateRelationEnds(db: Db, id: string, from: string, to: string): void {
  db.run(
    db.build
      .updateTable('document_relations')
      .set({ from_document: from, to_document: to })
      .where('id', '=', id),
  );
}

export function deleteRelation(db: Db, id: string): void {
  db.run(db.build.deleteFrom('document_relations').where('id', '=', id));
}
