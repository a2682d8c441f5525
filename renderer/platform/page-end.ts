import { useEffect, useRef } from 'react';

/** Something of which the page holds more than is on disk. */
export interface Unsaved {
  /** Sends what waits: the main process still takes what is sent while the window closes. */
  readonly send?: () => void;
  /** Whether what somebody typed is lost with the page all the same. */
  readonly wouldLose: () => boolean;
}

const watched = new Set<Unsaved>();

/**
 * Sends what waits anywhere, for a page that may end without being asked, as when the computer is shut down. What was watched first, the
 * forms that nobody has sent, goes last: answers are worth more.
 */
export function sendUnsaved(): void {
  for (const each of [...watched].toReversed()) each.send?.();
}

/** Whether what somebody typed would be lost if the page were loaded anew, `besides` what is watched there. */
export function losesWords(besides?: Unsaved): boolean {
  return [...watched].some((each) => each !== besides && each.wouldLose());
}

/** Asks before the page ends, until the returned function is called. */
export function watchPageEnd(unsaved: Unsaved): () => void {
  const hear = (event: BeforeUnloadEvent) => {
    unsaved.send?.();
    // The program asks whether it shall close all the same.
    if (unsaved.wouldLose()) event.preventDefault();
  };
  watched.add(unsaved);
  window.addEventListener('beforeunload', hear);
  return () => {
    watched.delete(unsaved);
    window.removeEventListener('beforeunload', hear);
  };
}

/** As `watchPageEnd`, while the component is there. */
export function usePageEnd(unsaved: Unsaved): void {
  const latest = useRef(unsaved);
  latest.current = unsaved;
  useEffect(
    () => watchPageEnd({ send: () => latest.current.send?.(), wouldLose: () => latest.current.wouldLose() }),
    [],
  );
}
