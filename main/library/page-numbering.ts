import type { AppEvent } from '../../shared/app';
import { AppError, type Clock } from '../../shared/kernel';
import type { FilePageNumbers, PageNumbers } from '../../shared/library';
import { appendHistory, type Db } from '../database';
import {
  deletePageNumbers,
  findPageNumbers,
  listPageNumbers,
  upsertPageNumbers,
} from './page-numbers-repository';
import { findDocumentOfVersion } from './repository';

export interface PageNumberingDependencies {
  readonly db: Db;
  readonly clock: Clock;
  /** Who makes the change, for the history. */
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
}

export interface PageNumbering {
  listPageNumbers(): FilePageNumbers[];
  /**
   * States how a version's file is numbered in print, or takes the statement back with null.
   *
   * @throws AppError `library.not-found`; `library.page-outside` with `page` and `pageCount`.
   */
  setPageNumbers(versionId: string, numbers: PageNumbers | null): void;
}

const asText = (numbers: PageNumbers | null) =>
  numbers === null ? null : `${numbers.firstPage} ${numbers.firstNumber}`;

/** Printed page numbers of files that do not state them, or state them wrongly. */
export function createPageNumbering({
  db,
  clock,
  actor,
  announce,
}: PageNumberingDependencies): PageNumbering {
  return {
    listPageNumbers: () => listPageNumbers(db),
    setPageNumbers: (versionId, numbers) => {
      const documentId = db.transaction(() => {
        const document = findDocumentOfVersion(db, versionId);
        const file = document?.versions.find((each) => each.id === versionId)?.file;
        if (document === undefined || file === undefined) throw new AppError('library.not-found');
        if (numbers !== null && numbers.firstPage > file.pageCount) {
          throw new AppError('library.page-outside', { page: numbers.firstPage, pageCount: file.pageCount });
        }
        const before = asText(findPageNumbers(db, file.sha256));
        const after = asText(numbers);
        if (before === after) return null;
        const at = clock();
        if (numbers === null) deletePageNumbers(db, file.sha256);
        else upsertPageNumbers(db, file.sha256, numbers, at);
        appendHistory(db, {
          at,
          actor: actor(),
          entity: 'file',
          entityId: file.sha256,
          field: 'pageNumbers',
          before,
          after,
        });
        return document.id;
      });
      if (documentId !== null) announce({ name: 'library.changed', ids: [documentId] });
    },
  };
}
