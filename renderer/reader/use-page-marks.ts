import { useEffect, useRef, useState } from 'react';
import { findMarks, type MatchPlan, normalise, prepareText, withPlainDigits } from '../../shared/search';
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
  /** Where a range of the words as they are stored reads; one of what reads is that already. */
  readonly asRead: (range: TextRange) => TextRange;
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
  /** How many places the index counts on this page. */
  readonly places: number;
  readonly ask: () => Promise<IndexedPage | null>;
}

/** Marks of places in a shown text, in PDF points. */
function marksAt(found: readonly TextRange[], shown: ShownText, space: PageSpace): PageMarks {
  const places = found
    .map((range) => ({ rectangles: shown.rectanglesOf(range, space), approximate: false }))
    .filter(({ rectangles }) => rectangles.length > 0);
  return { places, unmarkable: false };
}

/** The letters of a part of a text, by which two readings of one word are alike whatever they have between them. */
const lettersOf = (text: string, { start, end }: TextRange): string =>
  normalise(withPlainDigits(text.slice(start, end))).replace(/\s/g, '');

/**
 * Marks as the index counts them, one for each of its places and in its order, for the list counts by it: those that the page shows
 * are at these, others where the same letters stand, or have no rectangles. What only the page shows comes last.
 */
export function marksByIndex(
  found: readonly TextRange[],
  shown: ShownText,
  indexed: IndexedPage,
  space: PageSpace,
): PageMarks {
  const there = shown.content.text;
  const lines = align(indexed.text, there);
  const left = new Map(found.map((range) => [range, lettersOf(there, range)]));
  const take = (letters: string, fits: (range: TextRange) => boolean): TextRange | null => {
    for (const [range, its] of left) {
      if (its !== letters || !fits(range)) continue;
      left.delete(range);
      return range;
    }
    return null;
  };
  const places = indexed.marks.map(({ asRead }) => ({
    letters: lettersOf(indexed.text, asRead),
    lined: lines.find(asRead),
    range: null as TextRange | null,
  }));
  for (const place of places) {
    const { lined } = place;
    if (lined === null) continue;
    place.range = take(place.letters, ({ start, end }) => start < lined.end && end > lined.start);
  }
  // Words that the two readings have in another order are no longer beside the same ones.
  for (const place of places) {
    const { lined, letters } = place;
    if (place.range === null && lined !== null && lettersOf(there, lined) === letters) place.range = lined;
    place.range ??= take(letters, () => true);
  }
  const marks = [...places.map(({ range }) => range), ...left.keys()];
  return {
    places: marks.map((range) => ({
      rectangles: range === null ? [] : shown.rectanglesOf(range, space),
      approximate: false,
    })),
    unmarkable: false,
    counted: indexed.marks.length,
  };
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
    let direct: PageMarks | null = null;
    let found: readonly TextRange[] = [];
    if ('plan' in wanted) {
      found = findMarks(prepareText(shown.content.text), wanted.plan);
      direct = marksAt(found, shown, space);
      const count = direct.places.length;
      const isCountedOtherwise = wanted.places > 0 && count !== wanted.places;
      setMarks(isCountedOtherwise && count > 0 ? { ...direct, isAsked: true } : direct);
      if (!isCountedOtherwise) return;
      if (count === 0 && latest.current.onUnlike !== null) return latest.current.onUnlike();
      if (count === 0) direct = null;
    }
    const none = direct ?? { places: [], unmarkable: true };
    let stale = false;
    wanted.ask().then(
      (indexed) => {
        if (stale) return;
        const now = latest.current.spaceOf();
        if (indexed === null || now === null) setMarks(none);
        else if ('spans' in wanted) {
          const lines = align(indexed.text, shown.content.text);
          setMarks(marksOfSpans(shown, lines, wanted.spans, now));
          if (lines.agreement < ALIKE) latest.current.onUnlike?.();
        } else if (direct === null) setMarks(marksFromIndex(shown, indexed, now));
        else {
          const marks = marksByIndex(found, shown, indexed, now);
          setMarks(marks);
          // As of a signature, whose words stand in no text of the page.
          if (marks.places.some(({ rectangles }) => rectangles.length === 0)) latest.current.onUnlike?.();
        }
      },
      () => {
        if (!stale) setMarks(none);
      },
    );
    return () => {
      stale = true;
    };
  }, [shown, wanted]);
  return marks;
}
