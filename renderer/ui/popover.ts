import type { PopoverProps } from '@mantine/core';

/**
 * Keeps what opens beside a button within the window: above the button where there is more room, no higher than the room there is, the rest
 * scrolled to. An office screen of 1366 by 768 whose letters are drawn half as large again has 440 lines for a page.
 */
export const IN_WINDOW = {
  middlewares: { flip: true, shift: true, size: true },
  styles: { dropdown: { overflowY: 'auto' } },
} as const satisfies Partial<PopoverProps>;
