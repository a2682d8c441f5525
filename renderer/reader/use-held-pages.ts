import { type RefObject, useEffect, useState } from 'react';

/** Most pages kept drawn for a selection. Beyond it only its two ends are. */
const MOST_HELD = 20;

function pageOf(node: Node | null, pages: HTMLElement): number | null {
  if (node === null || !pages.contains(node)) return null;
  const element = node instanceof Element ? node : node.parentElement;
  const page = element?.closest<HTMLElement>('[data-page]')?.dataset['page'];
  return page === undefined ? null : Number(page) - 1;
}

function heldPages(pages: HTMLElement | null): readonly number[] {
  const selection = document.getSelection();
  if (pages === null || selection === null || selection.isCollapsed) return [];
  const ends = [pageOf(selection.anchorNode, pages), pageOf(selection.focusNode, pages)].filter(
    (page) => page !== null,
  );
  if (ends.length === 0) return [];
  const first = Math.min(...ends);
  const last = Math.max(...ends);
  if (last - first >= MOST_HELD) return [first, last];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/**
 * Pages (from 0) that a selection goes over. They stay drawn while the reader scrolls on, for with the page on which it began the
 * selection itself would go.
 */
export function useHeldPages(pages: RefObject<HTMLElement | null>): readonly number[] {
  const [held, setHeld] = useState<readonly number[]>([]);
  useEffect(() => {
    const look = () => {
      const now = heldPages(pages.current);
      setHeld((before) => (before.join() === now.join() ? before : now));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [pages]);
  return held;
}
