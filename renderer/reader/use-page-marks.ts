import { useEffect, useRef, useState } from 'react';
import { findMarks, type MatchPlan, prepareText } from '../../shared/search';
import { NO_MARKS, type PageMarks } from './marks';
import { align } from './page/align';
import type { PageSpace } from './page/geometry';
import type { TextRange } from './page/page-text';
import type { ShownText } from './page/text-layer';

/** The index's reading of a page and where the query stands in it; null when it has none. */
export type IndexedPage = { readonly text: string; readonly marks: readonly TextRange[] };

/** What to mark, and how to ask the index where it stands when the file's own text does not show it. */
export interface Wanted {
  readonly plan: MatchPlan;
  /** Whether the index counts places on this page. */
  readonly hasPlaces: boolean;
  readonly ask: () => Promise<IndexedPage | null>;
}

/** Marks of a query in a shown text, in PDF points. */
function marksInShown(shown: ShownText, plan: MatchPlan, space: PageSpace): PageMarks {
  const found = findMarks(prepareText(shown.content.text), plan);
  const places = found
    .map((range) => ({ rectangles: shown.rectanglesOf(range, space), approximate: false }))
    .filter(({ rectangles }) => rectangles.length > 0);
  return { places, unmarkable: false };
}

/** Marks carried over from the index's reading of the page, where the file's own text is too different to search in. */
function marksFromIndex(shown: ShownText, indexed: IndexedPage, space: PageSpace): PageMarks {
  const lines = align(indexed.text, shown.content.text);
  const places = indexed.marks.flatMap((range) => {
    const there = lines.find(range);
    const rectangles = there === null ? [] : shown.rectanglesOf(there, space);
    return rectangles.length === 0 ? [] : [{ rectangles, approximate: true }];
  });
  return { places, unmarkable: places.length === 0 };
}

/** Marks the query on a page once its text is shown. */
export function usePageMarks(
  shown: ShownText | null,
  spaceOf: () => PageSpace | null,
  wanted: Wanted | null,
): PageMarks {
  const [marks, setMarks] = useState<PageMarks>(NO_MARKS);
  const latest = useRef(spaceOf);
  latest.current = spaceOf;
  useEffect(() => {
    const space = latest.current();
    if (shown === null || space === null || wanted === null) {
      setMarks(NO_MARKS);
      return;
    }
    const direct = marksInShown(shown, wanted.plan, space);
    setMarks(direct);
    if (direct.places.length > 0 || !wanted.hasPlaces) return;
    let stale = false;
    wanted.ask().then(
      (indexed) => {
        if (stale) return;
        const now = latest.current();
        if (indexed === null || now === null) setMarks({ places: [], unmarkable: true });
        else setMarks(marksFromIndex(shown, indexed, now));
      },
      () => {
        if (!stale) setMarks({ places: [], unmarkable: true });
      },
    );
    return () => {
      stale = true;
    };
  }, [shown, wanted]);
  return marks;
}
