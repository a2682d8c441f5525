import { useEffect } from 'react';
import { focusPageTitle } from '../ui';

/** Longer than a dialog, a menu or a new screen takes to lead the focus on by itself. */
const SETTLES_MS = 60;

const MODAL = '[role="dialog"][aria-modal="true"]';

/** What may take the focus where this element goes: the parts around it that the keyboard reaches, the nearest first. */
function around(element: Element): HTMLElement[] {
  const parts: HTMLElement[] = [];
  for (let part = element.parentElement; part !== null; part = part.parentElement) {
    if (part.tabIndex >= 0) parts.push(part);
  }
  return parts;
}

/**
 * Leads the focus on when what had it is taken off the screen: a notice that goes with its button, a line of a list that was dealt
 * with, a link on a page that was scrolled away. Whoever works by keyboard would begin at the top of the window again, and who hears
 * the screen would hear nothing. What stands around takes it, else the title of the screen.
 */
export function useLostFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let parts: readonly HTMLElement[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last = target;
      parts = around(target);
    };
    const settle = () => {
      timer = undefined;
      if (last === null || last.isConnected) return;
      // Somebody took it meanwhile, or a dialog keeps it.
      if (document.activeElement !== document.body || document.querySelector(MODAL) !== null) return;
      last = null;
      const next = parts.find((part) => part.isConnected);
      if (next === undefined) focusPageTitle();
      else next.focus({ preventScroll: true });
    };
    const watcher = new MutationObserver(() => {
      if (last === null || last.isConnected || timer !== undefined) return;
      timer = setTimeout(settle, SETTLES_MS);
    });
    document.addEventListener('focusin', remember);
    watcher.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      watcher.disconnect();
      clearTimeout(timer);
    };
  }, []);
}
