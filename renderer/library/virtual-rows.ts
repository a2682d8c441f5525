import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** The nearest element around that scrolls up and down; the page itself if none does. */
function scrollerAround(element: HTMLElement): HTMLElement {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
}

/** How much of a scroller is covered by what stays in sight at its top and its bottom, as its style says. */
function coveredOf(scroller: HTMLElement): { readonly start: number; readonly end: number } {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(scroller);
  return {
    start: Number.parseFloat(scrollPaddingTop) || 0,
    end: Number.parseFloat(scrollPaddingBottom) || 0,
  };
}

export interface VirtualRows {
  /** Height of all rows together, in pixels. */
  readonly height: number;
  /** The rows to draw, with their distance from the top of the list. */
  readonly items: readonly { readonly index: number; readonly start: number }[];
  /** Ref for each row, which also carries `data-index`. */
  readonly measure: (row: HTMLElement | null) => void;
  /** Brings a row into view and focuses the first link or button in it. */
  focusRow(index: number): void;
}

/**
 * Draws of a long list only what is in view, inside whatever scrolls around it. Rows may differ in height: each is measured,
 * since Thai or Khmer titles wrap into tall lines.
 */
export function useVirtualRows(
  list: RefObject<HTMLElement | null>,
  count: number,
  guessPx: number,
  keyOf: (index: number) => string | number,
): VirtualRows {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [margin, setMargin] = useState(0);
  const wanted = useRef<number | null>(null);

  useLayoutEffect(() => {
    if (list.current === null) return;
    const around = scrollerAround(list.current);
    setScroller(around);
    const top =
      list.current.getBoundingClientRect().top - around.getBoundingClientRect().top + around.scrollTop;
    setMargin((former) => (Math.abs(former - top) < 1 ? former : top));
  });

  // Without it a row that the keys reach, or that a reader comes back to, lay under the head of the list.
  const covered = scroller === null ? { start: 0, end: 0 } : coveredOf(scroller);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => guessPx,
    getItemKey: keyOf,
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: covered.start,
    scrollPaddingEnd: covered.end,
  });
  const items = virtualizer.getVirtualItems();

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    const target = row?.querySelector<HTMLElement>('a, button');
    if (!target) return;
    wanted.current = null;
    target.focus({ preventScroll: true });
  });

  const focusRow = useCallback(
    (index: number) => {
      wanted.current = index;
      virtualizer.scrollToIndex(index, { align: 'auto' });
      const row = list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
      const target = row?.querySelector<HTMLElement>('a, button');
      if (!target) return;
      wanted.current = null;
      target.focus({ preventScroll: true });
    },
    [virtualizer, list],
  );

  return {
    height: virtualizer.getTotalSize(),
    items: items.map(({ index, start }) => ({ index, start: start - margin })),
    measure: virtualizer.measureElement,
    focusRow,
  };
}
