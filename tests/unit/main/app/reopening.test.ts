import { describe, expect, it } from 'vitest';
import { reopening } from '../../../../main/app/reopening';

/** Workspaces of which each closes when the test lets it. */
function workspaces() {
  const opened: string[] = [];
  const closings: (() => void)[] = [];
  const { reopen, end } = reopening<string>({
    close: () => new Promise((resolve) => void closings.push(resolve)),
    open: (kind) => void opened.push(kind),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const closeNext = async () => {
    await settle();
    closings.shift()?.();
    await settle();
  };
  return { opened, closings, reopen, end, closeNext, settle };
}

describe('a workspace that is opened anew', () => {
  it('is opened once the one before is closed', async () => {
    const { opened, reopen, closeNext, settle } = workspaces();
    const done = reopen('sample');
    await settle();
    expect(opened).toEqual([]);
    await closeNext();
    await done;
    expect(opened).toEqual(['sample']);
  });

  it('waits for its turn when two ask at once', async () => {
    const { opened, closings, reopen, closeNext, settle } = workspaces();
    const both = [reopen('sample'), reopen('own')];
    await settle();
    expect(closings).toHaveLength(1);
    await closeNext();
    expect(opened).toEqual(['sample']);
    await closeNext();
    await Promise.all(both);
    expect(opened).toEqual(['sample', 'own']);
  });

  it('is left alone where nobody wants it any more when it is its turn', async () => {
    const { opened, closings, reopen, closeNext, settle } = workspaces();
    const switched = reopen('sample');
    const lost = reopen('own', () => !opened.includes('sample'));
    await closeNext();
    expect([await switched, await lost]).toEqual([true, false]);
    await settle();
    expect(closings).toEqual([]);
    expect(opened).toEqual(['sample']);
  });

  it('is not opened any more when the program ends meanwhile, which waits until everything is closed', async () => {
    const { opened, reopen, end, closeNext } = workspaces();
    const switching = reopen('sample');
    let isEnded = false;
    const ended = end().then(() => {
      isEnded = true;
    });
    await closeNext();
    await switching;
    expect(isEnded).toBe(false);
    await closeNext();
    await ended;
    expect(opened).toEqual([]);
  });
});
