import { useCallback, useMemo } from 'react';
import type { CitedPlace } from '../../shared/assessments';
import type { Highlight } from '../../shared/reader';
import type { PageNotesOf } from './components/PageNotes';

const NOTHING: PageNotesOf = { highlights: [], citations: [] };

/** What people made of each page. A page on which nothing changed keeps its object, so that it is not drawn anew. */
export function usePageNotes(
  highlights: readonly Highlight[] | undefined,
  citations: readonly CitedPlace[] | undefined,
): (page: number) => PageNotesOf {
  const byPage = useMemo(() => {
    const marked = Map.groupBy(highlights ?? [], ({ page }) => page);
    const cited = Map.groupBy(citations ?? [], ({ citation }) => citation.page);
    const pages = new Set([...marked.keys(), ...cited.keys()]);
    return new Map(
      [...pages].map((page) => [
        page,
        { highlights: marked.get(page) ?? [], citations: cited.get(page) ?? [] },
      ]),
    );
  }, [highlights, citations]);
  return useCallback((page) => byPage.get(page) ?? NOTHING, [byPage]);
}
