import { expect, it, vi } from 'vitest';
import { createHungPages } from '../../../../main/app/hung-page';

const aPage = (pid: number, isDestroyed = false) => ({
  isDestroyed: () => isDestroyed,
  getOSProcessId: () => pid,
});

it('ends the process of the page that was asked, and knows once that it went because of that', () => {
  const kill = vi.fn();
  const hung = createHungPages(kill);
  expect(hung.wasEnded()).toBe(false);
  expect(hung.end(aPage(41), 41)).toBe(true);
  expect(kill.mock.calls).toEqual([[41, 'SIGKILL']]);
  expect(hung.wasEnded()).toBe(true);
  // A page that goes again before it can tell anything went by itself.
  expect(hung.wasEnded()).toBe(false);
});

it('ends nothing where the page has gone, is another one, or was not there when it was asked', () => {
  const kill = vi.fn();
  const hung = createHungPages(kill);
  expect(hung.end(aPage(0), 41)).toBe(false);
  expect(hung.end(aPage(0), 0)).toBe(false);
  expect(hung.end(aPage(42), 41)).toBe(false);
  expect(hung.end(aPage(41, true), 41)).toBe(false);
  expect(kill).not.toHaveBeenCalled();
  expect(hung.wasEnded()).toBe(false);
});

it('expects no end where the system refuses it', () => {
  const hung = createHungPages(() => {
    throw new Error('ESRCH');
  });
  expect(hung.end(aPage(41), 41)).toBe(false);
  expect(hung.wasEnded()).toBe(false);
});
