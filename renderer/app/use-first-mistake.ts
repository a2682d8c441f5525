import { useEffect } from 'react';

/** A field that is wrong, or a group of choices of which none was made: the group says so, its choices do not. */
const WRONG = '[aria-invalid="true"], [data-error="true"] [role="radiogroup"]';

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
        const wrong = target.querySelector<HTMLElement>(WRONG);
        const field = wrong?.matches('[role="radiogroup"]') ? wrong.querySelector('input') : wrong;
        field?.focus();
      });
    };
    document.addEventListener('submit', sent);
    return () => document.removeEventListener('submit', sent);
  }, []);
}
