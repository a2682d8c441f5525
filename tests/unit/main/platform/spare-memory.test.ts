import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spareMemory } from '../../../../main/platform';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function sparing(longestMs?: number) {
  const state = { collected: 0 };
  const spare = spareMemory({
    collect: () => {
      state.collected += 1;
    },
    restMs: 2_000,
    ...(longestMs === undefined ? {} : { longestMs }),
  });
  /** Work each `everyMs` for so many milliseconds. */
  const work = (everyMs: number, forMs: number) => {
    for (let passed = 0; passed < forMs; passed += everyMs) {
      spare.worked();
      vi.advanceTimersByTime(everyMs);
    }
  };
  return { spare, state, work };
}

describe('memory that is not used any more', () => {
  it('is given back once, when nothing was asked for a while', () => {
    const { spare, state, work } = sparing();
    work(500, 10_000);
    expect(state.collected).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(state.collected).toBe(1);
    spare.worked();
    vi.advanceTimersByTime(1_999);
    expect(state.collected).toBe(1);
    vi.advanceTimersByTime(1);
    expect(state.collected).toBe(2);
  });

  it('is given back in a short pause when work goes on for long', () => {
    const { state, work } = sparing(60_000);
    work(300, 180_000);
    expect(state.collected).toBeGreaterThanOrEqual(2);
    expect(state.collected).toBeLessThanOrEqual(3);
  });

  it('waits for a pause of a tenth of a second at the least, and for a rest where a stop would be seen', () => {
    const dense = sparing(60_000);
    dense.work(50, 180_000);
    expect(dense.state.collected).toBe(0);
    const held = sparing(Number.POSITIVE_INFINITY);
    held.work(300, 180_000);
    expect(held.state.collected).toBe(0);
  });

  it('is given back by others too, after the process has', () => {
    const order: string[] = [];
    spareMemory({
      collect: () => void order.push('collected'),
      onRest: () => void order.push('told'),
    }).worked();
    vi.advanceTimersByTime(60_000);
    expect(order).toEqual(['collected', 'told']);
  });

  it('is not given back after the end', () => {
    const { spare, state } = sparing();
    spare.worked();
    spare.stop();
    vi.advanceTimersByTime(60_000);
    expect(state.collected).toBe(0);
  });

  it('is collected as V8 does it before it would run out: what nothing holds is gone', async () => {
    vi.useRealTimers();
    const held = new WeakRef({ room: new Array(100).fill('x') });
    spareMemory({ restMs: 10 }).worked();
    await expect.poll(() => held.deref() === undefined).toBe(true);
  });
});
