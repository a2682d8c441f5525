import type { SearchStore } from './service.ts';

/** So long steps are done one after another; then there is a pause, for what is asked meanwhile. */
const BUSY_MS = 15;
const PAUSE_MS = 15;

/** The indexing of texts that were kept when the index was made anew. */
export interface Carrying {
  /** Done, at once where there was nothing to do; also after a failure, for what is missing then is read from the files again. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Begins at once. `onStep` hears of each step that did something, `onFailure` of one that failed. */
export function carryOverTexts(
  store: Pick<SearchStore, 'carryOver'>,
  { onStep, onFailure }: { readonly onStep: () => void; readonly onFailure: (cause: unknown) => void },
): Carrying {
  const { promise, resolve } = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  const step = (): void => {
    try {
      const until = performance.now() + BUSY_MS;
      while (store.carryOver()) {
        onStep();
        if (performance.now() < until) continue;
        timer = setTimeout(step, PAUSE_MS);
        return;
      }
    } catch (cause) {
      onFailure(cause);
    }
    resolve();
  };
  step();
  return { ended: promise, stop: () => clearTimeout(timer) };
}
