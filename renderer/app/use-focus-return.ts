import { useCallback, useRef } from 'react';

/**
 * Gives the focus back to where it was before a dialog opened. Dialogs of the kit do so by themselves, but not the first time when
 * their script has yet to come: by then they are open from the start and have seen nothing before.
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
