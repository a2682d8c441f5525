import { expect, it } from 'vitest';
import { windowSizes } from '../../../../main/app/window-size';

it('opens a window as screens of offices are, and lets it be made smaller', () => {
  expect(windowSizes({ width: 1920, height: 1040 })).toEqual({
    usual: { width: 1366, height: 768 },
    least: { width: 1024, height: 640 },
  });
});

it('never makes a window larger than its screen, as where the desktop draws letters twice as large', () => {
  const room = { width: 683, height: 364 };
  expect(windowSizes(room)).toEqual({ usual: room, least: room });
});
