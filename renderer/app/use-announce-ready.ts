import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { call, loadSentencesWhenIdle } from '../platform';

/**
 * Tells the program once that the first screen can be used: its script is there, what it asked for has come (or failed) and has
 * been painted. To be used beside the screen, in its boundary: its effects run after those of the screen, which has asked by then.
 */
export function useAnnounceReady(): void {
  const client = useQueryClient();
  const fetching = useIsFetching();
  const idle = useRouterState({ select: (state) => state.status === 'idle' });
  const told = useRef(false);
  useEffect(() => {
    if (told.current || fetching > 0 || !idle) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (told.current || client.isFetching() > 0) return;
      told.current = true;
      // Nothing on the screen depends on it: without an answer the measurement that waits for it ends by itself.
      call('workspace.ready', {}).catch(() => undefined);
      void loadSentencesWhenIdle();
      void import('./cut-paste').then(({ tellCutPastes }) => tellCutPastes());
    };
    // What comes after a frame's own work comes after it was painted.
    const frame = requestAnimationFrame(() => port2.postMessage(null));
    return () => {
      cancelAnimationFrame(frame);
      port1.close();
    };
  }, [client, fetching, idle]);
}
