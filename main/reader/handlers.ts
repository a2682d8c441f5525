import type { Handlers } from '../../shared/kernel';
import type { readerContract } from '../../shared/reader';
import { createHighlights, type HighlightsDependencies } from './highlights';
import { createReaderService, type ReaderDependencies } from './service';

/** Answers the calls of the reader. */
export function createReaderHandlers(
  dependencies: ReaderDependencies & HighlightsDependencies,
): Handlers<typeof readerContract> {
  const reader = createReaderService(dependencies);
  const highlights = createHighlights(dependencies);
  return {
    'reader.open': ({ versionId, ahead }) => reader.open(versionId, ahead),
    'reader.leave': ({ versionId, page }) => {
      reader.leave(versionId, page);
      return {};
    },
    'reader.listHighlights': ({ versionId }) => highlights.list(versionId),
    'reader.allHighlights': () => highlights.all(),
    'reader.highlight': ({ versionId, highlights: given }) => highlights.add(versionId, given),
    'reader.changeHighlight': ({ highlightId, changes }) => highlights.change(highlightId, changes),
    'reader.removeHighlight': ({ highlightId }) => {
      highlights.remove(highlightId);
      return {};
    },
    'reader.restoreHighlight': ({ highlightId }) => highlights.restore(highlightId),
  };
}
