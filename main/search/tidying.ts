import type { SearchStore } from './service.ts';

/** So long nothing was written: the import is over, or waits for something. */
const RESTS_AFTER_MS = 5_000;
/** Between two steps, for what is asked meanwhile. */
const PAUSE_MS = 20;

/** Puts the index in order while nothing is written to it. */
export interface Tidying {
  /** Something was written: the work waits until it is quiet again. */
  written(): void;
  stop(): void;
}

/** `onFailure` hears of a step that failed; the index is as it was before it, and is put in order some other time. */
export function tidyWhenIdle(
  store: Pick<SearchStore, 'tidy'>,
  onFailure: (cause: unknown) => void,
  restsAfterMs = RESTS_AFTER_MS,
): Tidying {
  let timer: NodeJS.Timeout | undefined;
  const step = (): void => {
    try {
      if (store.tidy()) timer = setTimeout(step, PAUSE_MS);
    } catch (cause) {
      onFailure(cause);
    }
  };
  return {
    written: () => {
      clearTimeout(timer);
      timer = setTimeout(step, restsAfterMs);
    },
    stop: () => clearTimeout(timer),
  };
}
