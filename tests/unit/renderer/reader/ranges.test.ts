import { describe, expect, it } from 'vitest';
import { type Fetch, readRange, readStart, storedFileUrl } from '../../../../renderer/reader/pdf/ranges';
import { isAppError } from '../../../../shared/kernel';

const HASH = 'ab'.repeat(32);
const FILE = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
const never = new AbortController().signal;

/** The file protocol of the program: single ranges, 206 with the whole length. */
const store: Fetch = async (url, init) => {
  if (url !== storedFileUrl(HASH)) return new Response(null, { status: 404 });
  const range = /^bytes=(\d+)-(\d+)$/.exec(String(new Headers(init.headers).get('range')));
  const begin = Number(range?.[1]);
  const end = Math.min(FILE.length, Number(range?.[2]) + 1);
  return new Response(FILE.slice(begin, end), {
    status: 206,
    headers: { 'content-range': `bytes ${begin}-${end - 1}/${FILE.length}` },
  });
};

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return isAppError(error) ? error.code : 'not an expected failure';
  }
  return 'no failure';
}

describe('bytes of a stored file', () => {
  it('begin with a piece that tells the length of the whole', async () => {
    const start = await readStart(storedFileUrl(HASH), 64, never, store);
    expect(start.length).toBe(1000);
    expect(start.bytes).toEqual(FILE.slice(0, 64));
  });

  it('come whole when the file is shorter than the piece', async () => {
    const start = await readStart(storedFileUrl(HASH), 4096, never, store);
    expect(start.bytes).toEqual(FILE);
  });

  it('come by ranges, end excluded', async () => {
    expect(await readRange(storedFileUrl(HASH), 10, 20, never, store)).toEqual(FILE.slice(10, 20));
  });

  it('say when the store does not have the file', async () => {
    expect(await codeOf(readStart(storedFileUrl('cd'.repeat(32)), 64, never, store))).toBe(
      'reader.file-missing',
    );
  });

  it('say when the store cannot read it, or gives less than was asked for', async () => {
    const broken: Fetch = async () => new Response(null, { status: 500 });
    const gone: Fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    const empty: Fetch = async () => new Response(new Uint8Array(0), { status: 206 });
    expect(await codeOf(readStart(storedFileUrl(HASH), 64, never, broken))).toBe('reader.file-unreadable');
    expect(await codeOf(readRange(storedFileUrl(HASH), 0, 10, never, gone))).toBe('reader.file-unreadable');
    expect(await codeOf(readRange(storedFileUrl(HASH), 990, 1010, never, store))).toBe(
      'reader.file-unreadable',
    );
    expect(await codeOf(readStart(storedFileUrl(HASH), 64, never, empty))).toBe('reader.file-damaged');
  });

  it('stop without a complaint when nobody wants them any more', async () => {
    const stop = new AbortController();
    const waiting: Fetch = (_url, init) =>
      new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    const work = readRange(storedFileUrl(HASH), 0, 10, stop.signal, waiting);
    stop.abort();
    await expect(work).rejects.toHaveProperty('name', 'AbortError');
  });
});
