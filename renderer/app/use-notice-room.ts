import { useEffect } from 'react';
import { NOTICE_ROOM } from '../ui';

/** Where all notices are shown; the kit puts it into the page a moment after it is asked for. */
const NOTICES = '.mantine-Notifications-root[data-position="bottom-right"]';
/** Between the notices and the lower edge of the window, and above them, in pixels. */
const AROUND = 24;

/**
 * Tells the styles how high the notices stand at the lower edge of the window: what scrolls can then be scrolled clear of them, and what
 * does not ends above them. Else the last buttons of a screen lie under a notice that stays.
 */
export function useNoticeRoom(): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const measured = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      style.setProperty(NOTICE_ROOM, height === 0 ? '0px' : `${Math.ceil(height) + AROUND}px`);
    });
    const find = () => {
      const notices = document.querySelector(NOTICES);
      if (notices === null) return;
      waiting.disconnect();
      measured.observe(notices);
    };
    const waiting = new MutationObserver(find);
    waiting.observe(document.body, { childList: true, subtree: true });
    find();
    return () => {
      waiting.disconnect();
      measured.disconnect();
      style.removeProperty(NOTICE_ROOM);
    };
  }, []);
}
