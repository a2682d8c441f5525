import type { AppEvent } from '../../shared/app';
import { AppError, type Clock, localDay, monthsLater, type NewId } from '../../shared/kernel';
import {
  type JoinKind,
  type LibraryDocument,
  type RelationEdge,
  type Review,
  relationFault,
  uncheckedAgain,
  type VersionField,
  type VersionFields,
} from '../../shared/library';
import { appendHistory, type Db } from '../database';
import { UNNAMED } from '../settings';
import {
  changeMark,
  changeOrder,
  changeVersion,
  joinDocuments,
  splitVersion,
  unjoinDocument,
} from './joining';
import {
  deleteRelation,
  findFormerId,
  findRelation,
  insertRelation,
  listRelations,
} from './relations-repository';
import { findDocument, findDocumentOfVersion, updateReview } from './repository';
import { touchDocument } from './versions-repository';

/** Fields to change; one that is absent or undefined stays as it is. */
type Changes<T> = { readonly [F in keyof T]?: T[F] | undefined };

/** Documents as works: versions, relations and reviews. Every change enters the history. */
export interface Works {
  /** @throws AppError `library.not-found` */
  setVersion(versionId: string, changes: Changes<VersionFields>): LibraryDocument;
  /** @throws AppError `library.not-found` */
  markOfficial(versionId: string, official: boolean): LibraryDocument;
  /** @throws AppError `library.not-found`, `library.order-incomplete` */
  orderVersions(documentId: string, versionIds: readonly string[]): LibraryDocument;
  /** @throws AppError as `joinDocuments` */
  join(joined: {
    readonly documentId: string;
    readonly into: string;
    readonly as: JoinKind;
  }): LibraryDocument;
  /** Gives the document that had joined. @throws AppError as `unjoinDocument` */
  unjoin(joined: { readonly documentId: string; readonly into: string }): LibraryDocument;
  /** @throws AppError as `splitVersion` */
  splitOff(versionId: string): LibraryDocument;
  /** @throws AppError `library.not-found` and as `relationFault` */
  relate(relation: RelationEdge & { readonly effectiveOn: string | null }): LibraryDocument;
  /** @throws AppError `library.relation-not-found` */
  unrelate(relationId: string): LibraryDocument;
  /** @throws AppError `library.not-found` */
  setReview(documentId: string, changes: Changes<Review>): LibraryDocument;
  /** @throws AppError `library.not-found` */
  markChecked(documentId: string, months: number): LibraryDocument;
  /** @throws AppError `library.not-found` */
  uncheck(documentId: string, check: { readonly before: Review; readonly written: Review }): LibraryDocument;
}

export interface WorksDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** Hears after the commit which documents the search index must know anew. */
  readonly onChanged: (documentIds: readonly string[]) => void;
}

export function createWorks({ db, clock, newId, actor, announce, onChanged }: WorksDependencies): Works {
  const get = (documentId: string): LibraryDocument => {
    const found = findDocument(db, documentId);
    if (!found) throw new AppError('library.not-found');
    return found;
  };
  const getOfVersion = (versionId: string): LibraryDocument => {
    const found = findDocumentOfVersion(db, versionId);
    if (!found) throw new AppError('library.not-found');
    return found;
  };
  const tellChanged = (ids: readonly string[]): void => {
    onChanged(ids);
    announce({ name: 'library.changed', ids: [...ids] });
  };
  const stamp = () => ({ at: clock(), actor: actor() });

  /** Runs a change of one version; the change says whether it changed anything. */
  const changing = (
    find: () => LibraryDocument,
    change: (before: LibraryDocument, at: ReturnType<typeof stamp>) => boolean,
  ): LibraryDocument => {
    const { id } = db.transaction(() => {
      const before = find();
      const now = stamp();
      if (change(before, now)) touchDocument(db, before.id, now.at);
      return before;
    });
    tellChanged([id]);
    return get(id);
  };

  const writeReview = (documentId: string, changes: Changes<Review>): LibraryDocument =>
    changing(
      () => get(documentId),
      (before, { at, actor: by }) => {
        const changed = (Object.entries(changes) as [keyof Review, string | null | undefined][]).filter(
          ([field, value]) => value !== undefined && before.review[field] !== value,
        );
        for (const [field, value] of changed) {
          appendHistory(db, {
            at,
            actor: by,
            entity: 'document',
            entityId: documentId,
            field,
            before: before.review[field],
            after: value ?? null,
          });
        }
        if (changed.length === 0) return false;
        updateReview(db, documentId, { ...before.review, ...Object.fromEntries(changed) });
        return true;
      },
    );

  return {
    setVersion: (versionId, changes) =>
      changing(
        () => getOfVersion(versionId),
        (before, now) => {
          const version = before.versions.find(({ id }) => id === versionId);
          if (!version) throw new AppError('library.not-found');
          const given = Object.fromEntries(
            Object.entries(changes).filter(([, value]) => value !== undefined),
          ) as Partial<Pick<VersionFields, VersionField>>;
          const isTranslation =
            given.standing === 'unofficial-translation' || given.standing === 'machine-translation';
          return changeVersion(db, now, version, {
            ...given,
            ...(isTranslation && version.isOfficial ? { isOfficial: false } : {}),
          });
        },
      ),
    markOfficial: (versionId, official) =>
      changing(
        () => getOfVersion(versionId),
        (before, now) => changeMark(db, now, before.versions, versionId, official),
      ),
    orderVersions: (documentId, versionIds) =>
      changing(
        () => get(documentId),
        (before, now) => changeOrder(db, now, before, versionIds),
      ),
    join: (joined) => {
      db.transaction(() => joinDocuments(db, stamp(), joined));
      tellChanged([joined.documentId, joined.into]);
      return get(joined.into);
    },
    unjoin: (joined) => {
      const wholes = db.transaction(() => unjoinDocument(db, stamp(), joined));
      tellChanged([...wholes, joined.documentId]);
      return get(joined.documentId);
    },
    splitOff: (versionId) => {
      const { whole, part } = db.transaction(() => ({
        whole: getOfVersion(versionId).id,
        part: splitVersion(db, stamp(), versionId, newId),
      }));
      tellChanged([whole, part]);
      return get(part);
    },
    relate: (relation) => {
      const { kind, from, to, inPart, effectiveOn } = relation;
      db.transaction(() => {
        const [acting, target] = [get(from), get(to)];
        const fault = relationFault(listRelations(db), relation);
        if (fault !== null) throw new AppError(fault, { from: acting.title, to: target.title });
        const { at, actor: by } = stamp();
        const said = { kind, from, to, inPart, effectiveOn };
        // What was decided about a relation is known by its id: said again, it is the same one.
        const former = findFormerId(db, said);
        const isFree = former !== undefined && findRelation(db, former) === undefined;
        const stored = { id: isFree ? former : newId(), ...said };
        insertRelation(db, stored, at);
        appendHistory(db, {
          at,
          actor: by,
          entity: 'relation',
          entityId: stored.id,
          field: 'relation',
          before: null,
          after: JSON.stringify(stored),
        });
        for (const id of [from, to]) touchDocument(db, id, at);
      });
      tellChanged([from, to]);
      return get(from);
    },
    unrelate: (relationId) => {
      const { from, to } = db.transaction(() => {
        const relation = findRelation(db, relationId);
        if (!relation) throw new AppError('library.relation-not-found');
        const { at, actor: by } = stamp();
        deleteRelation(db, relationId);
        appendHistory(db, {
          at,
          actor: by,
          entity: 'relation',
          entityId: relationId,
          field: 'relation',
          before: JSON.stringify(relation),
          after: null,
        });
        for (const id of [relation.from, relation.to]) touchDocument(db, id, at);
        return relation;
      });
      tellChanged([from, to]);
      return get(from);
    },
    setReview: writeReview,
    markChecked: (documentId, months) => {
      const today = localDay(clock());
      const person = actor();
      return writeReview(documentId, {
        checkedOn: today,
        // What stands in the history for somebody without a name is no name.
        checkedBy: person === UNNAMED ? null : person,
        reviewBy: monthsLater(today, months),
      });
    },
    uncheck: (documentId, check) => writeReview(documentId, uncheckedAgain(get(documentId).review, check)),
  };
}
