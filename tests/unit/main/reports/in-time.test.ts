import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTime } from '../../../../main/reports';

const MINUTE = 60_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('gives what was printed, or why it was not, and keeps no clock running', async () => {
  await expect(inTime(Promise.resolve('pages'), MINUTE)).resolves.toBe('pages');
  await expect(inTime(Promise.reject(new Error('No paper')), MINUTE)).rejects.toThrow('No paper');
  expect(vi.getTimerCount()).toBe(0);
});

it('gives a print up that never answers, and drops an answer that comes too late', async () => {
  const printing = Promise.withResolvers<string>();
  const giveUp = vi.fn();
  const printed = inTime(printing.promise, 5 * MINUTE, giveUp);
  const told = expect(printed).rejects.toMatchObject({ code: 'reports.not-printed', data: { minutes: 5 } });
  vi.advanceTimersByTime(5 * MINUTE);
  await told;
  expect(giveUp.mock.calls).toEqual([[5]]);
  printing.resolve('pages');
  await expect(printed).rejects.toMatchObject({ code: 'reports.not-printed' });
});
