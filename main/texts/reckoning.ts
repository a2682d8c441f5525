import { AppError } from '../../shared/kernel';
import {
  type Cited,
  type ComparedText,
  compareTexts,
  type Reanchored,
  reanchor,
  type TextComparison,
} from '../../shared/texts';

/** What is worked out about two texts. Seconds of work for long texts in scripts without spaces. */
export interface Reckoning {
  compare(before: ComparedText, after: ComparedText): Promise<TextComparison>;
  reanchor(before: ComparedText, after: ComparedText, cited: readonly Cited[]): Promise<Reanchored[]>;
}

/** Works it out at once, on the caller's own time. */
export const reckonHere: Reckoning = {
  compare: async (before, after) => compareTexts(before, after),
  reanchor: async (before, after, cited) => reanchor(before, after, cited),
};

interface Order {
  readonly id: number;
  readonly before: ComparedText;
  readonly after: ComparedText;
  /** Passages to be found again; null when the texts are compared. */
  readonly cited: readonly Cited[] | null;
}

/** What a worker tells of an order. */
type Outcome = { readonly id: number } & ({ readonly value: unknown } | { readonly failed: string });

/** A worker as this room sees it. */
export interface ReckoningWorker {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (message: unknown) => void): unknown;
  on(event: 'error', hear: (cause: unknown) => void): unknown;
  on(event: 'exit', hear: () => void): unknown;
  terminate(): unknown;
}

/** The worker's side: does what it is told, one order after the other. */
export function serveReckoning(port: {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (message: unknown) => void): unknown;
}): void {
  port.on('message', (message) => {
    // Only our own code speaks here.
    const { id, before, after, cited } = message as Order;
    let outcome: Outcome;
    try {
      const value = cited === null ? compareTexts(before, after) : reanchor(before, after, cited);
      outcome = { id, value };
    } catch (cause) {
      outcome = { id, failed: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) };
    }
    port.postMessage(outcome);
  });
}

/** A worker holds some megabytes; a new one is there in a twentieth of a second. */
const RESTS_AFTER_MS = 10_000;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Works it out in a worker, so that whoever asks goes on answering others meanwhile. The worker is started with the first order and
 * ended when there was none for a while.
 *
 * A worker that fails or ends takes its orders with it: they reject with AppError `app.process-restarted`, and the next order gets a
 * fresh one.
 */
export function createReckoning(
  start: () => ReckoningWorker,
  restsAfterMs = RESTS_AFTER_MS,
): Reckoning & { stop(): void } {
  let worker: ReckoningWorker | null = null;
  let orders = 0;
  let resting: NodeJS.Timeout | undefined;
  const waiting = new Map<number, Waiting>();

  const end = (cause?: unknown): void => {
    clearTimeout(resting);
    const ended = worker;
    worker = null;
    void ended?.terminate();
    for (const { reject } of waiting.values()) reject(new AppError('app.process-restarted', {}, cause));
    waiting.clear();
  };
  const stop = () => end();

  const lose = (lost: ReckoningWorker, cause?: unknown): void => {
    if (worker === lost) end(cause);
  };

  const started = (): ReckoningWorker => {
    const fresh = start();
    fresh.on('error', (cause) => lose(fresh, cause));
    fresh.on('exit', () => lose(fresh));
    fresh.on('message', (message) => {
      const outcome = message as Outcome;
      const asked = waiting.get(outcome.id);
      waiting.delete(outcome.id);
      if (waiting.size === 0) resting = setTimeout(stop, restsAfterMs);
      if ('failed' in outcome) asked?.reject(new Error(outcome.failed));
      else asked?.resolve(outcome.value as never);
    });
    return fresh;
  };

  const order = <T>(before: ComparedText, after: ComparedText, cited: Order['cited']): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      clearTimeout(resting);
      worker ??= started();
      orders += 1;
      waiting.set(orders, { resolve, reject });
      worker.postMessage({ id: orders, before, after, cited } satisfies Order);
    });

  return {
    compare: (before, after) => order(before, after, null),
    reanchor: (before, after, cited) => order(before, after, cited),
    stop,
  };
}
