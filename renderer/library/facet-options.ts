import type { DocumentSummary } from '../../shared/library';
import type { CheckOption } from './components/CheckList';

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
