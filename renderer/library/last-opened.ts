import { useCallback, useEffect, useRef } from 'react';

/** The entry that was opened last, and from which list. */
let opened: { readonly list: string; readonly entry: string } | null = null;

/** What was opened is not in its list any more: nobody is led back to it. */
export function forgetLastOpened(): void {
  opened = null;
}

/**
 * Lets a reader who comes back to a list go on where they left it. `list` tells one list from another (the address does); once it
 * `isShown` again, `focus` is called with the entry that was opened from it. Gives the function that remembers an opened entry.
 */
export function useLastOpened(
  list: string,
  isShown: boolean,
  focus: (entry: string) => void,
): (entry: string) => void {
  const latest = useRef(focus);
  latest.current = focus;
  useEffect(() => {
    if (!isShown || opened?.list !== list) return;
    const { entry } = opened;
    opened = null;
    // The frame gives the heading of a new screen the focus first; this goes after it.
    const timer = setTimeout(() => latest.current(entry));
    return () => clearTimeout(timer);
  }, [isShown, list]);
  return useCallback(
    (entry: string) => {
      opened = { list, entry };
    },
    [list],
  );
}
