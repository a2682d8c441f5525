import type { AppEvent } from '../../shared/app';
import { AppError, type Clock } from '../../shared/kernel';
import {
  type CitingAnswer,
  type Deletion,
  type DocumentUse,
  isUsed,
  type LibraryDocument,
} from '../../shared/library';
import { appendHistory, type Db } from '../database';
import { findDocument } from './repository';
import type { StoreKeeper } from './store-keeper';
import type { TextIndex } from './text-index';
import { deleteDocument, listHashesOf, withParts } from './trash-repository';

export interface Trash {
  /** What hangs on documents; those on which nothing hangs are left out. */
  usesOf(documentIds: readonly string[]): DocumentUse[];
  /**
   * Deletes documents that lie in the trash, rows first, then the files nobody needs any more.
   *
   * @throws AppError `library.importing` while files are brought in, `library.no-backup` when no backup can be made before.
   */
  deleteForGood(documentIds: readonly string[]): Promise<Deletion>;
}

export interface TrashDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  readonly index: TextIndex;
  readonly keeper: StoreKeeper;
  /** Where a version is cited, newest assessment first. */
  readonly citationsOf: (versionId: string) => readonly CitingAnswer[];
  /** How many passages are marked in the file of a version. */
  readonly highlightsOf: (versionId: string) => number;
  /** How many other documents one is joined with. */
  readonly relationsOf: (document: LibraryDocument) => number;
  /** In how many places plans and gaps name some documents, by document; those that they do not name may be left out. */
  readonly plansOf: (
    documents: readonly Pick<LibraryDocument, 'id' | 'versions'>[],
  ) => ReadonlyMap<string, number>;
  /** How many statuses of treaties name a document as the one that shows them, by document. */
  readonly treatiesOf: () => ReadonlyMap<string, number>;
  readonly isImporting: () => boolean;
  /** Makes a backup if something has changed since the last one. */
  readonly backUp: () => Promise<void>;
}

export function createTrash(dependencies: TrashDependencies): Trash {
  const { db, clock, actor, announce, index, keeper } = dependencies;

  const usage = (
    document: LibraryDocument,
    { plans, treaties }: Pick<DocumentUse, 'plans' | 'treaties'>,
  ): DocumentUse => ({
    documentId: document.id,
    title: document.title,
    citations: document.versions.flatMap(({ id }) => dependencies.citationsOf(id)),
    highlights: document.versions.reduce((sum, { id }) => sum + dependencies.highlightsOf(id), 0),
    relations: dependencies.relationsOf(document),
    ...{ plans, treaties },
  });
  const usesOf = (documentIds: readonly string[]): DocumentUse[] => {
    const documents = documentIds.flatMap((id) => findDocument(db, id) ?? []);
    const named = documents.map((document) => ({ document, ids: withParts(db, document.id) }));
    const plans = dependencies.plansOf(
      named.flatMap(({ document: { id: whole, versions }, ids }) =>
        // A plan names a document as it was when it was named, and so does a treaty, also where that is a part of another one since.
        ids.map((id) => ({ id, versions: id === whole ? versions : [] })),
      ),
    );
    const treaties = dependencies.treatiesOf();
    const sumOf = (counts: ReadonlyMap<string, number>, ids: readonly string[]) =>
      ids.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
    return named
      .map(({ document, ids }) =>
        usage(document, { plans: sumOf(plans, ids), treaties: sumOf(treaties, ids) }),
      )
      .filter(isUsed);
  };

  return {
    usesOf,
    deleteForGood: async (documentIds) => {
      if (dependencies.isImporting()) throw new AppError('library.importing');
      try {
        await dependencies.backUp();
      } catch (cause) {
        throw new AppError('library.no-backup', {}, cause);
      }
      // A backup takes a while: what was begun meanwhile may have found its file in one of these documents.
      if (dependencies.isImporting()) throw new AppError('library.importing');
      const cited = new Set<string>();
      const gone: string[] = [];
      // Asked inside the transaction, so that nobody cites a document between the question and its end.
      const loose = db.transaction(() => {
        const at = clock();
        const files = new Set<string>();
        for (const id of new Set(documentIds)) {
          const document = findDocument(db, id);
          if (document === undefined || document.removedAt === null) continue;
          if (document.versions.some((version) => dependencies.citationsOf(version.id).length > 0)) {
            cited.add(id);
            continue;
          }
          for (const sha256 of listHashesOf(db, id)) files.add(sha256);
          deleteDocument(db, id);
          appendHistory(db, {
            at,
            actor: actor(),
            entity: 'document',
            entityId: id,
            field: 'deleted',
            before: document.title,
            after: null,
          });
          gone.push(id);
        }
        return [...files];
      });
      const { moved, kept } = await keeper.setAside(loose);
      for (const sha256 of moved) await index.removeFile(sha256);
      if (gone.length > 0) announce({ name: 'library.changed', ids: gone });
      return {
        deleted: gone.length,
        cited: cited.size,
        filesMoved: moved.length,
        filesKept: kept.length,
      };
    },
  };
}
