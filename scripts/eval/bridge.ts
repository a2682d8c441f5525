import type { SearchStore } from '../../main/search';
import type { PageText } from '../../shared/search';
import type { LanguageCode } from '../../shared/vocabulary';
import { type BridgeQuery, bridgeQueries, declarationOf, pagesOfArticle } from './bridge-judged.ts';

/** A file as the evaluation indexed it. */
export interface IndexedFile {
  readonly file: string;
  readonly sha256: string;
  readonly language: LanguageCode | null;
  readonly pages: readonly Pick<PageText, 'n' | 'text'>[];
}

/** How the bridge did. Shares are of all queries, or of all pairs of a query and a language that has an answer. */
export interface BridgeScore {
  readonly queries: number;
  /** Queries with an answer in another language in the first ten documents shown, all languages at once. */
  readonly found10: number;
  /** The same with the bridge off. */
  readonly found10Without: number;
  readonly pairs: number;
  /** Pairs whose page is among the first ten documents shown, all languages at once. */
  readonly pairsFound10Documents: number;
  /** Pairs whose page is among the first ten pages when the language is chosen. */
  readonly pairsFound10Chosen: number;
  readonly byLanguage: Readonly<Record<string, string>>;
  readonly missed: readonly string[];
}

const pageKey = (file: string, page: number): string => `${file}#${page}`;

type Relevant = ReadonlyMap<LanguageCode, ReadonlySet<string>>;

function relevantOf({ articles = [], files = [] }: BridgeQuery, indexed: readonly IndexedFile[]): Relevant {
  const found = new Map<LanguageCode, Set<string>>();
  const add = (language: LanguageCode, file: string, pages: readonly number[]) => {
    if (pages.length === 0) return;
    const keys = found.get(language) ?? new Set();
    for (const page of pages) keys.add(pageKey(file, page));
    found.set(language, keys);
  };
  for (const { file, language, pages } of indexed) {
    const declaration = declarationOf(file);
    if (declaration) {
      for (const article of articles) {
        add(declaration[0], file, pagesOfArticle(pages, declaration[1], article));
      }
    }
    if (files.includes(file) && language !== null) {
      add(
        language,
        file,
        pages.map(({ n }) => n),
      );
    }
  }
  return found;
}

/** Asks every judged query with the bridge on and off, and in each language that has an answer. */
export function scoreBridge(store: SearchStore, indexed: readonly IndexedFile[]): BridgeScore {
  const nameOf = new Map(indexed.map(({ sha256, file }) => [sha256, file]));
  const shown = (text: string, bridge: boolean, language: readonly LanguageCode[]): string[][] =>
    store
      .query({
        text,
        bridge,
        filters: {
          type: [],
          state: [],
          appliesTo: [],
          language: [...language],
          status: [],
          pillar: [],
          topic: [],
          year: [],
          asAt: null,
        },
        limit: 10,
      })
      .groups.map(({ sha256, hits }) => hits.map(({ page }) => pageKey(nameOf.get(sha256) ?? '', page)));
  const hasOne = (pages: readonly string[], wanted: ReadonlySet<string>) =>
    pages.some((page) => wanted.has(page));

  const queries = bridgeQueries();
  let found10 = 0;
  let found10Without = 0;
  const pairs: {
    readonly language: LanguageCode;
    readonly query: string;
    documents: boolean;
    chosen: boolean;
  }[] = [];
  for (const judged of queries) {
    const relevant = relevantOf(judged, indexed);
    if (relevant.size === 0) throw new Error(`Nothing in the corpus answers “${judged.query}”.`);
    const any = new Set([...relevant.values()].flatMap((keys) => [...keys]));
    const all = shown(judged.query, true, []);
    if (hasOne(all.flat(), any)) found10 += 1;
    if (hasOne(shown(judged.query, false, []).flat(), any)) found10Without += 1;
    for (const [language, wanted] of relevant) {
      pairs.push({
        language,
        query: judged.query,
        documents: hasOne(all.flat(), wanted),
        chosen: hasOne(shown(judged.query, true, [language]).flat().slice(0, 10), wanted),
      });
    }
  }
  const share = (count: number, of: number) => Number((count / of).toFixed(4));
  const missed = pairs.filter(({ chosen }) => !chosen);
  return {
    queries: queries.length,
    found10: share(found10, queries.length),
    found10Without: share(found10Without, queries.length),
    pairs: pairs.length,
    pairsFound10Documents: share(pairs.filter(({ documents }) => documents).length, pairs.length),
    pairsFound10Chosen: share(pairs.length - missed.length, pairs.length),
    byLanguage: Object.fromEntries(
      [...Map.groupBy(pairs, ({ language }) => language)].map(([language, list]) => [
        language,
        `${list.filter(({ chosen }) => chosen).length} of ${list.length} chosen, ${list.filter(({ documents }) => documents).length} in the first documents`,
      ]),
    ),
    missed: missed.map(({ language, query }) => `${language} ${query}`),
  };
}
