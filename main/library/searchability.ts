import { AppError } from '../../shared/kernel';
import {
  type LibraryDocument,
  READ_UNSURE,
  type SearchabilityReport,
  searchabilityOf,
  UNSURE_BELOW,
} from '../../shared/library';
import type { Db } from '../database';
import type { FileStore } from './file-store';
import type { FileReader } from './import-pipeline';
import { listLeftOut } from './imports-repository';
import { listUnsurePages } from './ocr-repository';
import { readMissingText } from './reading-again';
import { findDocument } from './repository';
import type { TextIndex } from './text-index';
import { findVersionPlace, listReportedVersions } from './versions-repository';

export interface Searchability {
  /** How much of the library can be found by its words. */
  report(): Promise<SearchabilityReport>;
  /**
   * Reads the file of a version once more where the index lacks its text; the password is used once and not kept.
   *
   * @throws AppError `library.not-found`, `library.file-gone`, `pdf.password` and what else reading a file may fail with.
   */
  readAgain(versionId: string, password: string | null): Promise<LibraryDocument>;
}

export interface SearchabilityDependencies {
  readonly db: Db;
  readonly index: TextIndex;
  readonly store: FileStore;
  /** The first of them reads. */
  readonly readers: readonly FileReader[];
  /** Hears of a document whose text can be searched now. */
  readonly onRead: (document: LibraryDocument) => void;
}

export function createSearchability(dependencies: SearchabilityDependencies): Searchability {
  const { db, index, store, readers, onRead } = dependencies;
  const documentOf = (versionId: string): LibraryDocument => {
    const place = findVersionPlace(db, versionId);
    const found = place && findDocument(db, place.documentId);
    if (found === undefined) throw new AppError('library.not-found');
    return found;
  };
  return {
    report: async () => {
      const unsure = listUnsurePages(db, UNSURE_BELOW);
      const files = (await index.qualities()).map((file) => {
        const pages = unsure.get(file.sha256) ?? [];
        const trouble = { quality: 'ocr' as const, reasons: [READ_UNSURE], pages };
        return pages.length === 0 ? file : { ...file, troubles: [...file.troubles, trouble] };
      });
      return searchabilityOf(listReportedVersions(db), files, listLeftOut(db));
    },
    readAgain: async (versionId, password) => {
      const file = documentOf(versionId).versions.find(({ id }) => id === versionId)?.file;
      const [reader] = readers;
      if (file === undefined || reader === undefined || !store.has(file.sha256))
        throw new AppError('library.file-gone');
      const isRead = await readMissingText({ db, index, store, reader }, file, password);
      const document = documentOf(versionId);
      if (isRead) onRead(document);
      return document;
    },
  };
}
