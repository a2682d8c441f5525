import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** Workers made so far, as far as these tests look into them. */
const made: FakeWorker[] = [];

class FakeWorker extends EventTarget {
  ended = false;
  constructor() {
    super();
    made.push(this);
  }
  terminate(): void {
    this.ended = true;
  }
}

beforeEach(() => {
  made.length = 0;
  vi.resetModules();
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const room = () => import('../../../renderer/reader/pdf/spare-worker');

describe('the spare worker', () => {
  it('is handed over once, and only then is another one made', async () => {
    const { readySpareWorker, takeWorker } = await room();
    readySpareWorker();
    readySpareWorker();
    expect(made).toHaveLength(1);
    expect(takeWorker()).toBe(made[0]);
    expect(takeWorker()).toBe(made[1]);
  });

  it('is ended when nobody takes it for a minute', async () => {
    const { readySpareWorker, takeWorker } = await room();
    readySpareWorker();
    vi.advanceTimersByTime(60_000);
    expect(made[0]?.ended).toBe(true);
    expect(takeWorker()).toBe(made[1]);
  });

  it('is never ended once taken', async () => {
    const { readySpareWorker, takeWorker } = await room();
    readySpareWorker();
    takeWorker();
    readySpareWorker();
    vi.advanceTimersByTime(60_000);
    expect(made.map(({ ended }) => ended)).toEqual([false, true]);
  });

  it('is given up when its script fails', async () => {
    const { readySpareWorker, takeWorker } = await room();
    readySpareWorker();
    made[0]?.dispatchEvent(new Event('error'));
    expect(takeWorker()).toBe(made[1]);
  });

  it('disturbs nobody when it cannot be started', async () => {
    vi.stubGlobal('Worker', undefined);
    const { readySpareWorker } = await room();
    expect(readySpareWorker).not.toThrow();
  });
});
