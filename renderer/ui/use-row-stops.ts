import { type FocusEvent, type KeyboardEvent, type RefCallback, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const ROW = '[data-stops]';
const CONTROLS = 'a[href], button, input, select, textarea, summary';
/** Marks what Tab passes over as long as another row is the one that it goes through. */
const PASSED = 'data-passed';

function controlsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (control) => control.hasAttribute(PASSED) || control.getAttribute('tabindex') !== '-1',
  );
}

function pass(control: HTMLElement, isPassed: boolean): void {
  if (isPassed === control.hasAttribute(PASSED)) return;
  control.toggleAttribute(PASSED, isPassed);
  if (isPassed) control.tabIndex = -1;
  else control.removeAttribute('tabindex');
}

/** What cannot be pressed now or is folded away takes no focus: whoever was sent there would stay where they were. */
const takesFocus = (control: Element) =>
  !control.matches(':disabled') && control.closest('details:not([open]) > :not(summary)') === null;

const stopsOf = (row: Element) => controlsOf(row).filter(takesFocus);

const isBefore = (one: Element, other: Element) =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** Where the arrows belong to what is typed or chosen. */
const hasArrows = (target: EventTarget) =>
  target instanceof HTMLElement && target.matches('select, textarea, input:not([type="checkbox"])');

/** The row a key leads to, among those that hold something: from the one given, which may hold nothing. */
function rowAfter(key: string, from: Element, rows: readonly Element[]): Element | null | undefined {
  switch (key) {
    case 'ArrowDown':
      return rows.find((row) => isBefore(from, row)) ?? null;
    case 'ArrowUp':
      return rows.findLast((row) => isBefore(row, from)) ?? null;
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    default:
      return undefined;
  }
}

const rowsOf = (list: Element) => [...list.querySelectorAll(ROW)].filter((row) => stopsOf(row).length > 0);

/** Lets Tab through one row: the one gone to last or, where that is gone, the first. */
function arrange(list: Element, last: Element | null): void {
  const rows = rowsOf(list);
  // Whoever is led to a row that holds nothing goes on from there.
  const through =
    last !== null && list.contains(last)
      ? (rows.find((row) => row === last || isBefore(last, row)) ?? rows.at(-1))
      : rows[0];
  for (const row of list.querySelectorAll(ROW))
    for (const control of controlsOf(row)) pass(control, row !== through);
}

interface RowStops<E extends HTMLElement> {
  readonly ref: RefCallback<E>;
  readonly onFocus: (event: FocusEvent<E>) => void;
  readonly onKeyDown: (event: KeyboardEvent<E>) => void;
  readonly 'aria-description': string;
}

/**
 * What makes a long list or table, whose rows hold links and buttons, be gone through row by row: Tab leads through those of one row and on
 * behind the list, the arrows up and down, Home and End from row to row. Rows carry `data-stops`, and stand in no other row. Which one it is
 * stands in the page alone: nothing is drawn anew on the way, and links and buttons of any kind take part that have no order of their own.
 */
export function useRowStops<E extends HTMLElement>(): RowStops<E> {
  const { t } = useTranslation('ui');
  const last = useRef<Element | null>(null);
  const ref = useCallback((list: E | null) => {
    if (list === null) return;
    arrange(list, last.current);
    const observer = new MutationObserver(() => arrange(list, last.current));
    observer.observe(list, { childList: true, subtree: true, attributeFilter: ['disabled', 'open'] });
    return () => observer.disconnect();
  }, []);

  return {
    ref,
    'aria-description': t('rows'),
    onFocus: ({ target, currentTarget }) => {
      const row = target.closest(ROW);
      if (row === null || row === last.current) return;
      last.current = row;
      arrange(currentTarget, row);
    },
    onKeyDown: (event) => {
      const { currentTarget, target, key } = event;
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || hasArrows(target)) return;
      const from = (target as Element).closest(ROW);
      const to = from === null ? undefined : rowAfter(key, from, rowsOf(currentTarget));
      if (from === null || to === undefined) return;
      // At an end too: the window would be scrolled away from what has the keyboard.
      event.preventDefault();
      if (to === null || to === from) return;
      const place = Math.max(stopsOf(from).indexOf(target as HTMLElement), 0);
      const reached = stopsOf(to);
      reached[Math.min(place, reached.length - 1)]?.focus();
    },
  };
}
