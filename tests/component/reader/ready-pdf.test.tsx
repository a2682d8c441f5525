import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedPdf } from '../../../renderer/reader/pdf/open-pdf';
import { AppError } from '../../../shared/kernel';
import { openedFake } from './fake-pdf';

/** Files opened so far, with what the opener was told, and how to end each opening. */
interface Asked {
  readonly sha256: string;
  readonly startAt: number;
  readonly signal: AbortSignal;
  readonly onLost: (error: AppError) => void;
  readonly opens: (pdf: OpenedPdf) => void;
  readonly fails: (error: AppError) => void;
}
const asked: Asked[] = [];

vi.mock('../../../renderer/reader/pdf/open-pdf', () => ({
  openPdf: (sha256: string, startAt: number, signal: AbortSignal, onLost: (error: AppError) => void) => {
    const { promise, resolve, reject } = Promise.withResolvers<OpenedPdf>();
    asked.push({ sha256, startAt, signal, onLost, opens: resolve, fails: reject });
    return promise;
  },
}));

beforeEach(() => {
  asked.length = 0;
  vi.resetModules();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const room = () => import('../../../renderer/reader/pdf/ready-pdf');
const fake = () => openedFake({ pages: [{ lines: [] }] });
const heard: AppError[] = [];
const hear = (error: AppError) => void heard.push(error);
const first = () => asked[0] as Asked;

describe('a file made ready', () => {
  it('is opened once and handed to who reads it, who then closes it', async () => {
    const { readyPdf, takePdf, openedAhead } = await room();
    readyPdf('a', 3);
    readyPdf('a', 3);
    expect(openedAhead('a', 3)).toBeNull();
    const pdf = fake();
    first().opens(pdf);
    await expect.poll(() => openedAhead('a', 3)).toBe(pdf);
    const reader = new AbortController();
    expect(await takePdf('a', 3, reader.signal, hear)).toBe(pdf);
    expect(openedAhead('a', 3)).toBeNull();
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(60_000);
    expect(first().signal.aborted).toBe(false);
    reader.abort();
    expect(first().signal.aborted).toBe(true);
  });

  it('can be taken while it is still being opened', async () => {
    const { readyPdf, takePdf } = await room();
    readyPdf('a', 1);
    const taken = takePdf('a', 1, new AbortController().signal, hear);
    const pdf = fake();
    first().opens(pdf);
    expect(await taken).toBe(pdf);
  });

  it('is not taken for another file, nor for another page, where the pages would be laid out by the size of a wrong one', async () => {
    const { readyPdf, takePdf } = await room();
    readyPdf('a', 1);
    void takePdf('b', 1, new AbortController().signal, hear);
    void takePdf('a', 2, new AbortController().signal, hear);
    expect(asked.map(({ sha256, startAt }) => `${sha256} ${startAt}`)).toEqual(['a 1', 'b 1', 'a 2']);
  });

  it('is closed when another one is made ready, and when nobody takes it', async () => {
    const { readyPdf } = await room();
    readyPdf('a', 1);
    readyPdf('b', 1);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    vi.advanceTimersByTime(20_000);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });

  it('that could not be opened is told to who reads it, and is opened anew when it is tried again', async () => {
    const { readyPdf, takePdf } = await room();
    readyPdf('a', 1);
    const damaged = new AppError('reader.file-damaged');
    first().fails(damaged);
    await expect(takePdf('a', 1, new AbortController().signal, hear)).rejects.toBe(damaged);
    expect(asked).toHaveLength(1);
    void takePdf('a', 1, new AbortController().signal, hear);
    expect(asked).toHaveLength(2);
  });

  it('that is lost is not handed over, and afterwards its reader hears of it', async () => {
    const { readyPdf, takePdf, openedAhead } = await room();
    readyPdf('a', 1);
    first().opens(fake());
    await expect.poll(() => openedAhead('a', 1)).not.toBeNull();
    first().onLost(new AppError('reader.file-unreadable'));
    expect(openedAhead('a', 1)).toBeNull();

    readyPdf('a', 1);
    void takePdf('a', 1, new AbortController().signal, hear);
    const lost = new AppError('reader.file-unreadable');
    asked[1]?.onLost(lost);
    expect(heard).toEqual([lost]);
  });

  it('is closed at once for a reader who has left by then', async () => {
    const { readyPdf, takePdf } = await room();
    readyPdf('a', 1);
    const left = new AbortController();
    left.abort();
    void takePdf('a', 1, left.signal, hear);
    expect(first().signal.aborted).toBe(true);
  });
});
