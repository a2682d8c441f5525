import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { restWhenQuiet } from '../../../../main/app/rest-when-quiet';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function bench({ quiet = true, tidying = false, data = true } = {}) {
  const state = { quiet, tidying, data };
  const rest = vi.fn(async () => undefined);
  const join = vi.fn();
  const letRest = vi.fn(async () => state.data);
  const timer = restWhenQuiet({
    search: { quietFor: () => (state.quiet ? 61_000 : 100), rest },
    isTidying: () => state.tidying,
    letRest,
    join,
  });
  return { state, rest, join, letRest, timer };
}

describe('a search that nobody has needed', () => {
  it('is ended when the process of the data has not needed it either', async () => {
    const { rest } = bench();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(rest).toHaveBeenCalledOnce();
  });

  it('goes on while somebody needs it', async () => {
    for (const busy of [{ quiet: false }, { data: false }]) {
      const { rest, join, timer } = bench(busy);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(rest).not.toHaveBeenCalled();
      expect(join).not.toHaveBeenCalled();
      clearInterval(timer);
    }
  });

  it('goes on until its index is in order', async () => {
    const { state, rest, letRest } = bench({ tidying: true });
    await vi.advanceTimersByTimeAsync(300_000);
    expect(letRest).not.toHaveBeenCalled();
    state.tidying = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(rest).toHaveBeenCalledOnce();
  });

  it('keeps its line to the process of the data when somebody searches in the moment in which that has let go of it', async () => {
    const { state, rest, join, letRest } = bench();
    letRest.mockImplementationOnce(async () => {
      state.quiet = false;
      return true;
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(rest).not.toHaveBeenCalled();
    expect(join).toHaveBeenCalledOnce();
  });
});
