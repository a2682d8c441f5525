import { AppError, type Clock, type Handlers } from '../../shared/kernel';
import { summaryOf } from '../../shared/library';
import type { readerContract } from '../../shared/reader';
import type { Db } from '../database';
import type { LibraryService } from '../library';
import { findReadingPlace, upsertReadingPlace } from './repository';

export interface ReaderDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly library: LibraryService;
}

export function createReaderHandlers({
  db,
  clock,
  library,
}: ReaderDependencies): Handlers<typeof readerContract> {
  return {
    'reader.open': ({ versionId }) => {
      const document = library.getOfVersion(versionId);
      const version = document.versions.find((each) => each.id === versionId);
      if (!version) throw new AppError('library.not-found');
      return {
        // The version that was asked for, which need not be the newest.
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
    'reader.leave': ({ versionId, page }) => {
      if (!library.findVersion(versionId)) throw new AppError('library.not-found');
      upsertReadingPlace(db, versionId, page, clock());
      return {};
    },
  };
}
