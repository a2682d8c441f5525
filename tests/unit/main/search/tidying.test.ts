import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tidyWhenIdle } from '../../../../main/search';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A store with so many steps to do. */
function bench(steps: number) {
  const left = { steps };
  const said: boolean[] = [];
  const failures: unknown[] = [];
  const store = {
    tidy: vi.fn(() => {
      left.steps -= 1;
      return left.steps > 0;
    }),
  };
  const tidying = tidyWhenIdle(store, {
    onFailure: (cause) => failures.push(cause),
    onChange: (isBusy) => said.push(isBusy),
    restsAfterMs: 1_000,
  });
  return { left, said, failures, store, tidying };
}

describe('putting the index in order', () => {
  it('begins by itself with what the process before left undone, and says when it has ended', async () => {
    const { store, said } = bench(3);
    expect(said).toEqual([true]);
    await vi.advanceTimersByTimeAsync(999);
    expect(store.tidy).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.tidy).toHaveBeenCalledTimes(3);
    expect(said).toEqual([true, false]);
  });

  it('waits while something is written, and does the rest when it is quiet again', async () => {
    const { left, store, said, tidying } = bench(1);
    for (let times = 0; times < 5; times += 1) {
      await vi.advanceTimersByTimeAsync(900);
      tidying.written();
    }
    expect(store.tidy).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(said).toEqual([true, false]);
    left.steps = 2;
    tidying.written();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(store.tidy).toHaveBeenCalledTimes(3);
    expect(said).toEqual([true, false, true, false]);
  });

  it('ends with a step that fails, which is told, and with the process', async () => {
    const failing = bench(5);
    failing.store.tidy.mockImplementationOnce(() => {
      throw new Error('no room');
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(failing.failures).toHaveLength(1);
    expect(failing.store.tidy).toHaveBeenCalledOnce();
    expect(failing.said).toEqual([true, false]);

    const stopped = bench(5);
    stopped.tidying.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stopped.store.tidy).not.toHaveBeenCalled();
    expect(stopped.said).toEqual([true, false]);
  });
});
