import { useEffect, useRef } from 'react';

/** Keys that letters and digits share on every keyboard: where the layout gives no Latin letter, the place of the key counts. */
function keyName(event: KeyboardEvent): string {
  if (/^[a-z0-9]$/i.test(event.key)) return event.key.toLowerCase();
  const arrow = /^Arrow(Left|Right|Up|Down)$/.exec(event.key)?.[1];
  const place = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1];
  return (arrow ?? place ?? event.key).toLowerCase();
}

const TYPED_INTO =
  'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"]), [role="textbox"], [role="combobox"]';

/** Whether a key pressed here is meant for what is being typed or for an open dialog. */
function belongsElsewhere(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
    return true;
  if (document.querySelector('[role="dialog"]') !== null) return true;
  // A screen may let it lead out of its words, where it means nothing else.
  if (event.key === 'Escape' && event.target instanceof HTMLTextAreaElement) return false;
  return event.target instanceof Element && event.target.closest(TYPED_INTO) !== null;
}

/** Whether keys of one letter or digit do something. Can be turned off, for people who speak to their PC (WCAG 2.1.4). */
let singleKeysOn = true;

export function setSingleKeys(on: boolean): void {
  singleKeysOn = on;
}

export function areSingleKeysOn(): boolean {
  return singleKeysOn;
}

/** What keys do on a screen: by name in small letters (`j`, `0`, `left`). A handler that returns false leaves the key to the browser. */
export type KeyHandlers = Readonly<Record<string, ((event: KeyboardEvent) => unknown) | undefined>>;

/** Hears the keys of a screen while it is shown, except while something is typed or a dialog is open. */
export function useKeys(handlers: KeyHandlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (belongsElsewhere(event)) return;
      const name = keyName(event);
      if (name.length === 1 && !singleKeysOn) return;
      const handle = latest.current[name];
      if (handle === undefined || handle(event) === false) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
