import { useEffect } from 'react';

/**
 * Gives the focus back to a button that could not be pressed for a while: one that works on something is disabled, which takes the
 * focus from it, and whoever works by keyboard would begin at the top of the window again when it is done or has failed.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let holder: Element | null = null;
    // Some engines take the focus away as soon as a button is disabled, others when they draw the next time.
    const lost = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.hasAttribute('disabled')) holder = target;
    };
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLElement)) continue;
        if (target.hasAttribute('disabled')) {
          if (target === document.activeElement) holder = target;
        } else if (target === holder) {
          holder = null;
          if (document.activeElement === document.body) target.focus({ preventScroll: true });
        }
      }
    });
    // What is chosen in a menu goes with the menu: the button that opened it is where work goes on, also while it is busy with it.
    const chosen = ({ target }: MouseEvent) => {
      if (!(target instanceof Element)) return;
      const menu = target.closest('[role="menuitem"]')?.closest('[role="menu"]');
      document.getElementById(menu?.getAttribute('aria-labelledby') ?? '')?.focus({ preventScroll: true });
    };
    document.addEventListener('click', chosen, true);
    document.addEventListener('focusout', lost);
    observer.observe(document.body, { subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('click', chosen, true);
      document.removeEventListener('focusout', lost);
      observer.disconnect();
    };
  }, []);
}
