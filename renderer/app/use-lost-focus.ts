import { useEffect } from 'react';
import { focusPageTitle } from '../ui';

/** Longer than a dialog, a menu or a new screen takes to lead the focus on by itself. */
const SETTLES_MS = 60;

const LINE = 'li, tbody > tr';

const MODAL = '[role="dialog"][aria-modal="true"]';

/** What may take the focus where this element goes: the parts around it that the keyboard reaches, the nearest first. */
function around(element: Element): HTMLElement[] {
  const parts: HTMLElement[] = [];
  for (let part = element.parentElement; part !== null; part = part.parentElement) {
    if (part.tabIndex >= 0) parts.push(part);
  }
  return parts;
}

/** The lines of lists that this element stands in, the innermost first, each with the others of its list: those that follow come first. */
function linesAround(element: Element): { readonly line: Element; readonly others: readonly Element[] }[] {
  const lines = [];
  for (let line = element.closest(LINE); line !== null; line = line.parentElement?.closest(LINE) ?? null) {
    const all = [...(line.parentElement?.children ?? [])];
    const at = all.indexOf(line);
    lines.push({ line, others: [...all.slice(at + 1), ...all.slice(0, at).reverse()] });
  }
  return lines;
}

/** The line itself where only something in it went, else the one that takes its place. */
function nearestLine(lines: ReturnType<typeof linesAround>): HTMLElement | undefined {
  for (const { line, others } of lines) {
    const next = [line, ...others].find((other) => other.isConnected && other.textContent.trim() !== '');
    if (!(next instanceof HTMLElement)) continue;
    if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
    return next;
  }
  return undefined;
}

/** The parts of the screen with a heading that this element stands in, the innermost first. */
function sectionsAround(element: Element): Element[] {
  const sections: Element[] = [];
  for (let part = element.closest('section'); part !== null; ) {
    sections.push(part);
    part = part.parentElement?.closest('section') ?? null;
  }
  return sections;
}

/** The first heading that is seen of the innermost part that is still there; it is scrolled to, since what had the focus may have been far below it. */
function headingLeft(sections: readonly Element[]): HTMLElement | undefined {
  const headings = sections
    .filter((section) => section.isConnected)
    .flatMap((section) => [...section.querySelectorAll<HTMLElement>('h2, h3, h4, h5, h6')]);
  // One that is only printed, or folded away, takes no focus.
  const heading = headings.find((each) => each.checkVisibility());
  if (heading === undefined) return undefined;
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.scrollIntoView({ block: 'nearest' });
  return heading;
}

/**
 * Leads the focus on when what had it is taken off the screen: a notice that goes with its button, a line of a list that was dealt
 * with, a link on a page that was scrolled away. Whoever works by keyboard would begin at the top of the window again, and who hears
 * the screen would hear nothing. The line it stood in or the next one of the list takes it, else what stands around, else the heading
 * of the part of the screen, else the title of the screen. Of the next line it is not the button: a key that is pressed twice, or still held, would do the same to that one unread.
 */
export function useLostFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let parts: readonly HTMLElement[] = [];
    let lines: ReturnType<typeof linesAround> = [];
    let sections: readonly Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last = target;
      parts = around(target);
      lines = linesAround(target);
      sections = sectionsAround(target);
    };
    const settle = () => {
      timer = undefined;
      if (last === null || last.isConnected) return;
      // Somebody took it meanwhile, or a dialog keeps it.
      if (document.activeElement !== document.body || document.querySelector(MODAL) !== null) return;
      last = null;
      const next = nearestLine(lines) ?? parts.find((part) => part.isConnected) ?? headingLeft(sections);
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
