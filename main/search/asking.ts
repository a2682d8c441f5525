import { inOrderOfWriting } from '../../shared/kernel';
import { readableText } from '../../shared/library';
import {
  articlesOfParagraph,
  type Clause,
  type Expansion,
  FACETS,
  type FacetName,
  findMarks,
  type HiddenByFilter,
  type MatchPlan,
  type NamedDocument,
  type OccurrenceList,
  parseQuery,
  prepareText,
  type Query,
  type QueryReply,
  type SearchFilters,
  searchFilters,
  snippetAround,
  TIERS,
  withCurrencies,
  withFullReferences,
  withOtherParagraphs,
  withPartedAmounts,
  withShortReferences,
  wordsOfSameRoot,
} from '../../shared/search';
import {
  countFound,
  type DocumentsFound,
  documentsOf,
  expansionsOf,
  type Finding,
  inTurns,
  partedShown,
  type RunWithSlip,
  runsShown,
  spellingsOf,
  toGroup,
  type Way,
} from './answers.ts';
import { reportOf } from './bridge.ts';
import { countFacets, isNarrowed, passes } from './catalogue.ts';
import { fewerWords } from './fewer.ts';
import { HARDLY_ANY, MOST_NAMED, namedDocuments } from './named.ts';
import { overPageEnds } from './page-ends.ts';
import { type FoundPages, isBareSection, type PreparedQuery } from './page-finder.ts';
import { pageOf, rowOf } from './page-store.ts';
import type { Parts } from './parts.ts';
import { inUnicode, readingsOf, zawgyiReadings } from './readings.ts';
import { withoutSlips } from './slips.ts';
import type { WideningOptions } from './widening.ts';

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
/** Some of those found are broken words, which are not suggested. */
const MOST_FOUND = 2 * MOST_SUGGESTIONS;
/** Of these, near ones where others have the same root. */
const MOST_NEAR = 3;

/** A line and how it is looked for. */
interface Asked {
  readonly query: Query;
  /**
   * The line as others are offered beside it, and as documents are named: in Unicode, with its references in full. Its numbers stay as they
   * are: what looks like an amount may be the number of a law.
   */
  readonly line: string;
  /** That line, and as it was typed one that was in Zawgyi: names and words of pages may be kept so. */
  readonly readings: readonly string[];
  /** The lines of which the alternatives of the query are, as many as each has. */
  readonly lines: readonly { readonly line: string; readonly count: number }[];
}

/** A query that wants what one or another of some does; what one of them leaves out none of them wants. */
function eitherOf(queries: readonly Query[]): Query {
  const [only] = queries;
  if (only !== undefined && queries.length === 1) return only;
  const excluded = queries.flatMap((each) => each.excluded);
  return {
    clauses: queries.flatMap(({ clauses }) => clauses),
    excluded,
    alternatives: queries
      .flatMap((each) => each.alternatives ?? [each])
      .map(({ clauses, begins }) => ({ clauses, excluded, ...(begins === undefined ? {} : { begins }) })),
    ...(queries.some(({ isCut }) => isCut) ? { isCut: true } : {}),
  };
}

/** A line, and as it is written one that is surely in Zawgyi or in the order of drawing: as it was typed that is how things have it of which nobody can tell whether they are in Zawgyi. */
export const linesFor = (text: string): string[] => [...new Set([inOrderOfWriting(inUnicode(text)), text])];

/** What asks for a line among names and small things. */
export const thingsQuery = (text: string): Query => eitherOf(linesFor(text).map(parseQuery));

/** How a line is looked for on pages: also as others write the same. */
function askedBy(text: string): Asked {
  const asTyped = linesFor(text);
  const line = withFullReferences(asTyped[0] ?? text);
  const parted = withPartedAmounts(line);
  const lines = [
    ...new Set([
      ...[...asTyped, parted, ...withShortReferences(parted)],
      ...[...withOtherParagraphs(parted), ...withCurrencies(parted)],
    ]),
  ];
  const articles = articlesOfParagraph(parted);
  const queries: readonly Query[] = [
    ...lines.map(parseQuery),
    ...articles.map((one) => ({ ...parseQuery(one.line), begins: one.begins })),
  ];
  // A number alone says nothing: those pages are told as found by the line itself.
  lines.push(...articles.map((one) => (isBareSection(one) ? text : one.line)));
  return {
    line,
    readings: [line, ...asTyped.slice(1)],
    lines: lines.map((each, at) => ({ line: each, count: queries[at]?.alternatives?.length ?? 1 })),
    query: eitherOf(queries),
  };
}

/** A query and the pages that fit it. */
interface Outcome {
  /** The query as it was looked for: once, or once for each of its alternatives. */
  readonly prepared: readonly [PreparedQuery, ...PreparedQuery[]];
  readonly found: FoundPages;
  /** What each of these found. */
  readonly founds: readonly FoundPages[];
  /** Finds on a page whatever was looked for. */
  readonly plan: MatchPlan;
  /** How the page at this place of `found` was found. */
  readonly wayAt: (at: number) => Way;
  /** What is marked on the page of this row: in what is shown of a search, in the reader, and in the list of all places in a file. */
  readonly planOn: (row: number) => MatchPlan;
}

const wayOf = (prepared: PreparedQuery): Way => ({
  plan: prepared.plan,
  spellings: spellingsOf(prepared),
  foundBy: [],
});

/** Pages that fit one of several queries, each as the query that it fits best finds it. */
function joined(all: readonly FoundPages[]): { readonly found: FoundPages; readonly by: Uint8Array } {
  const finding = all.filter(({ rows }) => rows.length > 0);
  const [only] = finding;
  if (only !== undefined && finding.length === 1)
    return { found: only, by: new Uint8Array(only.rows.length).fill(all.indexOf(only)) };
  const best = new Map<number, { tier: number; worth: number; by: number }>();
  all.forEach(({ rows, tiers, worth }, by) => {
    rows.forEach((row, at) => {
      const here = { tier: tiers[at] as number, worth: worth[at] as number, by };
      const known = best.get(row);
      const isBetter =
        !known || here.tier < known.tier || (here.tier === known.tier && here.worth > known.worth);
      if (isBetter) best.set(row, here);
    });
  });
  const rows = Float64Array.from(best.keys()).sort();
  const at = (row: number) => best.get(row) as { tier: number; worth: number; by: number };
  const found = {
    rows,
    tiers: Uint8Array.from(rows, (row) => at(row).tier),
    worth: rows.map((row) => at(row).worth),
  };
  return { found, by: Uint8Array.from(rows, (row) => at(row).by) };
}

/** Where a row stands among others in order; -1 where it does not. */
function placeOf(rows: Float64Array, row: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row ? low : -1;
}

/**
 * Whether a line has all words of another in fewer pieces: where it stands, the words of the other one that stand elsewhere on the page say
 * nothing. Who asks for `section 5(2)` does not want each 5 marked beside it.
 */
function isCloser({ clauses }: MatchPlan, other: MatchPlan): boolean {
  if (clauses.length >= other.clauses.length) return false;
  const words = new Set(clauses.flatMap(({ units }) => units.map(({ text }) => text)));
  return other.clauses.every(({ units }) => units.every(({ text }) => words.has(text)));
}

/** Everything that one of some plans finds. */
function allOf(plans: readonly MatchPlan[]): MatchPlan {
  const clauses = new Map(
    plans.flatMap((plan) => plan.clauses.map((each) => [JSON.stringify(each), each] as const)),
  );
  return { clauses: [...clauses.values()] };
}

/**
 * How a page was found by some ways of asking, of which one found it best: by all of them but those that others say closer. The number of a
 * section is marked where it alone was found, not on every page that has such a number.
 */
function wayOfAll(
  ways: readonly Way[],
  isBare: readonly boolean[],
  finding: readonly number[],
  best: number,
): Way {
  const planAt = (at: number) => (ways[at] as Way).plan;
  const told = finding.filter((at) => isBare[at] !== true);
  const close = told.filter((at) => !told.some((other) => isCloser(planAt(other), planAt(at))));
  const shown = told.length === 0 ? finding : close;
  const first = ways[shown.includes(best) ? best : (shown[0] ?? best)] as Way;
  // What is looked for by its spelling stands first.
  const others = shown.map(planAt).filter((plan) => plan !== first.plan);
  return others.length === 0 ? first : { ...first, plan: allOf([first.plan, ...others]) };
}

function lookFor({ finder }: Parts, query: Query, options: WideningOptions): Outcome {
  const prepare = (each: Query) => finder.prepare(each, options);
  const [first = query, ...others] = query.alternatives ?? [];
  const prepared = [prepare(first), ...others.map(prepare)] as const;
  const ways = prepared.map(wayOf);
  const [way] = ways as [Way];
  const founds = prepared.map(finder.find);
  const { found, by } = joined(founds);
  if (others.length === 0)
    return {
      ...{ prepared: [prepared[0]], found, founds, plan: way.plan },
      ...{ wayAt: () => way, planOn: () => way.plan },
    };
  const isBare = prepared.map((each) => isBareSection(each.query));
  const plan = allOf(ways.flatMap((each, at) => (isBare[at] === true ? [] : [each.plan])));
  const known = new Map<string, Way>();
  const wayAt = (at: number): Way => {
    const row = found.rows[at] as number;
    const finding = [...founds.keys()].filter((each) => placeOf((founds[each] as FoundPages).rows, row) >= 0);
    const key = `${finding} ${by[at]}`;
    const way = known.get(key) ?? wayOfAll(ways, isBare, finding, by[at] as number);
    known.set(key, way);
    return way;
  };
  const planOn = (row: number): MatchPlan => {
    const at = placeOf(found.rows, row);
    return at < 0 ? plan : wayAt(at).plan;
  };
  return { prepared: [...prepared], found, founds, plan, wayAt, planOn };
}

const SIMILAR = TIERS.indexOf('similar');

/** Whether pages may fit only because a machine may have misread them: what the line means, but for a slip in it, may stand on others. */
const isOnlyRough = ({ prepared, found }: Outcome): boolean =>
  prepared.some(({ widened }) => widened.some(({ rough }) => rough.length > 0)) &&
  found.tiers.every((tier) => tier === SIMILAR);

/** Pages found, the lines by which, and the runs of letters that were taken for slips. */
interface Found extends Outcome, Pick<Asked, 'lines'> {
  readonly slips: readonly RunWithSlip[];
}

/** What a line finds that stands nowhere, with slips allowed: first in runs of letters that are near the typed ones, else in any other way. */
function allowingSlips(parts: Parts, line: string, asYouType: boolean): Found {
  const { lines, slips } = withoutSlips(parts, line);
  const outcome =
    lines.length === 0
      ? null
      : lookFor(parts, eitherOf(lines.map(parseQuery)), { asYouType, desperate: false });
  if (outcome !== null && outcome.found.rows.length > 0) {
    // Nobody may take it for what was typed.
    const tiers = new Uint8Array(outcome.found.rows.length).fill(SIMILAR);
    return {
      ...outcome,
      found: { ...outcome.found, tiers },
      lines: [{ line, count: outcome.prepared.length }],
      slips,
    };
  }
  const alone = lookFor(parts, parseQuery(line), { asYouType, desperate: true });
  return { ...alone, lines: [{ line, count: alone.prepared.length }], slips: [] };
}

/** Finds pages; when nothing, or hardly anything, fits the line as typed, once more with slips in unspaced text allowed. */
function find(parts: Parts, { query, line, lines }: Asked, asYouType: boolean): Found {
  const outcome = lookFor(parts, query, { asYouType, desperate: false });
  const { length } = outcome.found.rows;
  const asTyped = { ...outcome, lines, slips: [] };
  if ((length > 0 && !isOnlyRough(outcome)) || query.clauses.length === 0) return asTyped;
  const withSlips = allowingSlips(parts, line, asYouType);
  return length > 0 && withSlips.found.rows.length <= length ? asTyped : withSlips;
}

/** What would be found without the choice in one facet, and without any. */
function hiddenBy(everything: readonly (readonly [Finding, ...Finding[]])[], filters: SearchFilters) {
  const chosen: (FacetName | 'asAt')[] = FACETS.filter((facet) => filters[facet].length > 0);
  if (filters.asAt !== null) chosen.push('asAt');
  if (chosen.length === 0) return [];
  const shown = everything.filter(([{ document }]) => passes(document.facts, filters)).length;
  const without = (facet: FacetName | 'asAt' | 'all'): HiddenByFilter[] => {
    const found = everything.filter(
      ([{ document }]) => facet === 'all' || passes(document.facts, filters, facet),
    );
    return found.length > shown ? [{ facet, ...countFound(found) }] : [];
  };
  return [...chosen.flatMap(without), ...without('all')];
}

/**
 * Everything that a request finds, filters aside and with them, in the order shown; documents beyond the first `most` that pass may
 * be in no order.
 */
export function ask(parts: Parts, request: SearchRequest, most: number) {
  const { pages, catalogue, bridge } = parts;
  const filters = request.filters ?? NO_FILTERS;
  const asked = askedBy(request.text);
  const outcome = find(parts, asked, request.asYouType ?? false);
  const { prepared, found, wayAt } = outcome;
  const plan = bridge.plan(parseQuery(asked.line));
  // The number of a section names no document, though many have such a number in their names.
  const naming = prepared.filter(({ query }) => !isBareSection(query) && catalogue.mayName(query));
  const namedBy = (documentId: string): number => {
    let most = 0;
    for (const { query } of naming)
      if (catalogue.isNamed(documentId, query)) most = Math.max(most, query.clauses.length);
    return most;
  };
  const typed: DocumentsFound = {
    found,
    documents: documentsOf(found, namedBy, catalogue, pages),
    wayAt,
    line: request.text,
  };
  const on = request.bridge ?? false;
  // Where nothing is found the other languages are looked into all the same, to say what one click would bring.
  const isLookedInto = on || found.rows.length === 0;
  const lanes = isLookedInto ? bridge.find(plan, parts) : [];
  lanes.sort((a, b) => bestOf(b) - bestOf(a));
  const isFiltered = isNarrowed(filters);
  const everything = inTurns(on ? [typed, ...lanes] : [typed], isFiltered ? undefined : most);
  const passing = isFiltered
    ? everything.filter(([{ document }]) => passes(document.facts, filters))
    : everything;
  const foreign = (on ? passing : inTurns(lanes)).filter(
    ([{ document, source }]) => source !== typed && passes(document.facts, filters),
  );
  const report = reportOf(plan, on, isLookedInto ? countFound(foreign) : null);
  return {
    filters,
    asked,
    outcome,
    everything,
    passing,
    report,
    isEmpty: found.rows.length === 0,
  };
}

/** What a line finds as it is typed, without allowing for slips, with the filters of a request and in the order shown. */
function foundBy(parts: Parts, filters: SearchFilters, line: string, asYouType: boolean) {
  const { found, wayAt } = lookFor(parts, askedBy(line).query, { asYouType, desperate: false });
  const documents = documentsOf(found, () => 0, parts.catalogue, parts.pages);
  return inTurns([{ found, documents, wayAt, line }]).filter(([{ document }]) =>
    passes(document.facts, filters),
  );
}

/** What is said of the other writings of a line that found pages which it did not find as it was typed. */
function otherwiseFound(text: string, { lines, founds }: ReturnType<typeof find>): Expansion[] {
  if (lines.length === 1 && lines[0]?.line === text) return [];
  let past = 0;
  const found = lines.map(({ line, count }) => {
    past += count;
    return { line, rows: founds.slice(past - count, past).flatMap(({ rows }) => [...rows]) };
  });
  const known = new Set(found.flatMap(({ line, rows }) => (line === text ? rows : [])));
  const others = found.filter(({ rows }) => rows.some((row) => !known.has(row)));
  if (others.length === 0) return [];
  return [{ typed: text.trim(), kind: 'folded', words: others.map(({ line }) => line), leftOut: 0 }];
}

/** Whether a line is one quoted phrase: a stretch without spaces that stands somewhere is not looked for over the ends of pages. */
const isPhrase = (line: string): boolean => {
  const { clauses } = parseQuery(line);
  return clauses.length === 1 && clauses[0]?.quoted === true;
};

/** Documents that one reading of a line names, or the next; each once. */
function namedByAny(
  readings: readonly string[],
  namedBy: (reading: string) => readonly NamedDocument[],
): NamedDocument[] {
  const named = new Map<string, NamedDocument>();
  for (const one of readings.flatMap(namedBy))
    if (!named.has(one.group.documentId)) named.set(one.group.documentId, one);
  return [...named.values()].slice(0, MOST_NAMED);
}

/** The reply to a request: what was found, counted, grouped and shown. `now` counts milliseconds. */
export function answer(parts: Parts, request: SearchRequest, now: () => number): QueryReply {
  const began = now();
  const offset = request.offset ?? 0;
  const end = offset + (request.limit ?? 20);
  const perDocument = request.pagesPerDocument ?? 3;
  const { filters, asked, outcome, everything, passing, report, isEmpty } = ask(parts, request, end);
  const { line, readings } = asked;
  const groups = passing.slice(offset, end).map((findings) => toGroup(findings, perDocument, parts.pages));
  const count = (text: string) => countFound(ask(parts, { text, filters }, 0).passing);
  return {
    total: countFound(passing),
    groups,
    facets: countFacets(
      everything.map(([{ document }]) => document.text),
      filters,
    ),
    expansions: [
      ...otherwiseFound(request.text, outcome),
      ...expansionsOf(outcome.prepared),
      ...partedShown(outcome.prepared, groups),
      ...runsShown(outcome.prepared, outcome.slips, groups),
    ],
    suggestions: isEmpty ? suggestionsFor(parts, readings) : [],
    fewer: isEmpty ? fewerWords(parts, parseQuery(line), count) : [],
    named: namedByAny(readings, (reading) =>
      namedDocuments(parts, {
        query: parseQuery(reading),
        filters,
        found: passing.length,
        shown: () => new Set(passing.map(([{ document }]) => document.facts.documentId)),
        perDocument,
        foundBy: (rest, isOpen) => foundBy(parts, filters, rest, isOpen && (request.asYouType ?? false)),
      }),
    ),
    readings: isEmpty ? readingsOf(parts, line, count) : zawgyiReadings(parts, line, count),
    ...(isEmpty || (isPhrase(line) && passing.length <= HARDLY_ANY)
      ? { overPageEnds: overPageEnds(parts, parseQuery(line), filters, isEmpty ? 'alone' : 'besides') }
      : {}),
    plan: outcome.plan,
    bridge: report,
    hidden: hiddenBy(everything, filters),
    elapsedMs: now() - began,
  };
}

function bestOf({ documents }: DocumentsFound): number {
  return documents.reduce((best, document) => Math.max(best, document.best), 0);
}

/** Where a line is looked for on the page of this row. */
export const planFor = (parts: Parts, text: string, row: number): MatchPlan =>
  find(parts, askedBy(text), false).planOn(row);

/** Every place in a file where the query stands, in page order. */
export function findInFile(
  parts: Parts,
  sha256: string,
  text: string,
  limit: number,
  offset: number,
): OccurrenceList {
  const { pages } = parts;
  const { found, plan, planOn } = find(parts, askedBy(text), false);
  const file = pages.fileOfHash(sha256);
  const list: OccurrenceList = { total: { pages: 0, places: 0 }, occurrences: [], plan };
  if (file === undefined) return list;
  const [first, past] = [rowOf(file.id, 0), rowOf(file.id + 1, 0)];
  for (const row of found.rows.filter((each) => each >= first && each < past)) {
    const stored = pages.get(row);
    if (stored === undefined) continue;
    const page = prepareText(stored.text);
    const marks = findMarks(page, planOn(row));
    const readable = readableText(stored);
    const said = readable === stored.text ? page : prepareText(readable);
    list.total.pages += 1;
    for (const mark of marks) {
      const at = list.total.places;
      list.total.places += 1;
      if (at < offset || at >= offset + limit) continue;
      const { text: shown, marks: places } = snippetAround(mark.end <= readable.length ? said : page, mark, [
        mark,
      ]);
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

/** Words of the index that are made of the same Indonesian or Malay root, those on most pages first. */
function ofSameRoot({ vocabulary }: Parts, word: string): { readonly term: string }[] {
  return wordsOfSameRoot(word)
    .map((term) => ({ term, pages: vocabulary.pagesOf(term) }))
    .filter(({ pages }) => pages > 0)
    .sort((a, b) => b.pages - a.pages);
}

/** Written whole: one that begins with a mark is what was left of a word in a text whose letters were lost. */
const isWhole = ({ term }: { readonly term: string }) => !/^\p{M}/u.test(term);

/** The query with a word that no page has replaced by a near one or one of the same root, best first. */
function suggestions(parts: Parts, text: string): string[] {
  const query = parseQuery(text);
  const out: string[] = [];
  for (const clause of query.clauses) {
    const word = clause.units[0]?.text;
    if (word === undefined || !isUnknown(parts, clause)) continue;
    const once = parts.vocabulary.near(word, MOST_FOUND).terms.filter(isWhole);
    const sameRoot = ofSameRoot(parts, word);
    const isLost = once.length === 0 && sameRoot.length === 0;
    const near = isLost ? parts.vocabulary.nearTwice(word, MOST_FOUND).terms.filter(isWhole) : once;
    const others = [...near.slice(0, sameRoot.length > 0 ? MOST_NEAR : near.length), ...sameRoot];
    const before = text.slice(0, clause.at);
    const behind = text.slice(clause.at + clause.typed.length);
    for (const { term } of others) out.push(before + term + behind);
  }
  return [...new Set(out)].slice(0, MOST_SUGGESTIONS);
}

/** The same for each reading of a line. */
export const suggestionsFor = (parts: Parts, readings: readonly string[]): string[] =>
  [...new Set(readings.flatMap((reading) => suggestions(parts, reading)))].slice(0, MOST_SUGGESTIONS);
