import { useEffect, useRef, useState } from 'react';
import { findMarks, type MatchPlan, prepareText } from '../../shared/search';
import { type MarkKind, NO_MARKS, type PageMarks } from './marks';
import { ALIKE, type Alignment, align } from './page/align';
import type { PageSpace } from './page/geometry';
import type { TextRange } from './page/page-text';
import type { ShownText } from './page/text-layer';

/** The index's reading of a page and where the query stands in it. */
export interface IndexedPage {
  readonly text: string;
  /** Length of what reads; behind it stand converted words as the file stores them. */
  readonly readable: number;
  /** Where the words stand in what reads, and in the words as they are stored: one and the same where nothing was converted. */
  readonly marks: readonly { readonly asRead: TextRange; readonly asStored: TextRange }[];
}

/** Words to mark by their place in the index's reading of the page. */
export interface WantedSpans {
  readonly spans: readonly (TextRange & { readonly kind: MarkKind })[];
  readonly ask: () => Promise<IndexedPage | null>;
}

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

/** Words of a page that agree more with the read ones than this are those, and not the stored ones. */
const HALF = 0.5;

/** Marks carried over from the index's reading of the page, where the file's own text is too different to search in. */
export function marksFromIndex(shown: ShownText, indexed: IndexedPage, space: PageSpace): PageMarks {
  const lines = align(indexed.text, shown.content.text);
  const isRead = align(indexed.text.slice(0, indexed.readable), shown.content.text).agreement > HALF;
  const places = indexed.marks.flatMap(({ asRead, asStored }) => {
    const there = lines.find(isRead ? asRead : asStored);
    const rectangles = there === null ? [] : shown.rectanglesOf(there, space);
    return rectangles.length === 0 ? [] : [{ rectangles, approximate: true }];
  });
  return { places, unmarkable: places.length === 0 };
}

/** Marks words by their place in the index's reading. A place that is not found stays as one without rectangles. */
function marksOfSpans(
  shown: ShownText,
  lines: Alignment,
  spans: WantedSpans['spans'],
  space: PageSpace,
): PageMarks {
  const places = spans.map((span) => {
    const there = lines.find(span);
    return {
      rectangles: there === null ? [] : shown.rectanglesOf(there, space),
      approximate: false,
      kind: span.kind,
    };
  });
  return { places, unmarkable: places.every(({ rectangles }) => rectangles.length === 0) };
}

/**
 * Marks the query, or given words, on a page once its text is shown. `onUnlike`, where there is one, hears that the shown text is too
 * unlike the index's reading; another text is shown then, in which the marks are looked for anew.
 */
export function usePageMarks(
  shown: ShownText | null,
  spaceOf: () => PageSpace | null,
  wanted: Wanted | WantedSpans | null,
  onUnlike: (() => void) | null,
): PageMarks {
  const [marks, setMarks] = useState<PageMarks>(NO_MARKS);
  const latest = useRef({ spaceOf, onUnlike });
  latest.current = { spaceOf, onUnlike };
  useEffect(() => {
    const space = latest.current.spaceOf();
    if (shown === null || space === null || wanted === null) {
      setMarks(NO_MARKS);
      return;
    }
    if ('plan' in wanted) {
      const direct = marksInShown(shown, wanted.plan, space);
      setMarks(direct);
      if (direct.places.length > 0 || !wanted.hasPlaces) return;
      if (latest.current.onUnlike !== null) return latest.current.onUnlike();
    }
    let stale = false;
    wanted.ask().then(
      (indexed) => {
        if (stale) return;
        const now = latest.current.spaceOf();
        if (indexed === null || now === null) setMarks({ places: [], unmarkable: true });
        else if ('spans' in wanted) {
          const lines = align(indexed.text, shown.content.text);
          setMarks(marksOfSpans(shown, lines, wanted.spans, now));
          if (lines.agreement < ALIKE) latest.current.onUnlike?.();
        } else setMarks(marksFromIndex(shown, indexed, now));
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
