/** Custom property of the page: how much of its lower edge the notices take. */
export const NOTICE_ROOM = '--wm-notices';

/** How much of the lower edge of the window the notices take now, in pixels: what is drawn to fit a height need not be drawn anew for them. */
export function noticeRoom(): number {
  return Number.parseFloat(document.documentElement.style.getPropertyValue(NOTICE_ROOM)) || 0;
}
