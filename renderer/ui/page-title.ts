/** Id of the heading that names the screen; focus goes there when the screen changes. */
export const PAGE_TITLE_ID = 'page-title';

/** What had the focus when the screen was changed, while the heading of the new one is waited for; null when it is not. */
let before: Element | null = null;

/** The part of the new screen that was gone to instead of its heading, and how it is brought into sight. */
let part: { readonly element: HTMLElement; readonly show: () => void } | null = null;

/**
 * Asks that the heading of the new screen gets the focus: at once if it stands already, else when it appears. A reader who has
 * begun to type or has moved into the new screen is left alone.
 */
export function focusPageTitle(): void {
  const gone = part;
  part = null;
  // By now the new screen has been scrolled to its top.
  if (gone !== null && gone.element === document.activeElement) {
    gone.show();
    return;
  }
  const title = document.getElementById(PAGE_TITLE_ID);
  const holder = document.activeElement;
  title?.focus({ preventScroll: true });
  // The heading of the screen before takes none: it is out of sight while the words of the new one come.
  before = title !== null && title === document.activeElement ? null : holder;
}

/** Called by the heading when it appears; focuses it if the change of screen is still waiting for it. */
export function titleAppeared(title: HTMLElement): void {
  if (before === null) return;
  const holder = document.activeElement;
  const hasMoved = holder !== before && holder !== document.body;
  before = null;
  if (!hasMoved) title.focus({ preventScroll: true });
}

/** The heading that had the focus when its screen was put out of sight, to wait for words or a script that it needs. */
let hidden: HTMLElement | null = null;

/** Called when the heading goes out of sight or for good: the browser takes the focus from what it does not draw. */
export function titleHides(title: HTMLElement): void {
  hidden = document.activeElement === title ? title : null;
}

/** Called when the heading is in sight again; gives it back the focus that it had, unless somebody took it meanwhile. */
export function titleReturns(title: HTMLElement): void {
  if (hidden === title && document.activeElement === document.body) title.focus({ preventScroll: true });
  hidden = null;
}

/**
 * Leads to one part of a new screen, such as the line or the card that was asked for: it is scrolled to, and has the focus instead
 * of the heading. Only scrolled to, it would be out of sight again with the next key.
 */
export function goToPart(element: HTMLElement | null, block: 'start' | 'center' | 'nearest'): void {
  if (element === null) return;
  before = null;
  const show = () => element.scrollIntoView({ block });
  part = { element, show };
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  show();
}
