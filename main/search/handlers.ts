import type { Handlers } from '../../shared/kernel';
import type { DocumentSummary } from '../../shared/library';
import type { BridgeConcept, JumpEntry, SearchAsked, searchContract } from '../../shared/search';
import type { GivenPageText } from './page-store.ts';
import type { SearchStore } from './service.ts';

/** Answers the window's searches. */
export function createSearchHandlers(store: SearchStore): Handlers<typeof searchContract> {
  return {
    'search.query': (input) => store.query(input),
    'search.findInDocument': ({ sha256, text, limit, offset }) =>
      store.pagesMatching(sha256, text, limit, offset),
    'search.pageText': ({ sha256, page }) => store.pageText(sha256, page),
    'search.marks': ({ sha256, page, text }) => store.marks(sha256, page, text),
    'search.jump': ({ text, limit }) => store.jump(text, limit),
    'search.wake': () => ({}),
    'search.status': () => store.status(),
    'search.things': ({ text, perKind, asYouType }) => store.things(text, perKind, asYouType),
  };
}

/** A document of the library as the data process gives it. */
export interface GivenDocument extends DocumentSummary {
  readonly issuingBody: string | null;
  readonly removed: boolean;
}

/** A page as the text engine read it; further facts about it are not kept here. */
export type GivenPage = GivenPageText;

/**
 * Takes what the data process has to be searched. Not reachable from a window. `onWrite` hears of each change to pages. What the index
 * holds is told when `carried` is done: what is on its way into it would be read again for nothing.
 */
export function createIndexHandlers(
  store: SearchStore,
  onWrite: () => void = () => undefined,
  carried: Promise<void> = Promise.resolve(),
) {
  return {
    'index.putPages': ({ sha256, pages }: { sha256: string; pages: readonly GivenPage[] }) => {
      store.putPages(
        sha256,
        pages.map(({ n, label, text, quality, reasons = [], conversion }) => ({
          n,
          label,
          text,
          quality,
          reasons,
          conversion,
        })),
      );
      onWrite();
      return {};
    },
    'index.replacePages': ({ sha256, pages }: { sha256: string; pages: readonly GivenPage[] }) => {
      store.replacePages(sha256, pages);
      onWrite();
      return {};
    },
    'index.finishFile': ({ sha256, pageCount }: { sha256: string; pageCount: number }) => {
      store.finishFile(sha256, pageCount);
      onWrite();
      return {};
    },
    'index.removeFile': ({ sha256 }: { sha256: string }) => {
      store.removeFile(sha256);
      return {};
    },
    'index.putDocuments': ({ documents }: { documents: readonly GivenDocument[] }) => {
      store.putDocuments(
        documents.map((document) => ({
          updatedAt: document.updatedAt,
          removed: document.removed,
          facts: {
            documentId: document.id,
            versionId: document.versionId,
            sha256: document.sha256,
            title: document.title,
            titleEnglish: document.titleEnglish,
            type: document.type,
            state: document.state,
            appliesTo: document.appliesTo,
            language: document.language,
            status: document.status,
            number: document.number,
            issuingBody: document.issuingBody,
            year: document.year,
            pillars: document.pillars,
            topics: document.topics,
            pageCount: document.pageCount,
            versions: document.versions,
            force: document.force,
          },
        })),
      );
      return {};
    },
    'index.removeDocument': ({ documentId }: { documentId: string }) => {
      store.removeDocument(documentId);
      return {};
    },
    'index.putJumpEntries': ({
      kind,
      entries,
      group,
    }: {
      kind: JumpEntry['kind'];
      entries: readonly JumpEntry[];
      group?: string;
    }) => ({ changed: store.putJumpEntries(kind, entries, group) }),
    'index.keepJumpGroups': ({ kind, groups }: { kind: JumpEntry['kind']; groups: readonly string[] }) => ({
      changed: store.keepJumpGroups(kind, groups),
    }),
    'index.qualities': () => store.qualities(),
    'index.putGlossary': ({ concepts }: { concepts: readonly BridgeConcept[] }) => {
      store.putGlossary(concepts);
      return {};
    },
    'index.tally': ({ query, filters, bridge }: SearchAsked) => store.tally({ text: query, filters, bridge }),
    'index.pageText': ({ sha256, page }: { sha256: string; page: number }) => store.pageText(sha256, page),
    'index.contents': async () => {
      await carried;
      return {
        files: store.indexed(),
        documents: store.catalogued(),
      };
    },
  };
}
