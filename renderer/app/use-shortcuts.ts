import { useEffect, useRef } from 'react';
import { pressedKey } from '../platform';
import { PLACES, type Place } from './places';
import { SEARCH_BOX_ID } from './SearchBox';

interface Shortcuts {
  readonly openJump: () => void;
  readonly openHelp: () => void;
  readonly goTo: (to: Place['to']) => void;
  /** To the screen before (-1) or after (1) this one. */
  readonly goAlong: (steps: -1 | 1) => void;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/**
 * To the first button of the newest notice, such as "Undo": notices stand behind everything else, and are gone before somebody who
 * goes from button to button is there.
 */
function goToNotice(): void {
  const notices = document.querySelectorAll<HTMLElement>('.mantine-Notifications-notification');
  [...notices].at(-1)?.querySelector<HTMLElement>('button')?.focus();
}

/** A dialog has the keyboard to itself. */
function dialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

/**
 * The keys of the frame: Ctrl+K jumps, "/" searches, "?" lists the keys, Alt and a number go to a place or (0) to a notice, Alt and an
 * arrow go along the screens seen so far (Electron has no such keys of its own).
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || dialogOpen()) return;
      const { openJump, openHelp, goTo, goAlong } = latest.current;
      const command = event.ctrlKey || event.metaKey;
      const key = pressedKey(event);
      if (command && !event.altKey && !event.shiftKey && key === 'k') {
        event.preventDefault();
        return openJump();
      }
      if (event.altKey && !command && !event.shiftKey && event.code === 'Digit0') {
        event.preventDefault();
        return goToNotice();
      }
      if (event.altKey && !command && !event.shiftKey && /^Digit[1-9]$/.test(event.code)) {
        const place = PLACES[Number(event.code.slice(5)) - 1];
        if (place === undefined) return;
        event.preventDefault();
        return goTo(place.to);
      }
      if (command || isTyping(event.target)) return;
      if (event.altKey) {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        return goAlong(event.key === 'ArrowLeft' ? -1 : 1);
      }
      if (key === '/') {
        event.preventDefault();
        const box =
          document.getElementById(SEARCH_BOX_ID) ?? document.querySelector('main input[type="search"]');
        if (!(box instanceof HTMLInputElement)) return;
        box.focus();
        box.select();
      } else if (key === '?') {
        event.preventDefault();
        openHelp();
      }
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
