import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Whether searches look into other languages too: kept while the window lives, so that every search begins as the last. */
let isOn = false;
const hearers = new Set<() => void>();

/** The choice and the way to change it. */
export function useOtherLanguages(): readonly [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => isOn,
  );
  return [on, setOtherLanguages];
}

export function setOtherLanguages(on: boolean): void {
  isOn = on;
  for (const hear of hearers) hear();
}

/** Alt and L turns it on and off, on the search's own screen. */
export function useOtherLanguagesKey(toggle: () => void): void {
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.code !== 'KeyL') return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
