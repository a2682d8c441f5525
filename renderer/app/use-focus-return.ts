import { useCallback, useRef } from 'react';

/**
 * Gives the focus back to where it was before the jump box opened. The kit does so by itself, but not the first time when the script
 * has yet to come: by then the box is open from the start and has seen nothing before.
 */
export function useFocusReturn(): { remember: () => void; giveBack: () => void } {
  const holder = useRef<Element | null>(null);
  const remember = useCallback(() => {
    holder.current = document.activeElement;
  }, []);
  const giveBack = useCallback(() => {
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && holder.current instanceof HTMLElement) {
        holder.current.focus({ preventScroll: true });
      }
    });
  }, []);
  return { remember, giveBack };
}
