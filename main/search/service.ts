import { AppError } from '../../shared/kernel';
import { type IndexedFileQuality, TEXT_VERSION } from '../../shared/library';
import {
  type BridgeConcept,
  bestMark,
  findMarks,
  type JumpEntry,
  type Mark,
  type OccurrenceList,
  type PageText,
  prepareText,
  type QueryReply,
  type SearchFacts,
  type SearchStatus,
  type ThingGroup,
} from '../../shared/search';
import { countFound } from './answers.ts';
import {
  answer,
  ask,
  findInFile,
  linesFor,
  planFor,
  type SearchRequest,
  suggestionsFor,
  thingsQuery,
} from './asking.ts';
import { createBridge } from './bridge.ts';
import type { CataloguedDocument } from './catalogue.ts';
import { isDamage, openSearchDatabase, type Rebuilt, recreateSearchDatabase } from './database.ts';
import { type GivenPageText, rowOf } from './page-store.ts';
import { createParts, type Parts } from './parts.ts';
import { statusOf } from './status.ts';

/** What is indexed of a file. */
export interface IndexedFileState {
  readonly sha256: string;
  readonly pages: number;
  /** Of these, pages whose words were read from their pictures. */
  readonly machineRead: number;
  readonly textVersion: number;
  readonly complete: boolean;
}

/**
 * The search of one workspace: the sole user of its search.db. Every method is synchronous and durable when it returns
 * (but for a power cut, after which lost pages are given again). When the file turns out damaged it is made anew and the
 * call fails with AppError `search.index-rebuilt`; the caller then gives everything again.
 */
export interface SearchStore {
  /** Adds or changes a document's facts. */
  putDocument(facts: SearchFacts): void;
  putDocuments(documents: readonly CataloguedDocument[]): void;
  removeDocument(documentId: string): void;
  /**
   * Stores and indexes pages of a file; pages already there are left as they are, so giving a file twice changes nothing.
   * Another `textVersion` replaces all pages of the one before. Give large files in parts.
   */
  putPages(sha256: string, pages: readonly GivenPageText[], textVersion?: number): void;
  /** Puts pages in the place of those that are there; pages that are not there are left out. */
  replacePages(sha256: string, pages: readonly PageText[]): void;
  /** All pages of a file have been given. Where the index was made anew meanwhile and lacks some, the file stays unfinished. */
  finishFile(sha256: string, pageCount: number): void;
  removeFile(sha256: string): void;
  /** Puts the index a little more in order, so that answers come quicker; says whether more is to be done. For idle times. */
  tidy(): boolean;
  /**
   * Indexes a little of the texts that were kept when the index was made anew for this version; says whether there are more. What files
   * lack is known when there are none.
   */
  carryOver(): boolean;
  indexed(): IndexedFileState[];
  /** How the pages of every file fared; good pages are not named. */
  qualities(): IndexedFileQuality[];
  catalogued(): { readonly documentId: string; readonly updatedAt: string }[];
  query(request: SearchRequest): QueryReply;
  /** Pages found in each document, by the document's id. */
  tally(request: SearchRequest): Record<string, number>;
  /** Every place in a file where the query stands, in page order. */
  pagesMatching(sha256: string, text: string, limit?: number, offset?: number): OccurrenceList;
  /** @throws AppError `search.page-not-indexed` */
  pageText(sha256: string, page: number): PageText;
  /** Where the query stands on a page, as UTF-16 offsets of its text, and which of the places tells most. @throws AppError `search.page-not-indexed` */
  marks(sha256: string, page: number, text: string): { marks: Mark[]; best: number | null };
  /** The query with a word that no page has replaced by a near one, best first. */
  suggest(text: string): string[];
  /** Gives the glossary by which queries are asked in other languages, instead of the one given before. Kept in memory only. */
  putGlossary(concepts: readonly BridgeConcept[]): void;
  /**
   * Gives all small things of one kind, or of a group whose name begins their ids, instead of those given before. Says whether any was
   * another.
   */
  putJumpEntries(kind: JumpEntry['kind'], entries: readonly JumpEntry[], group?: string): boolean;
  /** Forgets the small things of a kind that are in none of these groups. Says whether there were any. */
  keepJumpGroups(kind: JumpEntry['kind'], groups: readonly string[]): boolean;
  jump(text: string, limit?: number): JumpEntry[];
  /** Small things that hold all words of a query, by kind. */
  things(text: string, perKind: number, asYouType: boolean): ThingGroup[];
  status(): SearchStatus;
  close(): void;
}

/**
 * Opens the search of a workspace, or makes it anew when its file is missing, damaged or of another version
 * (`status().rebuilt` says so); `carryOver` then indexes the texts that could be kept. `now` counts milliseconds and only measures;
 * `onEmptied` hears that everything must be given again.
 */
export function openSearchStore(
  file: string,
  now: () => number = () => performance.now(),
  onEmptied: () => void = () => undefined,
): SearchStore {
  const opened = openSearchDatabase(file);
  let rebuilt: Rebuilt = opened.rebuilt;
  const bridge = createBridge();
  /** What is read at the start may show damage that opening did not. */
  const readOrRemake = (): Parts => {
    try {
      return createParts(opened.db, bridge);
    } catch (cause) {
      if (!isDamage(cause)) {
        opened.db.close();
        throw cause;
      }
      rebuilt = 'damaged';
      return createParts(recreateSearchDatabase(opened.db, file), bridge);
    }
  };
  let parts = readOrRemake();
  if (rebuilt !== null) onEmptied();

  /** Runs work on the database; damage found on the way throws the file away. */
  const guarded = <T>(work: (parts: Parts) => T): T => {
    try {
      return work(parts);
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      parts = createParts(recreateSearchDatabase(parts.db, file), bridge);
      rebuilt = 'damaged';
      onEmptied();
      throw new AppError('search.index-rebuilt', {}, cause);
    }
  };

  /** Reads in one transaction: beginning one for each row takes as long as reading it. */
  const reading = <T>(work: (parts: Parts) => T): T =>
    guarded((current) => current.db.transaction(() => work(current))());

  const rowOrThrow = ({ pages }: Parts, sha256: string, page: number): number => {
    const known = pages.fileOfHash(sha256);
    if (known === undefined) throw new AppError('search.page-not-indexed', { page });
    return rowOf(known.id, page);
  };

  const pageOrThrow = (current: Parts, sha256: string, page: number): PageText => {
    const stored = current.pages.get(rowOrThrow(current, sha256, page));
    if (stored === undefined) throw new AppError('search.page-not-indexed', { page });
    return stored;
  };

  const putDocuments = (documents: readonly CataloguedDocument[]): void =>
    guarded(({ catalogue, jumps }) => {
      catalogue.put(documents);
      jumps.putDocuments(documents);
    });

  return {
    putDocument: (facts) => putDocuments([{ facts, updatedAt: '', removed: false }]),
    putDocuments,
    removeDocument: (documentId) =>
      guarded(({ catalogue, jumps }) => {
        catalogue.remove(documentId);
        jumps.removeDocument(documentId);
      }),
    putPages: (sha256, pages, textVersion = TEXT_VERSION) =>
      guarded((current) => {
        current.pages.put(sha256, pages, textVersion);
      }),
    replacePages: (sha256, pages) =>
      guarded((current) => {
        current.pages.replace(sha256, pages);
      }),
    finishFile: (sha256, pageCount) => guarded(({ pages }) => pages.finish(sha256, pageCount)),
    removeFile: (sha256) =>
      guarded(({ pages, kept }) => {
        kept.forget(sha256);
        pages.remove(sha256);
      }),
    tidy: () => guarded(({ pages }) => pages.tidy()),
    carryOver: () => guarded(({ kept }) => kept.carry()),
    indexed: () =>
      guarded(({ pages }) =>
        [...pages.files.values()].map(({ id, sha256, pages: count, textVersion, complete }) => ({
          sha256,
          pages: count,
          machineRead: pages.machineRead(id),
          textVersion,
          complete,
        })),
      ),
    qualities: () =>
      guarded(({ pages }) => {
        const troubles = pages.troubles();
        return [...pages.files.values()].map(({ id, sha256, pages: count, complete }) => ({
          sha256,
          pages: count,
          complete,
          troubles: [...(troubles.get(id) ?? [])],
        }));
      }),
    catalogued: () =>
      guarded(({ catalogue }) =>
        [...catalogue.documents].map(([documentId, { updatedAt }]) => ({ documentId, updatedAt })),
      ),
    query: (request) => reading((current) => answer(current, request, now)),
    tally: (request) =>
      reading((current) => {
        const { passing } = ask(current, request, 0);
        return Object.fromEntries(
          passing.map((findings) => [findings[0].document.facts.documentId, countFound([findings]).pages]),
        );
      }),
    pagesMatching: (sha256, text, limit = 500, offset = 0) =>
      reading((current) => findInFile(current, sha256, text, limit, offset)),
    pageText: (sha256, page) => guarded((current) => pageOrThrow(current, sha256, page)),
    marks: (sha256, page, text) =>
      guarded((current) => {
        const stored = pageOrThrow(current, sha256, page);
        const plan = planFor(current, text, rowOrThrow(current, sha256, page));
        const marks = findMarks(prepareText(stored.text), plan);
        const best = bestMark(marks, plan);
        return { marks, best: best === null ? null : marks.indexOf(best) };
      }),
    suggest: (text) => guarded((current) => suggestionsFor(current, linesFor(text))),
    putGlossary: (concepts) => bridge.put(concepts),
    putJumpEntries: (kind, entries, group) => guarded(({ jumps }) => jumps.putEntries(kind, entries, group)),
    keepJumpGroups: (kind, groups) => guarded(({ jumps }) => jumps.keepGroups(kind, groups)),
    things: (text, perKind, asYouType) =>
      guarded(({ jumps }) => jumps.things(thingsQuery(text), perKind, asYouType)),
    jump: (text, limit = 12) =>
      guarded(({ jumps }) => {
        const found = linesFor(text).flatMap((line) => jumps.find(line, limit));
        return [...new Set(found)].slice(0, limit);
      }),
    status: () => guarded((current) => statusOf(current, rebuilt)),
    close: () => {
      try {
        parts.pages.flush();
      } catch (cause) {
        // A damaged file is found out again, and made anew, when it is opened next.
        if (!isDamage(cause)) throw cause;
      } finally {
        parts.db.close();
      }
    },
  };
}
