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

  it('is the one that has read, when its file is closed, and not one that has not', async () => {
    const { giveBackWorker, readySpareWorker, takeWorker } = await room();
    const taken = takeWorker();
    readySpareWorker();
    giveBackWorker(taken, Promise.resolve());
    await vi.advanceTimersByTimeAsync(0);
    expect(made.map(({ ended }) => ended)).toEqual([false, true]);
    expect(takeWorker()).toBe(made[0]);
  });

  it('is not one that is still busy with its file long after that was closed', async () => {
    const { giveBackWorker, takeWorker } = await room();
    const closed = Promise.withResolvers<void>();
    giveBackWorker(takeWorker(), closed.promise);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(made[0]?.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(made[0]?.ended).toBe(true);
    closed.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(takeWorker()).toBe(made[1]);
  });

  it('is not one that failed while it read, nor one that could not close its file', async () => {
    const { giveBackWorker, takeWorker } = await room();
    const failed = takeWorker();
    made[0]?.dispatchEvent(new Event('error'));
    giveBackWorker(failed, Promise.resolve());
    giveBackWorker(takeWorker(), Promise.reject(new Error('broken')));
    await vi.advanceTimersByTimeAsync(0);
    expect(made.map(({ ended }) => ended)).toEqual([true, true]);
  });

  it('is not one that has read many files', async () => {
    const { giveBackWorker, takeWorker } = await room();
    for (let files = 0; files < 24; files += 1) {
      giveBackWorker(takeWorker(), Promise.resolve());
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(made.map(({ ended }) => ended)).toEqual([true]);
  });

  it('that was given back is ended when nobody takes it for a minute', async () => {
    const { giveBackWorker, takeWorker } = await room();
    giveBackWorker(takeWorker(), Promise.resolve());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made[0]?.ended).toBe(true);
  });

  it('disturbs nobody when it cannot be started', async () => {
    vi.stubGlobal('Worker', undefined);
    const { readySpareWorker } = await room();
    expect(readySpareWorker).not.toThrow();
  });
});
