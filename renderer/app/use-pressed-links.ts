import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * Gets ready what a link leads to as soon as it is pressed. A hand takes about a tenth of a second from there to the click, and one that
 * presses as it arrives has not rested on the link before.
 */
export function usePressedLinks(): void {
  const router = useRouter();
  useEffect(() => {
    const pressed = ({ button, target }: PointerEvent) => {
      if (button !== 0 || !(target instanceof Element)) return;
      const address = target.closest('a')?.getAttribute('href')?.replace(/^#/, '');
      if (address?.startsWith('/') !== true) return;
      const { pathname, search } = new URL(address, document.baseURI);
      // The click itself tells what is wrong.
      router
        .preloadRoute({ to: pathname, search: router.options.parseSearch(search) as never })
        .catch(() => undefined);
    };
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, [router]);
}
