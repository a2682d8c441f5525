import { useEffect } from 'react';

/** What opens something beneath itself, while that is open. */
const OPEN = '[aria-haspopup][aria-expanded="true"]';

/** Lets a menu stay that a double click has opened: its second press would close it, and the button would seem to do nothing. */
export function useDoublePress(): void {
  useEffect(() => {
    const press = (event: MouseEvent) => {
      if (event.detail !== 2 || !(event.target instanceof Element)) return;
      if (event.target.closest(OPEN) !== null) event.stopPropagation();
    };
    // Before anybody else hears of it.
    document.addEventListener('click', press, { capture: true });
    return () => document.removeEventListener('click', press, { capture: true });
  }, []);
}
