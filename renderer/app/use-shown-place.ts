import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';

/** In a low window, or with large letters, the navigation is not in sight as a whole: it shows at least where one is. */
export function useShownPlace(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is another one with every path
  useEffect(() => {
    const place = document.querySelector<HTMLElement>('.wm-nav [aria-current="page"]');
    place?.scrollIntoView({ block: 'nearest' });
  }, [path]);
}
