import { useSyncExternalStore } from 'react';
import { localDay } from '../../shared/kernel';

/** Today on this PC's clock, as an ISO day. */
export function today(): string {
  return localDay(new Date().toISOString());
}

/** A window is often left open over night, and a computer that slept wakes with it. */
const LOOKS_MS = 60_000;

/** Hears that another day has begun, until the returned function is called. */
export function watchDays(hear: () => void): () => void {
  let known = today();
  const look = () => {
    const now = today();
    if (now === known) return;
    known = now;
    hear();
  };
  const timer = setInterval(look, LOOKS_MS);
  window.addEventListener('focus', look);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', look);
  };
}

/** Today, for what is drawn anew when another day begins. */
export const useToday = (): string => useSyncExternalStore(watchDays, today);
