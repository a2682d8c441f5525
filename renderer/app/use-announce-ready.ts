import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { call } from '../platform';

/**
 * Tells the program once that the first screen can be used: its script is there, what it asked for has come (or failed) and has
 * been painted. A screen asks in the frame in which it first appears, so nothing under way two frames later means it has all.
 */
export function useAnnounceReady(): void {
  const client = useQueryClient();
  const fetching = useIsFetching();
  const idle = useRouterState({ select: (state) => state.status === 'idle' });
  const told = useRef(false);
  useEffect(() => {
    if (told.current || fetching > 0 || !idle) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (told.current || client.isFetching() > 0) return;
        told.current = true;
        // Nothing on the screen depends on it: without an answer the measurement that waits for it ends by itself.
        call('workspace.ready', {}).catch(() => undefined);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [client, fetching, idle]);
}
