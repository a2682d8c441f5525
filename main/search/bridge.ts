import {
  asTyped,
  type BridgeDictionary,
  type BridgeLane,
  type BridgeReading,
  type BridgeReport,
  type BridgeTerm,
  bridgeDictionary,
  bridgeLanes,
  type Clause,
  clauseOfTerm,
  excludedOnlyAsTyped,
  type FoundBy,
  lineOf,
  type Query,
  readByGlossary,
  TIERS,
} from '../../shared/search';
import { type DocumentsFound, documentsOf, spellingsOf, type Way } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import type { FoundPages, PageFinder, PreparedQuery } from './page-finder.ts';
import type { PageStore } from './page-store.ts';

/** What the bridge asks of the search. */
interface BridgeParts {
  readonly finder: PageFinder;
  readonly catalogue: Catalogue;
  readonly pages: PageStore;
}

/** A query as the glossary reads it, and the languages it can be asked in. */
export interface BridgePlan {
  readonly query: Query;
  readonly reading: BridgeReading;
  readonly lanes: readonly BridgeLane[];
}

/** The glossary of the search: replaced as a whole when a term changes. */
export interface Bridge {
  put(concepts: Parameters<typeof bridgeDictionary>[0]): void;
  plan(query: Query): BridgePlan;
  /** What each language finds; languages that find nothing are left out. */
  find(plan: BridgePlan, parts: BridgeParts): DocumentsFound[];
}

/** Ways of fitting that are taken from a foreign term: as it is written, in another form, with an ending. */
const TAKEN = new Set(['exact', 'stemmed', 'partial'].map((tier) => TIERS.indexOf(tier as 'exact')));
/** Of scripts in which one word is spelt in two ways the other spelling too; in others a term without its marks is another word. */
const IS_MARKED = /[\p{sc=Latin}\p{sc=Cyrillic}]/u;
const TAKEN_AS_TYPED = new Set([...TAKEN, TIERS.indexOf('folded')]);

/** Pages of one term. */
interface TermPages {
  /** What asks for it. */
  readonly line: string;
  readonly prepared: PreparedQuery;
  readonly foundBy: FoundBy | null;
  readonly found: FoundPages;
}

/** The best term that stands on a page, and how well. */
interface Best {
  readonly tier: number;
  readonly worth: number;
  readonly by: TermPages;
}

function bestByRow(
  terms: readonly TermPages[],
  takenOf: (term: TermPages) => ReadonlySet<number>,
): Map<number, Best> {
  const best = new Map<number, Best>();
  for (const by of terms) {
    const { rows, tiers, worth } = by.found;
    const taken = takenOf(by);
    rows.forEach((row, at) => {
      const tier = tiers[at] as number;
      const value = worth[at] as number;
      const known = best.get(row);
      if (!taken.has(tier)) return;
      if (known && (known.tier < tier || (known.tier === tier && known.worth >= value))) return;
      best.set(row, { tier, worth: value, by });
    });
  }
  return best;
}

/**
 * Pages that have one of the terms of every part; where there are none, of all parts but one, because a matter may have a name
 * there that the glossary lacks. Rows in order, and by which terms each was found.
 */
function inMost(parts: readonly ReadonlyMap<number, Best>[], rest: readonly ReadonlyMap<number, Best>[]) {
  const byRow = new Map<number, Best[]>();
  for (const part of parts) {
    for (const [row, best] of part) {
      const list = byRow.get(row);
      if (list === undefined) byRow.set(row, [best]);
      else list.push(best);
    }
  }
  const withAll = (least: number) =>
    [...byRow.keys()].filter(
      (row) => (byRow.get(row)?.length ?? 0) >= least && rest.every((part) => part.has(row)),
    );
  let rows = withAll(parts.length);
  if (rows.length === 0 && parts.length > 1) rows = withAll(parts.length - 1);
  rows.sort((a, b) => a - b);
  const bests = rows.map((row) => [
    ...(byRow.get(row) ?? []),
    ...rest.flatMap((part) => part.get(row) ?? []),
  ]);
  const found: FoundPages = {
    rows: Float64Array.from(rows),
    tiers: Uint8Array.from(bests, (list) => Math.max(...list.map(({ tier }) => tier))),
    worth: Float64Array.from(bests, (list) => list.reduce((sum, { worth }) => sum + worth, 0) / list.length),
  };
  return { found, bests };
}

/** How a page that was found by these terms is marked and named. */
function wayOf(bests: readonly Best[]): Way {
  return {
    plan: { clauses: bests.flatMap(({ by }) => by.prepared.plan.clauses) },
    spellings: bests.flatMap(({ by }) => spellingsOf(by.prepared)),
    foundBy: bests.flatMap(({ by }) => by.foundBy ?? []),
  };
}

/** Looks for the terms of a lane; each single term only once for all lanes. */
function findLane(
  lane: BridgeLane,
  { query, reading }: BridgePlan,
  { finder, catalogue, pages }: BridgeParts,
): DocumentsFound | null {
  // A term is left out with the endings with which it is found.
  const leftOut = (term: BridgeTerm): Clause[] => {
    const clause = clauseOfTerm(term);
    return clause === null ? [] : [clause.open ? { ...clause, begins: true } : clause];
  };
  const excluded = [...query.excluded, ...lane.excluded.flatMap(leftOut)];
  const pagesOf = (clause: Clause, foundBy: FoundBy | null): TermPages => {
    const asked = { clauses: [clause], excluded };
    const line = clause.open && !clause.quoted ? `${asTyped(clause).replace(/\*$/, '')}*` : asTyped(clause);
    // What a slip away finds is not taken; looking for it in every language would take half a second.
    const written = { asYouType: clause.open, asWritten: true };
    const prepared = finder.prepare(asked, { ...written, desperate: false });
    const found = finder.find(prepared);
    if (found.rows.length > 0) return { line, prepared, foundBy, found };
    // Text layers of Indic scripts often break words: look inside them before saying that there is none.
    const desperate = finder.prepare(asked, { ...written, desperate: true });
    return { line, prepared: desperate, foundBy, found: finder.find(desperate) };
  };
  const parts = lane.parts.map((terms) =>
    bestByRow(
      terms.flatMap((term) => {
        const clause = clauseOfTerm(term);
        const { text, language, checked, concept } = term;
        return clause === null
          ? []
          : pagesOf(clause, { term: text, language, meaning: concept.name, checked });
      }),
      ({ foundBy }) => (IS_MARKED.test(foundBy?.term ?? '') ? TAKEN : TAKEN_AS_TYPED),
    ),
  );
  const rest = reading.rest.map((clause) => bestByRow([pagesOf(clause, null)], () => TAKEN_AS_TYPED));
  const { found, bests } = inMost(parts, rest);
  if (found.rows.length === 0) return null;
  const names = lane.parts.map((terms) => terms.flatMap((term) => clauseOfTerm(term) ?? []));
  const namedBy = (documentId: string): number => {
    const isNamed = names.every((clauses) =>
      clauses.some((clause) => catalogue.isNamed(documentId, { clauses: [clause], excluded: [] })),
    );
    return isNamed ? names.length : 0;
  };
  return {
    found,
    documents: documentsOf(found, namedBy, catalogue, pages),
    wayAt: (at) => wayOf(bests[at] ?? []),
    line: (at) =>
      lineOf(
        (bests[at] ?? []).map(({ by }) => ({ line: by.line })),
        { excluded },
      ),
  };
}

/** A bridge without a glossary, until it is given one. */
export function createBridge(): Bridge {
  let dictionary: BridgeDictionary = bridgeDictionary([]);
  return {
    put: (concepts) => {
      dictionary = bridgeDictionary(concepts);
    },
    plan: (query) => {
      const reading = readByGlossary(query, dictionary);
      return { query, reading, lanes: bridgeLanes(reading) };
    },
    find: (plan, parts) => plan.lanes.flatMap((lane) => findLane(lane, plan, parts) ?? []),
  };
}

/** What the window is told of the bridge. */
export function reportOf(
  { reading, lanes }: BridgePlan,
  on: boolean,
  found: BridgeReport['found'],
): BridgeReport {
  return {
    on,
    parts: reading.parts.map(({ typed, concepts }) => ({
      typed,
      concepts: concepts.map(({ id, name }) => ({ id, name })),
    })),
    missing: reading.parts.length === 0 ? [] : reading.rest.map(({ typed }) => typed),
    keptAsTyped: excludedOnlyAsTyped(reading, lanes),
    terms: lanes.map(({ language, parts, excluded }) => ({
      language,
      terms: parts.flatMap((terms) => terms.map(({ text }) => text)),
      without: excluded.map(({ text }) => text),
    })),
    found,
  };
}
