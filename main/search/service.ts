import { AppError } from '../../shared/kernel';
import type { IndexedFileQuality } from '../../shared/library';
import {
  type BridgeConcept,
  type Clause,
  FACETS,
  type FacetName,
  findMarks,
  type HiddenByFilter,
  type JumpEntry,
  type Mark,
  type OccurrenceList,
  type PageText,
  parseQuery,
  prepareText,
  type QueryReply,
  type SearchFacts,
  type SearchFilters,
  type SearchStatus,
  searchFilters,
  snippetAround,
  type ThingGroup,
  type Unsearchable,
} from '../../shared/search';
import {
  countFound,
  type DocumentsFound,
  documentsOf,
  expansionsOf,
  type Finding,
  inTurns,
  spellingsOf,
  toGroup,
} from './answers.ts';
import { type Bridge, createBridge, reportOf } from './bridge.ts';
import {
  type Catalogue,
  type CataloguedDocument,
  countFacets,
  createCatalogue,
  passes,
  textsOf,
} from './catalogue.ts';
import {
  isDamage,
  openSearchDatabase,
  type Rebuilt,
  recreateSearchDatabase,
  type SearchDatabase,
} from './database.ts';
import { createJumpIndex, type JumpIndex } from './jump-index.ts';
import { createPageFinder, type FoundPages, type PageFinder, type PreparedQuery } from './page-finder.ts';
import { createPageStore, type GivenPageText, type PageStore, pageOf, rowOf } from './page-store.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** What a search asks for; the defaults are those of the contract. */
export interface SearchRequest {
  readonly text: string;
  readonly filters?: SearchFilters;
  /** Documents in the answer, 20 unless said. */
  readonly limit?: number;
  readonly offset?: number;
  /** Best pages of each document, 3 unless said. */
  readonly pagesPerDocument?: number;
  readonly asYouType?: boolean;
  /** Other languages' terms too. */
  readonly bridge?: boolean;
}

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
   * A higher `textVersion` (of the text engine) replaces all pages of an older one. Give large files in parts.
   */
  putPages(sha256: string, pages: readonly GivenPageText[], textVersion?: number): void;
  /** Puts pages in the place of those that are there; pages that are not there are left out. */
  replacePages(sha256: string, pages: readonly PageText[]): void;
  /** All pages of a file have been given. */
  finishFile(sha256: string): void;
  removeFile(sha256: string): void;
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
  /** Where the query stands on a page, as UTF-16 offsets of its text. @throws AppError `search.page-not-indexed` */
  marks(sha256: string, page: number, text: string): Mark[];
  /** The query with a word that no page has replaced by a near one, best first. */
  suggest(text: string): string[];
  /** Gives the glossary by which queries are asked in other languages, instead of the one given before. Kept in memory only. */
  putGlossary(concepts: readonly BridgeConcept[]): void;
  /** Gives the names of one kind of thing to the jump box, instead of those given before. */
  putJumpEntries(kind: JumpEntry['kind'], entries: readonly JumpEntry[]): void;
  jump(text: string, limit?: number): JumpEntry[];
  /** Small things that hold all words of a query, by kind. */
  things(text: string, perKind: number, asYouType: boolean): ThingGroup[];
  status(): SearchStatus;
  close(): void;
}

interface Parts {
  readonly db: SearchDatabase;
  readonly vocabulary: Vocabulary;
  readonly pages: PageStore;
  readonly catalogue: Catalogue;
  readonly finder: PageFinder;
  readonly jumps: JumpIndex;
  readonly bridge: Bridge;
}

function createParts(db: SearchDatabase, bridge: Bridge): Parts {
  const vocabulary = createVocabulary(db);
  const pages = createPageStore(db, vocabulary);
  const catalogue = createCatalogue(db);
  const finder = createPageFinder(db, vocabulary, pages);
  const shown = function* (): Iterable<SearchFacts> {
    for (const { facts, removed } of catalogue.documents.values()) if (!removed) yield facts;
  };
  return { db, vocabulary, pages, catalogue, finder, jumps: createJumpIndex(db, shown), bridge };
}

const NO_FILTERS = searchFilters.parse({});
const MOST_SUGGESTIONS = 5;
/** Word counts that are written before a query is answered, in a few milliseconds: all of them but after a large import. */
const FEW_WORDS = 3_000;

/**
 * Opens the search of a workspace, or makes it anew when its file is missing, damaged or of another version
 * (`status().rebuilt` says so). `now` counts milliseconds and only measures.
 */
export function openSearchStore(file: string, now: () => number = () => performance.now()): SearchStore {
  const opened = openSearchDatabase(file);
  let rebuilt: Rebuilt = opened.rebuilt;
  const bridge = createBridge();
  /** What is read at the start may show damage that opening did not. */
  const readOrRemake = (): Parts => {
    try {
      return createParts(opened.db, bridge);
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      rebuilt = 'damaged';
      return createParts(recreateSearchDatabase(opened.db, file), bridge);
    }
  };
  let parts = readOrRemake();

  /** Runs work on the database; damage found on the way throws the file away. */
  const guarded = <T>(work: (parts: Parts) => T): T => {
    try {
      return work(parts);
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      parts = createParts(recreateSearchDatabase(parts.db, file), bridge);
      rebuilt = 'damaged';
      throw new AppError('search.index-rebuilt', {}, cause);
    }
  };

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

  return {
    putDocument: (facts) =>
      guarded(({ catalogue, jumps }) => {
        catalogue.put([{ facts, updatedAt: '', removed: false }]);
        jumps.invalidate();
      }),
    putDocuments: (documents) =>
      guarded(({ catalogue, jumps }) => {
        catalogue.put(documents);
        jumps.invalidate();
      }),
    removeDocument: (documentId) =>
      guarded(({ catalogue, jumps }) => {
        catalogue.remove(documentId);
        jumps.invalidate();
      }),
    putPages: (sha256, pages, textVersion = 1) =>
      guarded((current) => {
        current.pages.put(sha256, pages, textVersion);
      }),
    replacePages: (sha256, pages) =>
      guarded((current) => {
        current.pages.replace(sha256, pages);
      }),
    finishFile: (sha256) => guarded(({ pages }) => pages.finish(sha256)),
    removeFile: (sha256) => guarded(({ pages }) => pages.remove(sha256)),
    indexed: () =>
      guarded(({ pages }) =>
        [...pages.files.values()].map(({ id, sha256, pages: count, textVersion, complete }) => ({
          sha256,
          pages: count,
          machineRead: pages.pagesOfQuality(id, 'ocr').length,
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
    query: (request) =>
      guarded((current) => {
        current.vocabulary.settle(FEW_WORDS);
        return answer(current, request, now);
      }),
    tally: (request) =>
      guarded((current) => {
        current.vocabulary.settle(FEW_WORDS);
        const { passing } = ask(current, request);
        return Object.fromEntries(
          passing.map((findings) => [findings[0].document.facts.documentId, countFound([findings]).pages]),
        );
      }),
    pagesMatching: (sha256, text, limit = 500, offset = 0) =>
      guarded((current) => findInFile(current, sha256, text, limit, offset)),
    pageText: (sha256, page) => guarded((current) => pageOrThrow(current, sha256, page)),
    marks: (sha256, page, text) =>
      guarded((current) => {
        const stored = pageOrThrow(current, sha256, page);
        return findMarks(prepareText(stored.text), find(current, text, false).prepared.plan);
      }),
    suggest: (text) => guarded((current) => suggestions(current, text)),
    putGlossary: (concepts) => bridge.put(concepts),
    putJumpEntries: (kind, entries) => guarded(({ jumps }) => jumps.putEntries(kind, entries)),
    things: (text, perKind, asYouType) => guarded(({ jumps }) => jumps.things(text, perKind, asYouType)),
    jump: (text, limit = 12) => guarded(({ jumps }) => jumps.find(text, limit)),
    status: () => guarded((current) => statusOf(current, rebuilt)),
    close: () => {
      try {
        parts.vocabulary.settle();
      } catch (cause) {
        // A damaged file is found out again, and made anew, when it is opened next.
        if (!isDamage(cause)) throw cause;
      } finally {
        parts.db.close();
      }
    },
  };
}

/** A query and the pages that fit it. */
interface Outcome {
  readonly prepared: PreparedQuery;
  readonly found: FoundPages;
}

/** Finds pages; when nothing fits the query as typed, once more with slips in unspaced text allowed. */
function find({ finder }: Parts, text: string, asYouType: boolean): Outcome {
  const query = parseQuery(text);
  const prepared = finder.prepare(query, { asYouType, desperate: false });
  const found = finder.find(prepared);
  if (found.rows.length > 0 || query.clauses.length === 0) return { prepared, found };
  const desperate = finder.prepare(query, { asYouType, desperate: true });
  return { prepared: desperate, found: finder.find(desperate) };
}

/** What would be found without the choice in one facet, and without any. */
function hiddenBy(everything: readonly (readonly [Finding, ...Finding[]])[], filters: SearchFilters) {
  const chosen: (FacetName | 'asAt')[] = FACETS.filter((facet) => filters[facet].length > 0);
  if (filters.asAt !== null) chosen.push('asAt');
  const shown = everything.filter(([{ document }]) => passes(document.facts, filters)).length;
  const without = (facet: FacetName | 'asAt' | 'all'): HiddenByFilter[] => {
    const found = everything.filter(
      ([{ document }]) => facet === 'all' || passes(document.facts, filters, facet),
    );
    return found.length > shown ? [{ facet, ...countFound(found) }] : [];
  };
  return chosen.length === 0 ? [] : [...chosen.flatMap(without), ...without('all')];
}

/** Everything that a request finds, filters aside and with them, in the order shown. */
function ask(parts: Parts, request: SearchRequest) {
  const { pages, catalogue, bridge } = parts;
  const filters = request.filters ?? NO_FILTERS;
  const { prepared, found } = find(parts, request.text, request.asYouType ?? false);
  const plan = bridge.plan(request.text);
  const way = { plan: prepared.plan, spellings: spellingsOf(prepared), foundBy: [] };
  const isNamed = (documentId: string) => catalogue.isNamed(documentId, prepared.query);
  const typed: DocumentsFound = {
    found,
    documents: documentsOf(found, isNamed, catalogue, pages),
    wayAt: () => way,
  };
  const on = request.bridge ?? false;
  // Where nothing is found the other languages are looked into all the same, to say what one click would bring.
  const isLookedInto = on || found.rows.length === 0;
  const lanes = isLookedInto ? bridge.find(plan, parts) : [];
  lanes.sort((a, b) => bestOf(b) - bestOf(a));
  const everything = inTurns(on ? [typed, ...lanes] : [typed]);
  const passing = everything.filter(([{ document }]) => passes(document.facts, filters));
  const foreign = (on ? passing : inTurns(lanes)).filter(
    ([{ document, source }]) => source !== typed && passes(document.facts, filters),
  );
  const report = reportOf(plan, on, isLookedInto ? countFound(foreign) : null);
  return { filters, prepared, everything, passing, report, isEmpty: found.rows.length === 0 };
}

function answer(parts: Parts, request: SearchRequest, now: () => number): QueryReply {
  const began = now();
  const offset = request.offset ?? 0;
  const end = offset + (request.limit ?? 20);
  const perDocument = request.pagesPerDocument ?? 3;
  const { filters, prepared, everything, passing, report, isEmpty } = ask(parts, request);
  return {
    total: countFound(passing),
    groups: passing.slice(offset, end).map((findings) => toGroup(findings, perDocument, parts.pages)),
    facets: countFacets(
      everything.map(([{ document }]) => document.facts),
      filters,
    ),
    expansions: expansionsOf(prepared),
    suggestions: isEmpty ? suggestions(parts, request.text) : [],
    plan: prepared.plan,
    unsearchable: unsearchableOf(parts),
    bridge: report,
    hidden: hiddenBy(everything, filters),
    elapsedMs: now() - began,
  };
}

function bestOf({ documents }: DocumentsFound): number {
  return documents.reduce((best, document) => Math.max(best, document.best), 0);
}

function findInFile(
  parts: Parts,
  sha256: string,
  text: string,
  limit: number,
  offset: number,
): OccurrenceList {
  const { finder, pages } = parts;
  const { prepared } = find(parts, text, false);
  const file = pages.fileOfHash(sha256);
  const list: OccurrenceList = { total: { pages: 0, places: 0 }, occurrences: [], plan: prepared.plan };
  if (file === undefined) return list;
  for (const row of finder.inFile(prepared, file.id)) {
    const stored = pages.get(row);
    if (stored === undefined) continue;
    const page = prepareText(stored.text);
    const marks = findMarks(page, prepared.plan);
    list.total.pages += 1;
    for (const mark of marks) {
      const at = list.total.places;
      list.total.places += 1;
      if (at < offset || at >= offset + limit) continue;
      const { text: shown, marks: places } = snippetAround(page, mark, [mark]);
      list.occurrences.push({
        page: pageOf(row),
        label: stored.label,
        tier: mark.tier,
        snippet: { text: shown, marks: [...places] },
      });
    }
  }
  return list;
}

/** A clause that no page holds in any form the vocabulary knows. */
function isUnknown({ vocabulary }: Parts, clause: Clause): boolean {
  return (
    clause.units.length === 1 &&
    clause.units.every((unit) => unit.run < 0 && vocabulary.pagesOf(unit.text) === 0)
  );
}

function suggestions(parts: Parts, text: string): string[] {
  const query = parseQuery(text);
  const out: string[] = [];
  for (const clause of query.clauses) {
    const word = clause.units[0]?.text;
    if (word === undefined || !isUnknown(parts, clause)) continue;
    for (const { term } of parts.vocabulary.near(word, MOST_SUGGESTIONS).terms) {
      out.push(text.replace(clause.typed, () => term));
    }
  }
  return out.slice(0, MOST_SUGGESTIONS);
}

/** What a document hides from the search: all of it while its file is not indexed, else its pages without words. */
function hiddenPages({ pages }: Parts, facts: SearchFacts): number {
  const file = pages.fileOfHash(facts.sha256);
  return file === undefined ? facts.pageCount : file.emptyPages + Math.max(0, facts.pageCount - file.pages);
}

function unsearchableOf(parts: Parts): Unsearchable {
  let documents = 0;
  let hidden = 0;
  for (const { facts, removed } of parts.catalogue.documents.values()) {
    if (removed) continue;
    const count = textsOf(facts).reduce((sum, text) => sum + hiddenPages(parts, text), 0);
    if (count > 0) documents += 1;
    hidden += count;
  }
  return { documents, pages: hidden };
}

/** Numbers of the pages of a file that hold no words or were not read. */
function hiddenNumbers({ pages }: Parts, facts: SearchFacts): number[] {
  const file = pages.fileOfHash(facts.sha256);
  if (file === undefined) return [];
  const numbers = [...pages.pagesOfQuality(file.id, 'empty')];
  if (file.complete) for (let page = file.pages + 1; page <= facts.pageCount; page += 1) numbers.push(page);
  return numbers;
}

function statusOf(parts: Parts, rebuilt: Rebuilt): SearchStatus {
  const status: SearchStatus = {
    documents: 0,
    pages: 0,
    searchablePages: 0,
    unsearchable: [],
    suspect: [],
    rebuilt,
  };
  for (const { facts, removed } of parts.catalogue.documents.values()) {
    if (removed) continue;
    status.documents += 1;
    for (const text of textsOf(facts)) {
      const { documentId, versionId, title, pageCount } = text;
      const file = parts.pages.fileOfHash(text.sha256);
      const named = { documentId, versionId, title, pageCount, indexed: file?.complete ?? false };
      const hidden = hiddenPages(parts, text);
      const suspect = file === undefined ? [] : parts.pages.pagesOfQuality(file.id, 'suspect');
      status.pages += pageCount;
      status.searchablePages += Math.max(0, pageCount - hidden);
      if (hidden > 0) status.unsearchable.push({ ...named, pages: hiddenNumbers(parts, text) });
      if (suspect.length > 0) status.suspect.push({ ...named, pages: [...suspect] });
    }
  }
  return status;
}
