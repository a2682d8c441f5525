import type { Handlers } from '../../shared/kernel';
import type { readerContract } from '../../shared/reader';
import { createReaderService, type ReaderDependencies } from './service';

/** Answers the calls of the reader. */
export function createReaderHandlers(dependencies: ReaderDependencies): Handlers<typeof readerContract> {
  const reader = createReaderService(dependencies);
  return {
    'reader.open': ({ versionId }) => reader.open(versionId),
    'reader.leave': ({ versionId, page }) => {
      reader.leave(versionId, page);
      return {};
    },
  };
}
