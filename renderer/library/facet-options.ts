import { type DocumentSummary, type LibraryFilter, matchesFilter } from '../../shared/library';
import { FACETS, type Facet } from './address';
import type { CheckOption } from './components/CheckList';

const byFacet = <T>(make: (facet: Facet) => T) =>
  Object.fromEntries(FACETS.map((facet) => [facet, make(facet)])) as Record<Facet, T>;

/**
 * The documents that each filter counts: those that all others let through, so that the number beside a word is that of the documents
 * which are listed when it alone is ticked there.
 */
export function documentsOfFacets(
  documents: readonly DocumentSummary[],
  filter: LibraryFilter,
  senderOf: ReadonlyMap<string, string>,
): Readonly<Record<Facet, readonly DocumentSummary[]>> {
  const none = byFacet((): [] => []);
  // Folding titles takes longest, so it is done once for all of them.
  const fitting =
    filter.text === '' && filter.asAt === null && !filter.guessed
      ? documents
      : documents.filter(matchesFilter({ ...filter, ...none }, senderOf));
  const others: LibraryFilter = { ...filter, text: '', asAt: null };
  return byFacet((facet) => {
    const isNarrowed = FACETS.some((other) => other !== facet && filter[other].length > 0);
    return isNarrowed ? fitting.filter(matchesFilter({ ...others, [facet]: [] }, senderOf)) : fitting;
  });
}

/**
 * What a filter offers: the codes that occur in the documents, with counts, the most frequent first and equal ones by word.
 * Codes that are chosen stay on offer even when no document has them any more.
 */
export function facetOptions<C extends string>(
  documents: readonly DocumentSummary[],
  codesOf: (document: DocumentSummary) => readonly (C | null)[],
  wordOf: (code: C) => string,
  chosen: readonly C[],
): CheckOption<C>[] {
  const counts = new Map<C, number>(chosen.map((code) => [code, 0]));
  for (const document of documents) {
    for (const code of codesOf(document)) {
      if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([code, count]) => ({ code, word: wordOf(code), count }))
    .sort((a, b) => b.count - a.count || a.word.localeCompare(b.word));
}
