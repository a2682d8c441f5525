import { expect, it } from 'vitest';
import { windowSizes } from '../../../../main/app/window-size';

it('opens a window as screens of offices are, and lets it be made smaller', () => {
  expect(windowSizes({ width: 1920, height: 1040 })).toEqual({
    usual: { width: 1366, height: 768 },
    least: { width: 1024, height: 640 },
    fills: false,
  });
});

it('fills a screen that is as large as its window, whose bars and frame take some of it', () => {
  expect(windowSizes({ width: 1366, height: 728 })).toEqual({
    usual: { width: 1350, height: 688 },
    least: { width: 1024, height: 640 },
    fills: true,
  });
});

it('never makes a window larger than its screen, as where the desktop draws letters half as large again', () => {
  const room = { width: 895, height: 432 };
  expect(windowSizes({ width: 911, height: 472 })).toEqual({ usual: room, least: room, fills: true });
});
