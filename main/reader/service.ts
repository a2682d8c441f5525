import { AppError, type Clock } from '../../shared/kernel';
import { type DocumentSummary, summaryOf } from '../../shared/library';
import type { Db } from '../database';
import type { LibraryService } from '../library';
import { findReadingPlace, upsertReadingPlace } from './repository';

export interface ReaderDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly library: LibraryService;
  /** Hears which file somebody reads. */
  readonly onOpened?: (sha256: string) => void;
}

/** What the viewer needs to show a version. */
export interface OpenedVersion {
  /** Facts of the document, told of the version that was asked for, which need not be the newest. */
  readonly document: DocumentSummary;
  readonly versionLabel: string;
  /** Page where reading stopped, from 1, never past the end. */
  readonly lastPage: number;
}

export interface ReaderService {
  /**
   * Throws `library.not-found` when the library has no such version.
   *
   * @param ahead Only looked up because somebody may open it next: nobody reads it yet.
   */
  open(versionId: string, ahead?: boolean): OpenedVersion;
  /** Remembers the page (from 1) where reading stopped. Throws `library.not-found` when the library has no such version. */
  leave(versionId: string, page: number): void;
}

/** Opens versions for reading and remembers where reading stopped. */
export function createReaderService({ db, clock, library, onOpened }: ReaderDependencies): ReaderService {
  return {
    open(versionId, ahead = false) {
      const document = library.getOfVersion(versionId);
      const version = document.versions.find((each) => each.id === versionId);
      if (!version) throw new AppError('library.not-found');
      if (!ahead) onOpened?.(version.file.sha256);
      return {
        document: {
          ...summaryOf(document),
          versionId,
          sha256: version.file.sha256,
          pageCount: version.file.pageCount,
          textState: version.file.textState,
        },
        versionLabel: version.label,
        lastPage: Math.min(findReadingPlace(db, versionId), Math.max(1, version.file.pageCount)),
      };
    },
    leave(versionId, page) {
      if (!library.findVersion(versionId)) throw new AppError('library.not-found');
      upsertReadingPlace(db, versionId, page, clock());
    },
  };
}
