/** Id of the heading that names the screen; focus goes there when the screen changes. */
export const PAGE_TITLE_ID = 'page-title';

/** What had the focus when the screen was changed, while the heading of the new one is waited for; null when it is not. */
let before: Element | null = null;

/**
 * Asks that the heading of the new screen gets the focus: at once if it stands already, else when it appears. A reader who has
 * begun to type or has moved into the new screen is left alone.
 */
export function focusPageTitle(): void {
  const title = document.getElementById(PAGE_TITLE_ID);
  before = title === null ? document.activeElement : null;
  title?.focus({ preventScroll: true });
}

/** Called by the heading when it appears; focuses it if the change of screen is still waiting for it. */
export function titleAppeared(title: HTMLElement): void {
  if (before === null) return;
  const holder = document.activeElement;
  const hasMoved = holder !== before && holder !== document.body;
  before = null;
  if (!hasMoved) title.focus({ preventScroll: true });
}
