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

export interface TidyingOptions {
  /** Hears of a step that failed; the index is as it was before it, and is put in order some other time. */
  readonly onFailure: (cause: unknown) => void;
  /** Hears when there may be something to do, and when there is nothing left: in between the process should not be ended. */
  readonly onChange: (isBusy: boolean) => void;
  readonly restsAfterMs?: number;
}

/**
 * Begins a while after it was made, since what the process before had to leave undone is to be done, and after each time something was
 * written. A large index takes a minute.
 */
export function tidyWhenIdle(
  store: Pick<SearchStore, 'tidy'>,
  { onFailure, onChange, restsAfterMs = RESTS_AFTER_MS }: TidyingOptions,
): Tidying {
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  const say = (busy: boolean): void => {
    if (busy === isBusy) return;
    isBusy = busy;
    onChange(busy);
  };
  const step = (): void => {
    let goesOn = false;
    try {
      goesOn = store.tidy();
    } catch (cause) {
      onFailure(cause);
    }
    if (goesOn) timer = setTimeout(step, PAUSE_MS);
    else say(false);
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(step, restsAfterMs);
    say(true);
  };
  wait();
  return {
    written: wait,
    stop: () => {
      clearTimeout(timer);
      say(false);
    },
  };
}
