import {
  type Expansion,
  type HitGroup,
  type MatchPlan,
  type PageHit,
  type Query,
  type SearchFacts,
  type Spellings,
  snippetFor,
  TIERS,
  type Tier,
} from '../../shared/search';
import type { Catalogue } from './catalogue.ts';
import type { FoundPages, PreparedQuery } from './page-finder.ts';
import { fileOf, type PageStore, pageOf } from './page-store.ts';

/** How much a law that no longer applies counts within its tier. */
const STATUS_WEIGHT: Readonly<Partial<Record<SearchFacts['status'], number>>> = {
  draft: 0.8,
  superseded: 0.6,
  repealed: 0.6,
  expired: 0.7,
  lapsed: 0.6,
};
/** How much more a page counts in a document whose title holds the query. */
const TITLE_WEIGHT = 1.6;
/** Above the greatest worth a page can have. */
const MOST_WORTH = 3 * TITLE_WEIGHT;

/** A found document: its pages are `from`..`to` of the found pages. */
export interface FoundDocument {
  readonly facts: SearchFacts;
  readonly from: number;
  readonly to: number;
  /** By which its pages' worth is multiplied. */
  readonly weight: number;
  readonly best: number;
}

/** A page's score: its tier in the whole part, so a closer fit is always above a looser one, its worth in the fraction. */
function scoreOf(found: FoundPages, at: number, weight: number): number {
  return TIERS.length - 1 - (found.tiers[at] as number) + ((found.worth[at] as number) * weight) / MOST_WORTH;
}

/** Found pages by document, in the order of the index: every document whose file has pages among them, filters aside. */
export function documentsOf(
  found: FoundPages,
  query: Query,
  catalogue: Catalogue,
  pages: PageStore,
): FoundDocument[] {
  const documents: FoundDocument[] = [];
  const { rows } = found;
  for (let from = 0; from < rows.length; ) {
    const file = fileOf(rows[from] as number);
    let to = from + 1;
    while (to < rows.length && fileOf(rows[to] as number) === file) to += 1;
    for (const facts of catalogue.ofFile(pages.files.get(file)?.sha256 ?? '')) {
      const named = catalogue.isNamed(facts.documentId, query) ? TITLE_WEIGHT : 1;
      const weight = named * (STATUS_WEIGHT[facts.status] ?? 1);
      let best = 0;
      for (let at = from; at < to; at += 1) best = Math.max(best, scoreOf(found, at, weight));
      documents.push({ facts, from, to, weight, best });
    }
    from = to;
  }
  return documents;
}

/** Best document first: it stands where its best page stands. */
export function byBestPage(a: FoundDocument, b: FoundDocument): number {
  return b.best - a.best || (a.facts.title < b.facts.title ? -1 : 1);
}

/** How each clause may be written on a page: as typed, as normalised, and as the vocabulary widened it. */
export function spellingsOf({ query, widened }: PreparedQuery): Spellings[] {
  return query.clauses.map((clause, at) => {
    let text = '';
    clause.units.forEach((unit, place) => {
      const sameRun = unit.run >= 0 && clause.units[place - 1]?.run === unit.run;
      text += place > 0 && !sameRun ? ` ${unit.text}` : unit.text;
    });
    const { variants = [], stemmed = [], partial = [], similar = [] } = widened[at] ?? {};
    return {
      exact: [...new Set([clause.typed.toLowerCase(), text])],
      loose: clause.units.length > 1 ? [] : [...variants, ...stemmed, ...partial, ...similar],
    };
  });
}

/** What hits are made from. */
export interface HitSource {
  readonly found: FoundPages;
  readonly plan: MatchPlan;
  readonly spellings: readonly Spellings[];
  readonly pages: PageStore;
}

function toHit({ found, plan, spellings, pages }: HitSource, at: number, weight: number): PageHit | null {
  const row = found.rows[at] as number;
  const stored = pages.get(row);
  if (stored === undefined) return null;
  const { text, marks } = snippetFor(stored.text, plan, spellings);
  return {
    page: pageOf(row),
    label: stored.label,
    tier: TIERS[found.tiers[at] as number] as Tier,
    score: scoreOf(found, at, weight),
    snippet: { text, marks: [...marks] },
  };
}

/** A document with snippets of its best pages. */
export function toGroup(document: FoundDocument, most: number, source: HitSource): HitGroup {
  const { facts, from, to, weight } = document;
  const places = Array.from({ length: to - from }, (_, at) => from + at);
  places.sort((a, b) => scoreOf(source.found, b, weight) - scoreOf(source.found, a, weight) || a - b);
  return {
    documentId: facts.documentId,
    versionId: facts.versionId,
    sha256: facts.sha256,
    title: facts.title,
    facts,
    pageCount: facts.pageCount,
    hitCount: to - from,
    hits: places.slice(0, most).flatMap((at) => toHit(source, at, weight) ?? []),
  };
}

/** What the user is told about words that were widened. Only kinds that can have brought pages are named. */
export function expansionsOf(prepared: PreparedQuery): Expansion[] {
  const expansions: Expansion[] = [];
  prepared.query.clauses.forEach((clause, at) => {
    const widened = prepared.widened[at];
    if (widened === undefined) return;
    const say = (kind: Expansion['kind'], words: readonly string[], leftOut: number): void => {
      if (words.length > 0) expansions.push({ typed: clause.typed, kind, words: [...words], leftOut });
    };
    say('folded', widened.variants, 0);
    say('stemmed', widened.stemmed, 0);
    say('partial', widened.partial, widened.leftOut.partial);
    say('similar', widened.similar, widened.leftOut.similar);
  });
  return expansions;
}
