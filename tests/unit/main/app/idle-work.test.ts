import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIdleWork } from '../../../../main/app/idle-work';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function idle(pieces: number) {
  const state = { left: pieces, asked: 0, quiet: 10_000, bugs: [] as unknown[] };
  const work = createIdleWork({
    pieces: [
      () => {
        state.asked += 1;
        if (state.left === 0) return false;
        state.left -= 1;
        return true;
      },
    ],
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

  it('does one kind after the other, and begins with the first again when it is woken', () => {
    const done: string[] = [];
    const left = { first: 2, second: 2 };
    const kind = (name: keyof typeof left) => () => {
      if (left[name] === 0) return false;
      left[name] -= 1;
      done.push(name);
      return true;
    };
    const work = createIdleWork({
      pieces: [kind('first'), kind('second')],
      quietFor: () => 10_000,
      onBug: () => undefined,
    });
    work.wake();
    vi.advanceTimersByTime(5_000);
    left.second = 1;
    left.first = 1;
    work.wake();
    vi.advanceTimersByTime(5_000);
    expect(done).toEqual(['first', 'first', 'second', 'second', 'first', 'second']);
  });

  it('does no more of what failed, says so, and goes on with the rest', () => {
    const cause = new Error('spoilt');
    const bugs: unknown[] = [];
    let others = 0;
    const work = createIdleWork({
      pieces: [
        () => {
          throw cause;
        },
        () => {
          others += 1;
          return others % 2 === 1;
        },
      ],
      quietFor: () => 10_000,
      onBug: (bug) => bugs.push(bug),
    });
    for (let time = 0; time < 2; time += 1) {
      work.wake();
      vi.advanceTimersByTime(5_000);
    }
    expect(bugs).toEqual([cause]);
    expect(others).toBe(4);
  });
});
