import { describe, expect, it } from 'vitest';
import { createSearchLink } from '../../../../main/app/search-link';
import { portPair, serve } from '../../../../main/ipc';

function setUp() {
  let wanted = 0;
  let now = 0;
  const link = createSearchLink({
    newId: () => 'incident',
    want: () => {
      wanted += 1;
    },
    now: () => now,
  });
  /** A search process that gives its own number to every call. */
  const start = (number: number) => {
    const [here, there] = portPair();
    serve(
      there,
      { 'index.contents': () => number },
      () => 'incident',
      () => undefined,
    );
    link.join(here);
  };
  return { link, start, wanted: () => wanted, pass: (ms: number) => (now += ms) };
}

describe('the search as the process of the data calls it', () => {
  it('is asked for by a call, which waits for it', async () => {
    const { link, start, wanted } = setUp();
    const reply = link.caller.call('index.contents', {});
    expect(wanted()).toBe(1);
    start(1);
    await expect(reply).resolves.toBe(1);
    await expect(link.caller.call('index.contents', {})).resolves.toBe(1);
    expect(wanted()).toBe(1);
  });

  it('may rest only when nothing was asked of it for a while, and is asked for again afterwards', async () => {
    const { link, start, wanted, pass } = setUp();
    expect(link.letRest(100)).toBe(false);
    start(1);
    await link.caller.call('index.contents', {});
    pass(99);
    expect(link.letRest(100)).toBe(false);
    pass(1);
    expect(link.letRest(100)).toBe(true);

    const reply = link.caller.call('index.contents', {});
    expect(wanted()).toBe(1);
    start(2);
    await expect(reply).resolves.toBe(2);
  });

  it('does not rest while a call is under way', async () => {
    const { link, start, pass } = setUp();
    const reply = link.caller.call('index.contents', {});
    start(1);
    pass(1000);
    expect(link.letRest(100)).toBe(false);
    await reply;
  });

  it('says each time that it has started, also to who asks later', () => {
    const { link, start, pass } = setUp();
    const heard: string[] = [];
    start(1);
    link.onJoin(() => heard.push('joined'));
    pass(1000);
    expect(link.letRest(100)).toBe(true);
    start(2);
    expect(heard).toEqual(['joined', 'joined']);
  });
});
