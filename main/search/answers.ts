import {
  bestSnippet,
  type Expansion,
  findMarks,
  type HitGroup,
  type MatchPlan,
  type PageHit,
  prepareText,
  type Query,
  type SearchFacts,
  type SearchFilters,
  TIERS,
  type Tier,
} from '../../shared/search';
import type { Catalogue } from './catalogue.ts';
import { passes } from './catalogue.ts';
import type { PreparedQuery, RankedPage } from './page-finder.ts';
import { scoreOf } from './page-finder.ts';
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

/** A found page with its score in one document. */
export interface ScoredPage extends RankedPage {
  readonly score: number;
}

/** A found document before its pages are read. */
export interface FoundDocument {
  readonly facts: SearchFacts;
  readonly pages: readonly ScoredPage[];
  readonly best: number;
}

/** Groups ranked pages by document and orders both by score; a document stands where its best page stands. */
export function groupPages(
  ranked: readonly RankedPage[],
  query: Query,
  catalogue: Catalogue,
  pages: PageStore,
  filters: SearchFilters,
): FoundDocument[] {
  const byFile = new Map<number, RankedPage[]>();
  for (const page of ranked) {
    const file = fileOf(page.row);
    const list = byFile.get(file);
    if (list === undefined) byFile.set(file, [page]);
    else list.push(page);
  }
  const found: FoundDocument[] = [];
  for (const [fileId, list] of byFile) {
    for (const facts of catalogue.ofFile(pages.files.get(fileId)?.sha256 ?? '')) {
      if (!passes(facts, filters)) continue;
      const named = catalogue.isNamed(facts.documentId, query) ? TITLE_WEIGHT : 1;
      const weight = named * (STATUS_WEIGHT[facts.status] ?? 1);
      const scored = list.map((page) => ({ ...page, score: scoreOf(page, weight) }));
      scored.sort((a, b) => b.score - a.score || a.row - b.row);
      found.push({ facts, pages: scored, best: scored[0]?.score ?? 0 });
    }
  }
  return found.sort((a, b) => b.best - a.best || (a.facts.title < b.facts.title ? -1 : 1));
}

function toHit(page: ScoredPage, plan: MatchPlan, pages: PageStore): PageHit | null {
  const stored = pages.get(page.row);
  if (stored === undefined) return null;
  const text = prepareText(stored.text);
  const { text: shown, marks } = bestSnippet(text, findMarks(text, plan));
  return {
    page: pageOf(page.row),
    label: stored.label,
    tier: TIERS[page.tier] as Tier,
    score: page.score,
    snippet: { text: shown, marks: [...marks] },
  };
}

/** A document with snippets of its best pages. */
export function toGroup(
  found: FoundDocument,
  hitCount: number,
  most: number,
  plan: MatchPlan,
  pages: PageStore,
): HitGroup {
  const { facts } = found;
  return {
    documentId: facts.documentId,
    versionId: facts.versionId,
    sha256: facts.sha256,
    title: facts.title,
    facts,
    pageCount: facts.pageCount,
    hitCount: Math.max(hitCount, 1),
    hits: found.pages.slice(0, most).flatMap((page) => toHit(page, plan, pages) ?? []),
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
    say('folded', widened.hasVariants ? widened.variants : [], 0);
    say('stemmed', widened.stemmed, 0);
    say('partial', widened.partial, widened.leftOut.partial);
    say('similar', widened.similar, widened.leftOut.similar);
  });
  return expansions;
}
