import { useEffect } from 'react';

/**
 * Leads to the first field that is wrong when a form that was sent says so: it may stand above what the window or the dialog shows,
 * and the button would seem to do nothing. What is wrong is read out with the field.
 */
export function useFirstMistake(): void {
  useEffect(() => {
    const sent = ({ target }: SubmitEvent) => {
      if (!(target instanceof HTMLFormElement)) return;
      // Once what is wrong stands beside its field.
      requestAnimationFrame(() => {
        target.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      });
    };
    document.addEventListener('submit', sent);
    return () => document.removeEventListener('submit', sent);
  }, []);
}
