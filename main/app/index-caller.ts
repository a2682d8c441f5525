import { conceptName, type GlossaryConcept } from '../../shared/glossary';
import type { IndexedFileQuality } from '../../shared/library';
import type { BridgeConcept } from '../../shared/search';
import type { Caller } from '../ipc';
import type { IndexContents, TextIndex } from '../library';

// A search waits for the pages that are being indexed when it comes, about half a millisecond each.
const PAGES_A_CALL = 16;

/** The search process as the library sees it. Calls follow each other, so one call's batch is stored before the next. */
export function callingIndex(search: Pick<Caller, 'call'>): TextIndex {
  return {
    putPages: async (sha256, pages) => {
      for (let from = 0; from < pages.length; from += PAGES_A_CALL) {
        await search.call('index.putPages', { sha256, pages: pages.slice(from, from + PAGES_A_CALL) });
      }
    },
    replacePages: async (sha256, pages) => void (await search.call('index.replacePages', { sha256, pages })),
    finishFile: async (sha256, pageCount) =>
      void (await search.call('index.finishFile', { sha256, pageCount })),
    removeFile: async (sha256) => void (await search.call('index.removeFile', { sha256 })),
    putDocuments: async (documents) => void (await search.call('index.putDocuments', { documents })),
    qualities: () => search.call<IndexedFileQuality[]>('index.qualities', {}),
    contents: () => search.call<IndexContents>('index.contents', {}),
  };
}

/** The glossary as the search uses it: terms that are not hidden, under one name for each matter. */
export function toBridge(concepts: readonly GlossaryConcept[]): BridgeConcept[] {
  return concepts.map((concept) => ({
    id: concept.id,
    name: conceptName(concept),
    terms: concept.terms
      .filter(({ hidden }) => !hidden)
      .map(({ language, text, checkedBy }) => ({ language, text, checked: checkedBy !== null })),
  }));
}
