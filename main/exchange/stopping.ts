import { AppError } from '../../shared/kernel';
import type { Steps } from '../platform';

/** Ends work in steps when the program closes. */
export interface Stopping {
  stop(): void;
  /** @throws AppError `app.process-restarted` once it was stopped. */
  assertGoesOn(): void;
  /** The same steps, that end at the next one once it was stopped. @throws AppError `app.process-restarted` then. */
  until<T>(steps: Steps<T>): Steps<T>;
}

export function createStopping(): Stopping {
  let isStopped = false;
  const assertGoesOn = (): void => {
    if (isStopped) throw new AppError('app.process-restarted');
  };
  return {
    stop: () => {
      isStopped = true;
    },
    assertGoesOn,
    until: function* (steps) {
      for (;;) {
        assertGoesOn();
        const step = steps.next();
        if (step.done) return step.value;
        yield;
      }
    },
  };
}
