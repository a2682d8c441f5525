import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { useLastOpened } from '../library';

function hitsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])];
}

export interface HitKeys {
  /** For the box: down goes to the first hit. */
  readonly fromBox: (event: KeyboardEvent) => void;
  /** For the list: up and down move among the hits, up from the first goes back to the box. */
  readonly inList: (event: KeyboardEvent) => void;
  /** Remembers the hit that is opened, to which coming back to the same list leads. */
  readonly open: (hit: string) => void;
}

/** Moves among hits by arrow keys. `name` tells one list of results from another. */
export function useHitKeys(
  list: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
  name: string,
  isShown: boolean,
): HitKeys {
  const open = useLastOpened(name, isShown, (hit) =>
    hitsIn(list.current)
      .find((one) => one.dataset['hit'] === hit)
      ?.focus(),
  );

  const fromBox = useCallback(
    (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
      const first = hitsIn(list.current)[0];
      if (first === undefined) return;
      event.preventDefault();
      first.focus();
    },
    [list],
  );

  const inList = useCallback(
    (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0) return;
      const hits = hitsIn(list.current);
      const here = hits.findIndex((hit) => hit.contains(document.activeElement));
      if (here < 0) return;
      event.preventDefault();
      if (here + step < 0) box.current?.focus();
      else hits[here + step]?.focus();
    },
    [list, box],
  );

  return { fromBox, inList, open };
}
