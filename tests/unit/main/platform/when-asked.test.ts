import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenAsked } from '../../../../main/platform';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('is made when it is first asked for, kept while it is asked for, and let go afterwards', () => {
  let made = 0;
  const value = whenAsked(() => {
    made += 1;
    return { number: made };
  }, 1000);
  expect(made).toBe(0);
  const first = value();
  vi.advanceTimersByTime(900);
  expect(value()).toBe(first);
  vi.advanceTimersByTime(900);
  expect(value()).toBe(first);
  vi.advanceTimersByTime(1000);
  expect(value()).toEqual({ number: 2 });
});

it('is made again after a failure', () => {
  let tries = 0;
  const value = whenAsked(() => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
    return tries;
  });
  expect(value).toThrow('not yet');
  expect(value()).toBe(2);
});
