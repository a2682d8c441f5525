import { type NavigateOptions, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * Gets ready where most people go on to from a screen, once the screen itself is drawn and nothing else is to be done.
 *
 * @param to Where to; null while that is not known, or leads nowhere.
 */
export function useLikelyNext(to: NavigateOptions | null): void {
  const router = useRouter();
  const last = useRef(to);
  last.current = to;
  const address = to === null ? null : router.buildLocation(to).href;
  useEffect(() => {
    const next = last.current;
    if (address === null || next === null || typeof requestIdleCallback !== 'function') return;
    // Who goes there hears what is wrong.
    const waiting = requestIdleCallback(() => void router.preloadRoute(next).catch(() => undefined));
    return () => cancelIdleCallback(waiting);
  }, [router, address]);
}
