import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { otherPlace, type ScrollAnchor } from '../../shared/texts';
import type { PagesHandle } from '../reader';

export type SideName = 'before' | 'after';

interface Panes {
  readonly before: RefObject<PagesHandle | null>;
  readonly after: RefObject<PagesHandle | null>;
}

const OTHER = { before: 'after', after: 'before' } as const;

/**
 * Scrolls one text along with the other. Only the one that the reader moves leads: otherwise each would answer the other for ever.
 * Gives what hears where each text stands, and what lets nobody lead, for when both are sent somewhere at once.
 */
export function useLinkedScrolling(panes: Panes, anchors: readonly ScrollAnchor[], linked: boolean) {
  const leader = useRef<SideName | null>(null);
  const latest = useRef({ anchors, linked });
  latest.current = { anchors, linked };

  useEffect(() => {
    const take = (event: Event) => {
      for (const side of ['before', 'after'] as const) {
        const element = panes[side].current?.element;
        if (element && event.target instanceof Node && element.contains(event.target)) leader.current = side;
      }
    };
    const moves = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;
    for (const name of moves) document.addEventListener(name, take, { capture: true, passive: true });
    return () => {
      for (const name of moves) document.removeEventListener(name, take, { capture: true });
    };
  }, [panes]);

  const hear = useCallback(
    (side: SideName, page: number, fraction: number) => {
      const { anchors: known, linked: isLinked } = latest.current;
      if (!isLinked || leader.current !== side) return;
      const place = otherPlace(known, side, { page, fraction });
      panes[OTHER[side]].current?.goToPlace(place.page, place.fraction);
    },
    [panes],
  );
  const free = useCallback(() => {
    leader.current = null;
  }, []);
  return { hear, free };
}
