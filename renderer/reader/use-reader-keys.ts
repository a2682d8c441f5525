import { useEffect, useRef } from 'react';
import { pressedKey } from '../platform';
import { PAGE_TITLE_ID } from '../ui';

/** What can be done with a passage. */
export type PassageUse = 'cite' | 'highlight' | 'note';

/** What keys do while a document is read. */
export interface ReaderKeys {
  readonly find: () => void;
  readonly nextPlace: (by: 1 | -1) => void;
  readonly cite: () => void;
  readonly highlight: () => void;
  readonly note: () => void;
  readonly print: () => void;
  readonly zoom: (direction: 1 | -1) => void;
  readonly usualSize: () => void;
  /** Moves the pages by a share of the view, or to the beginning or end. */
  readonly move: (by: number | 'start' | 'end') => void;
}

/** How far keys that scroll move the pages. */
const MOVES: Readonly<Record<string, number | 'start' | 'end'>> = {
  PageDown: 0.9,
  PageUp: -0.9,
  ' ': 0.9,
  ArrowDown: 0.1,
  ArrowUp: -0.1,
  Home: 'start',
  End: 'end',
};

/** The screen has just opened: its heading or nothing has the focus, so keys that scroll are meant for the pages. */
function isAtRest(): boolean {
  const holder = document.activeElement;
  return holder === null || holder === document.body || holder.id === PAGE_TITLE_ID;
}

/** A tool was used last, as the number of a page or the button to the next: the keys that turn pages mean nothing to it. */
function isAtTools(key: string): boolean {
  const holder = document.activeElement;
  if (holder === null || !key.startsWith('Page') || holder instanceof HTMLSelectElement) return false;
  return holder.closest('[role="toolbar"]') !== null;
}

const PASSAGE_KEYS: Readonly<Record<string, PassageUse>> = { KeyC: 'cite', KeyH: 'highlight', KeyN: 'note' };

/** What the keys that were pressed do with a passage; null where they are none of those. By the place of the key, as the others. */
export function passageUseOf(event: KeyboardEvent): PassageUse | null {
  const isCommand = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
  return isCommand && !event.isComposing ? (PASSAGE_KEYS[event.code] ?? null) : null;
}

/** Ctrl+F finds, F3 and Shift+F3 go among the places, Ctrl+Shift with C cites, with H highlights, with N writes a note, Ctrl+P prints, Ctrl with plus, minus and 0 zooms; keys that scroll reach the pages at once, and from the tools those that turn pages. */
export function useReaderKeys(keys: ReaderKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      const { find, nextPlace, cite, highlight, note, print, zoom, usualSize, move } = latest.current;
      const command = event.ctrlKey || event.metaKey;
      const act = (does: () => void) => {
        event.preventDefault();
        does();
      };
      if (event.key === 'F3') return act(() => nextPlace(event.shiftKey ? -1 : 1));
      const by = MOVES[event.key];
      const isForPages = !command && !event.altKey && (isAtRest() || isAtTools(event.key));
      if (by !== undefined && isForPages) return act(() => move(by));
      if (!command || event.altKey) return;
      // The place of the key counts where the layout gives no Latin letter.
      if (event.code === 'KeyF' && !event.shiftKey) return act(find);
      if (event.code === 'KeyP' && !event.shiftKey) return act(print);
      const use = passageUseOf(event);
      if (use !== null) return act({ cite, highlight, note }[use]);
      const key = pressedKey(event);
      if (key === '+' || key === '=') return act(() => zoom(1));
      if (key === '-') return act(() => zoom(-1));
      if (key === '0') return act(usualSize);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
