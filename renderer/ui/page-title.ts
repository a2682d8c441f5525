/** Id of the heading that names the screen; focus goes there when the screen changes. */
export const PAGE_TITLE_ID = 'page-title';

let wanted = false;

/**
 * Asks that the heading of the new screen gets the focus: at once if it stands already, else when it appears. A reader who has
 * begun to type or has moved into the new screen is left alone.
 */
export function focusPageTitle(): void {
  const title = document.getElementById(PAGE_TITLE_ID);
  wanted = title === null;
  title?.focus({ preventScroll: true });
}

/** Called by the heading when it appears; focuses it if the change of screen is still waiting for it. */
export function titleAppeared(title: HTMLElement): void {
  if (!wanted) return;
  wanted = false;
  const holder = document.activeElement;
  const busy =
    holder instanceof HTMLElement && (holder.matches('input, textarea, select') || isInMain(holder));
  if (!busy) title.focus({ preventScroll: true });
}

function isInMain(element: HTMLElement): boolean {
  const main = document.querySelector('main');
  return main !== null && main !== element && main.contains(element);
}
