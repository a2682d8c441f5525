import { type KeyboardEvent, type RefObject, useCallback, useEffect } from 'react';

/** The hit that was opened last, and in which list: coming back to that list finds it again. */
let opened: { readonly list: string; readonly hit: string } | null = null;

function hitsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])];
}

export interface HitKeys {
  /** For the box: down goes to the first hit. */
  readonly fromBox: (event: KeyboardEvent) => void;
  /** For the list: up and down move among the hits, up from the first goes back to the box. */
  readonly inList: (event: KeyboardEvent) => void;
  /** Remembers the hit that is opened. */
  readonly open: (hit: string) => void;
}

/**
 * Moves among hits by arrow keys. `name` tells one list of results from another; when a list is shown again, the hit opened
 * from it gets the focus, so that the reader goes on where they left.
 */
export function useHitKeys(
  list: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
  name: string,
  shown: boolean,
): HitKeys {
  useEffect(() => {
    if (!shown || opened?.list !== name) return;
    const { hit } = opened;
    opened = null;
    hitsIn(list.current)
      .find((one) => one.dataset['hit'] === hit)
      ?.focus();
  }, [shown, name, list]);

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

  const open = useCallback(
    (hit: string) => {
      opened = { list: name, hit };
    },
    [name],
  );

  return { fromBox, inList, open };
}
