import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type BackgroundProcess,
  backgroundProcess,
  type ChildProcess,
} from '../../../../main/app/background-process';
import { unpackEnvelope } from '../../../../shared/kernel';

interface Said {
  readonly start?: unknown;
  readonly call?: number;
  readonly name?: string;
}

/** A process of which the test is the inside. */
class FakeChild implements ChildProcess {
  readonly heard: Said[] = [];
  readonly #hearers: ((message: unknown) => void)[] = [];
  #exit: (code: number) => void = () => undefined;

  postMessage(message: unknown): void {
    this.heard.push(message as Said);
  }
  on(_event: 'message', hear: (message: unknown) => void): void {
    this.#hearers.push(hear);
  }
  once(_event: 'exit', hear: (code: number) => void): void {
    this.#exit = hear;
  }
  kill(): void {
    this.#exit(0);
  }
  /** It ends by itself. */
  die(code: number): void {
    this.#exit(code);
  }
  /** Answers the latest call of a name. */
  answer(name: string, value: unknown): void {
    const asked = this.heard.findLast((said) => said.name === name);
    const reply = { reply: asked?.call, envelope: { ok: true, value } };
    for (const hear of this.#hearers) hear(reply);
  }
  say(message: unknown): void {
    for (const hear of this.#hearers) hear(message);
  }
  get names(): string[] {
    return this.heard.map(({ name }) => name ?? 'start');
  }
}

let children: FakeChild[];
let lost: number[];
let begun: number;
let now: number;
let process: BackgroundProcess;
beforeEach(() => {
  children = [];
  lost = [];
  begun = 0;
  now = 0;
  process = backgroundProcess({
    fork: () => {
      const child = new FakeChild();
      children.push(child);
      return child;
    },
    start: { folder: 'x' },
    newId: () => 'incident',
    onBegin: () => {
      begun += 1;
    },
    onLost: (code) => lost.push(code),
    now: () => now,
  });
});
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a background process', () => {
  it('starts with the first call, and is told its start before it', async () => {
    expect(children).toEqual([]);
    const reply = process.caller.call('search.query', {});
    expect(children[0]?.heard[0]).toEqual({ start: { folder: 'x' } });
    expect(children[0]?.names).toEqual(['start', 'search.query']);
    children[0]?.answer('search.query', 7);
    await expect(reply).resolves.toBe(7);
    expect(begun).toBe(1);
  });

  it('is quiet from its last answer on, and never while it works or does not run', async () => {
    expect(process.quietFor()).toBe(0);
    const reply = process.caller.forward('search.query', {});
    now = 500;
    expect(process.quietFor()).toBe(0);
    children[0]?.answer('search.query', 7);
    await reply;
    now = 800;
    expect(process.quietFor()).toBe(300);
  });

  it('rests, and starts again with the next call', async () => {
    process.begin();
    const rest = process.rest();
    expect(children[0]?.names).toEqual(['start', 'process.close']);
    children[0]?.answer('process.close', {});
    await rest;
    expect([children.length, lost]).toEqual([1, []]);

    const reply = process.caller.call('search.query', {});
    expect(children[1]?.names).toEqual(['start', 'search.query']);
    children[1]?.answer('search.query', 9);
    await expect(reply).resolves.toBe(9);
    expect(begun).toBe(2);
  });

  it('has what is asked while it goes to rest answered by the next one, which starts when it is gone', async () => {
    process.begin();
    const rest = process.rest();
    const reply = process.caller.call('search.query', {});
    process.begin();
    expect(children).toHaveLength(1);
    children[0]?.answer('process.close', {});
    await rest;
    expect(children[1]?.names).toEqual(['start', 'search.query']);
    children[1]?.answer('search.query', 9);
    await expect(reply).resolves.toBe(9);
  });

  it('is lost when it ends by itself: what waits fails, and whoever opened it is told', async () => {
    const reply = process.caller.call('search.query', {});
    children[0]?.die(9);
    await expect(reply).rejects.toMatchObject({ code: 'app.process-restarted' });
    expect(lost).toEqual([9]);
  });

  it('stops for good', async () => {
    process.begin();
    const stop = process.stop();
    children[0]?.answer('process.close', {});
    await stop;
    await expect(process.caller.call('search.query', {})).rejects.toMatchObject({
      code: 'app.process-restarted',
    });
    expect(children).toHaveLength(1);
  });

  it('is ended when it does not close in time', async () => {
    vi.useFakeTimers();
    process.begin();
    const stop = process.stop();
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    await stop;
    await settle();
    expect(lost).toEqual([]);
  });

  it('waits for what was asked before it is told to close: words may wait there behind long work', async () => {
    vi.useFakeTimers();
    const reply = process.caller.forward('assessments.saveAnswer', {}).then(unpackEnvelope);
    let isGone = false;
    const stop = process.stop().then(() => {
      isGone = true;
    });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(isGone).toBe(false);
    children[0]?.answer('assessments.saveAnswer', 7);
    children[0]?.say({ closing: true });
    children[0]?.answer('process.close', {});
    await vi.advanceTimersByTimeAsync(0);
    vi.useRealTimers();
    await stop;
    await expect(reply).resolves.toMatchObject({ ok: true, value: 7 });
  });

  it('does not wait for answers that never come once it has taken what was asked, nor for what is asked after that', async () => {
    vi.useFakeTimers();
    const before = process.caller.forward('search.query', {}).then(unpackEnvelope);
    const stop = process.stop();
    const after = process.caller.forward('assessments.list', {}).then(unpackEnvelope);
    children[0]?.say({ closing: true });
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    await stop;
    await expect(before).resolves.toMatchObject({ ok: false });
    await expect(after).resolves.toMatchObject({ ok: false });
  });

  it('is ended when what was asked before never has an answer', async () => {
    vi.useFakeTimers();
    const reply = process.caller.forward('assessments.saveAnswer', {}).then(unpackEnvelope);
    const stop = process.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    await stop;
    await expect(reply).resolves.toMatchObject({ ok: false });
  });
});
