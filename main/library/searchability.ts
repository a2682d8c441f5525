import { AppError } from '../../shared/kernel';
import {
  type LibraryDocument,
  type SearchabilityReport,
  searchabilityOf,
  textStateOf,
} from '../../shared/library';
import type { Db } from '../database';
import type { FileStore } from './file-store';
import type { FileReader } from './import-pipeline';
import { listLeftOut } from './imports-repository';
import { findDocument, listReportedDocuments, updateFileText } from './repository';
import type { TextIndex } from './text-index';

export interface Searchability {
  /** How much of the library can be found by its words. */
  report(): Promise<SearchabilityReport>;
  /**
   * Reads the newest file of a document once more where the index lacks its text; the password is used once and not kept.
   *
   * @throws AppError `library.not-found`, `library.file-gone`, `pdf.password` and what else reading a file may fail with.
   */
  readAgain(documentId: string, password: string | null): Promise<LibraryDocument>;
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
  const get = (documentId: string): LibraryDocument => {
    const found = findDocument(db, documentId);
    if (found === undefined) throw new AppError('library.not-found');
    return found;
  };
  return {
    report: async () => {
      const files = await index.qualities();
      return searchabilityOf(listReportedDocuments(db), files, listLeftOut(db));
    },
    readAgain: async (documentId, password) => {
      const file = get(documentId).versions[0]?.file;
      const [reader] = readers;
      if (file === undefined || reader === undefined || !store.has(file.sha256))
        throw new AppError('library.file-gone');
      const { sha256 } = file;
      const known = (await index.contents()).files.find((each) => each.sha256 === sha256);
      if (known?.complete) return get(documentId);
      let searchable = 0;
      try {
        await index.removeFile(sha256);
        const summary = await reader.extract(store.pathOf(sha256), {
          ...(password === null ? {} : { password }),
          onPages: async (pages) => {
            searchable += pages.filter(({ quality }) => quality !== 'empty').length;
            await index.putPages(sha256, pages);
          },
        });
        await index.finishFile(sha256, summary.facts.pagesRead);
        const total = file.pageCount;
        const counted = Math.min(searchable, total);
        updateFileText(
          db,
          sha256,
          counted,
          textStateOf({ total, searchable: counted, suspect: summary.suspect }),
        );
      } catch (cause) {
        await index.removeFile(sha256);
        throw cause;
      }
      const document = get(documentId);
      onRead(document);
      return document;
    },
  };
}
