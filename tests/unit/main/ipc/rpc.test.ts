import { describe, expect, it } from 'vitest';
import { createCaller, portPair, serve } from '../../../../main/ipc';
import { AppError, unpackEnvelope } from '../../../../shared/kernel';

const newId = () => 'incident';
const setUp = (served: Parameters<typeof serve>[1]) => {
  const bugs: unknown[] = [];
  const [here, there] = portPair();
  serve(there, served, newId, (_incident, _call, cause) => bugs.push(cause));
  return { caller: createCaller(here, newId), bugs };
};

describe('calls between processes', () => {
  it('answers each call with its own reply, whatever the order they finish in', async () => {
    let release: (value: string) => void = () => undefined;
    const { caller } = setUp({
      slow: () => new Promise<string>((resolve) => (release = resolve)),
      quick: (input: { n: number }) => input.n + 1,
    });
    const slow = caller.call<string>('slow', {});
    expect(await caller.call('quick', { n: 1 })).toBe(2);
    release('late');
    expect(await slow).toBe('late');
  });

  it('brings a coded error across and keeps the insides of a bug at home', async () => {
    const { caller, bugs } = setUp({
      expected: () => {
        throw new AppError('library.not-found', { id: 'x' });
      },
      broken: () => {
        throw new TypeError('secret path /home/me');
      },
    });
    await expect(caller.call('expected', {})).rejects.toMatchObject({
      code: 'library.not-found',
      data: { id: 'x' },
    });
    const reply = unpackEnvelope(await caller.forward('broken', {}));
    expect(reply).toEqual({ ok: false, error: { code: 'app.internal', data: {}, incident: 'incident' } });
    expect(bugs).toHaveLength(1);
    expect(unpackEnvelope(await caller.forward('unknown', {}))).toMatchObject({
      ok: false,
      error: { code: 'app.internal' },
    });
    expect(unpackEnvelope(await caller.forward('constructor', {}))).toMatchObject({
      ok: false,
      error: { code: 'app.internal' },
    });
  });

  it('packs a reply that is passed on where it was made, so that nobody between builds it anew', async () => {
    const value = { title: 'ประมวล \u2028 \ud800', levels: [0, null, 4], note: undefined };
    const crossed: unknown[] = [];
    const [here, there] = portPair();
    serve(there, { list: () => value }, newId, () => undefined);
    here.listen((message) => crossed.push(message));
    const caller = createCaller(here, newId);
    const packed = await caller.forward('list', {});
    expect(crossed).toEqual([{ reply: 1, envelope: packed }]);
    expect(unpackEnvelope(packed)).toEqual({ ok: true, value });
    expect(await caller.call('list', {})).toEqual(value);
  });

  it('tells a value that JSON cannot say as a bug', async () => {
    const { caller, bugs } = setUp({ count: () => 1n });
    expect(unpackEnvelope(await caller.forward('count', {}))).toMatchObject({
      ok: false,
      error: { code: 'app.internal' },
    });
    expect(bugs).toHaveLength(1);
  });

  it('fails what waits when the other process is gone', async () => {
    const { caller } = setUp({ never: () => new Promise(() => undefined) });
    const waiting = caller.call('never', {});
    caller.abandon('app.process-restarted');
    await expect(waiting).rejects.toMatchObject({ code: 'app.process-restarted' });
    // Nobody will ever answer a later call either.
    expect(unpackEnvelope(await caller.forward('never', {}))).toMatchObject({
      ok: false,
      error: { code: 'app.process-restarted' },
    });
  });
});
