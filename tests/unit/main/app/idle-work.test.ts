import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIdleWork } from '../../../../main/app/idle-work';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function idle(pieces: number) {
  const state = { left: pieces, asked: 0, quiet: 10_000, bugs: [] as unknown[] };
  const work = createIdleWork({
    piece: () => {
      state.asked += 1;
      if (state.left === 0) return false;
      state.left -= 1;
      return true;
    },
    quietFor: () => state.quiet,
    onBug: (cause) => state.bugs.push(cause),
  });
  return { state, work };
}

describe('work that can wait', () => {
  it('is done piece by piece until nothing is left, and rests until it is woken', () => {
    const { state, work } = idle(3);
    work.wake();
    work.wake();
    vi.advanceTimersByTime(5_000);
    expect([state.left, state.asked]).toEqual([0, 4]);
    state.left = 1;
    vi.advanceTimersByTime(5_000);
    expect(state.left).toBe(1);
    work.wake();
    vi.advanceTimersByTime(5_000);
    expect(state.left).toBe(0);
  });

  it('waits while somebody asks for something, and is not done after it was stopped', () => {
    const { state, work } = idle(2);
    state.quiet = 0;
    work.wake();
    vi.advanceTimersByTime(5_000);
    expect(state.asked).toBe(0);
    work.stop();
    state.quiet = 10_000;
    work.wake();
    vi.advanceTimersByTime(5_000);
    expect(state.asked).toBe(0);
  });

  it('ends with a piece that fails, and says so', () => {
    const cause = new Error('spoilt');
    const bugs: unknown[] = [];
    const work = createIdleWork({
      piece: () => {
        throw cause;
      },
      quietFor: () => 10_000,
      onBug: (bug) => bugs.push(bug),
    });
    work.wake();
    vi.advanceTimersByTime(5_000);
    work.wake();
    vi.advanceTimersByTime(5_000);
    expect(bugs).toEqual([cause]);
  });
});
