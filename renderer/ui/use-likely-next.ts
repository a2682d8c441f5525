import { type NavigateOptions, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * Gets ready where most people go on to from a screen, once the screen itself is drawn and nothing else is to be done.
 *
 * @param to Where to; null while that is not known, or leads nowhere.
 * @param afterMs Milliseconds for which it must have stayed the same: a list that changes with each letter leads nowhere yet.
 */
export function useLikelyNext(to: NavigateOptions | null, afterMs = 0): void {
  const router = useRouter();
  const last = useRef(to);
  last.current = to;
  const address = to === null ? null : router.buildLocation(to).href;
  useEffect(() => {
    const next = last.current;
    if (address === null || next === null || typeof requestIdleCallback !== 'function') return;
    let waiting: number | undefined;
    const wait = () => {
      // Who goes there hears what is wrong.
      waiting = requestIdleCallback(() => void router.preloadRoute(next).catch(() => undefined));
    };
    const timer = afterMs > 0 ? setTimeout(wait, afterMs) : wait();
    return () => {
      if (timer !== undefined) clearTimeout(timer);
      if (waiting !== undefined) cancelIdleCallback(waiting);
    };
  }, [router, address, afterMs]);
}
