import { useEffect, useRef } from 'react';

/** What keys do while a document is read. */
export interface ReaderKeys {
  readonly find: () => void;
  readonly nextPlace: (by: 1 | -1) => void;
  readonly cite: () => void;
  readonly zoom: (direction: 1 | -1) => void;
  readonly usualSize: () => void;
}

/** Ctrl+F finds, F3 and Shift+F3 go among the places, Ctrl+Shift+C cites, Ctrl with plus, minus and 0 zooms. */
export function useReaderKeys(keys: ReaderKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      const { find, nextPlace, cite, zoom, usualSize } = latest.current;
      const command = event.ctrlKey || event.metaKey;
      const act = (does: () => void) => {
        event.preventDefault();
        does();
      };
      if (event.key === 'F3') return act(() => nextPlace(event.shiftKey ? -1 : 1));
      if (!command || event.altKey) return;
      // The place of the key counts where the layout gives no Latin letter.
      if (event.code === 'KeyF' && !event.shiftKey) return act(find);
      if (event.code === 'KeyC' && event.shiftKey) return act(cite);
      if (event.key === '+' || event.key === '=') return act(() => zoom(1));
      if (event.key === '-') return act(() => zoom(-1));
      if (event.key === '0') return act(usualSize);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
