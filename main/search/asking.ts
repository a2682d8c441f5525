import {
  type Clause,
  FACETS,
  type FacetName,
  findMarks,
  type HiddenByFilter,
  type OccurrenceList,
  parseQuery,
  prepareText,
  type QueryReply,
  type SearchFilters,
  searchFilters,
  snippetAround,
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
import { reportOf } from './bridge.ts';
import { countFacets, passes } from './catalogue.ts';
import type { FoundPages, PreparedQuery } from './page-finder.ts';
import { pageOf } from './page-store.ts';
import type { Parts } from './parts.ts';
import { unsearchableOf } from './status.ts';

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

const NO_FILTERS = searchFilters.parse({});
const MOST_SUGGESTIONS = 5;
/** A query and the pages that fit it. */
interface Outcome {
  readonly prepared: PreparedQuery;
  readonly found: FoundPages;
}

/** Finds pages; when nothing fits the query as typed, once more with slips in unspaced text allowed. */
export function find({ finder }: Parts, text: string, asYouType: boolean): Outcome {
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
export function ask(parts: Parts, request: SearchRequest) {
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

/** The reply to a request: what was found, counted, grouped and shown. `now` counts milliseconds. */
export function answer(parts: Parts, request: SearchRequest, now: () => number): QueryReply {
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

/** Every place in a file where the query stands, in page order. */
export function findInFile(
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

/** The query with a word that no page has replaced by a near one, best first. */
export function suggestions(parts: Parts, text: string): string[] {
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
