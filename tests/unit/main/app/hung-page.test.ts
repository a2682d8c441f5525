import { expect, it, vi } from 'vitest';
import { endPage } from '../../../../main/app/hung-page';

const aPage = (pid: number, isDestroyed = false) => ({
  isDestroyed: () => isDestroyed,
  getOSProcessId: () => pid,
});

it('ends the process of the page that was asked', () => {
  const kill = vi.fn();
  expect(endPage(aPage(41), 41, kill)).toBe(true);
  expect(kill.mock.calls).toEqual([[41, 'SIGKILL']]);
});

it('ends nothing where the page has gone, is another one, or was not there when it was asked', () => {
  const kill = vi.fn();
  expect(endPage(aPage(0), 41, kill)).toBe(false);
  expect(endPage(aPage(0), 0, kill)).toBe(false);
  expect(endPage(aPage(42), 41, kill)).toBe(false);
  expect(endPage(aPage(41, true), 41, kill)).toBe(false);
  expect(kill).not.toHaveBeenCalled();
});

it('says that it ended nothing where the system refuses', () => {
  const refuse = () => {
    throw new Error('ESRCH');
  };
  expect(endPage(aPage(41), 41, refuse)).toBe(false);
});
