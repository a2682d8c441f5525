import { describe, expect, it } from 'vitest';
import { asText, openingPieces, parsePieces } from '../../../../main/app/byte-range';
import { fileBytes } from '../../../../renderer/reader/pdf/file-bytes';
import {
  type Fetch,
  type Piece,
  readPieces,
  readStart,
  storedFileUrl,
} from '../../../../renderer/reader/pdf/ranges';
import { isAppError } from '../../../../shared/kernel';

const KIB = 1024;
const HASH = 'ab'.repeat(32);
const URL_OF_FILE = storedFileUrl(HASH);
const never = new AbortController().signal;

const fileOf = (size: number) => Uint8Array.from({ length: size }, (_, index) => index % 251);

/** The file protocol of the program, over bytes in memory; `asked` hears the addresses. */
function storeOf(file: Uint8Array, asked: string[] = []): Fetch {
  return async (address) => {
    const url = new URL(address);
    asked.push(url.search);
    if (url.pathname !== `/${HASH}`) return new Response(null, { status: 404 });
    const wanted = url.searchParams.get('pieces');
    const pieces = wanted === null ? openingPieces(file.length) : parsePieces(wanted, file.length);
    if (pieces === null) return new Response(null, { status: 416 });
    const parts = pieces.map(({ first, last }) => file.slice(first, last + 1));
    return new Response(new Blob(parts), {
      headers: { 'x-pieces': asText(pieces), 'x-length': String(file.length) },
    });
  };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return isAppError(error) ? error.code : 'not an expected failure';
  }
  return 'no failure';
}

describe('bytes of a stored file', () => {
  it('come whole when it is small', async () => {
    const file = fileOf(500 * KIB);
    const { length, pieces } = await readStart(URL_OF_FILE, never, storeOf(file));
    expect(length).toBe(file.length);
    expect(pieces).toEqual([{ begin: 0, bytes: file }]);
  });

  it('begin with both ends when it is large', async () => {
    const file = fileOf(5000 * KIB + 7);
    const { length, pieces } = await readStart(URL_OF_FILE, never, storeOf(file));
    expect(length).toBe(file.length);
    expect(pieces.map(({ begin }) => begin)).toEqual([0, 4608 * KIB]);
    for (const { begin, bytes } of pieces) expect(bytes).toEqual(file.slice(begin, begin + bytes.length));
    expect(pieces[1]?.bytes.length).toBe(file.length - 4608 * KIB);
  });

  it('come in parts, their ends excluded', async () => {
    const file = fileOf(1000);
    const spans = [
      { begin: 10, end: 20 },
      { begin: 900, end: 1000 },
    ];
    expect(await readPieces(URL_OF_FILE, spans, never, storeOf(file))).toEqual([
      { begin: 10, bytes: file.slice(10, 20) },
      { begin: 900, bytes: file.slice(900) },
    ]);
  });

  it('say when the store does not have the file, cannot read it, or gives less than was asked for', async () => {
    const store = storeOf(fileOf(1000));
    const broken: Fetch = async () => new Response(null, { status: 500 });
    const gone: Fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    const short: Fetch = async () => new Response(new Uint8Array(5));
    const spans = [{ begin: 0, end: 10 }];
    expect(await codeOf(readStart(storedFileUrl('cd'.repeat(32)), never, store))).toBe('reader.file-missing');
    expect(await codeOf(readStart(URL_OF_FILE, never, broken))).toBe('reader.file-unreadable');
    expect(await codeOf(readStart(URL_OF_FILE, never, storeOf(new Uint8Array(0))))).toBe(
      'reader.file-damaged',
    );
    for (const store of [broken, gone, short]) {
      expect(await codeOf(readPieces(URL_OF_FILE, spans, never, store))).toBe('reader.file-unreadable');
    }
  });

  it('stop without a complaint when nobody wants them any more', async () => {
    const stop = new AbortController();
    const waiting: Fetch = (_url, init) =>
      new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    const work = readPieces(URL_OF_FILE, [{ begin: 0, end: 10 }], stop.signal, waiting);
    stop.abort();
    await expect(work).rejects.toHaveProperty('name', 'AbortError');
  });
});

describe('parts of a file that is read', () => {
  const file = fileOf(5000 * KIB);

  /** Asks for spans in one moment and gives what came, and the addresses asked for. */
  async function asking(spans: readonly (readonly [number, number])[], held: readonly Piece[] = []) {
    const asked: string[] = [];
    const came: Piece[] = [];
    const all = Promise.withResolvers<void>();
    const bytes = fileBytes(URL_OF_FILE, { length: file.length, pieces: held }, never, storeOf(file, asked), {
      onBytes: (piece) => {
        came.push(piece);
        if (came.length === spans.length) all.resolve();
      },
      onFailed: all.reject,
    });
    for (const [begin, end] of spans) bytes.ask({ begin, end });
    await all.promise;
    for (const { begin, bytes: part } of came) expect(part).toEqual(file.slice(begin, begin + part.length));
    return { asked, came, bytes };
  }

  it('travel in one request when they are asked for together, however many', async () => {
    const spans = Array.from({ length: 70 }, (_, at) => [at * 64 * KIB, at * 64 * KIB + 64 * KIB] as const);
    const { asked, came } = await asking(spans);
    expect(asked).toHaveLength(1);
    expect(came.map(({ begin, bytes }) => [begin, begin + bytes.length])).toEqual(spans);
  });

  it('are not asked for when they are at hand', async () => {
    const held = [{ begin: 4608 * KIB, bytes: file.slice(4608 * KIB) }];
    const { asked } = await asking([[4936 * KIB, 5000 * KIB]], held);
    expect(asked).toEqual([]);
  });

  it('are read on a little, and that is kept', async () => {
    const first = await asking([[0, 64 * KIB]]);
    expect(first.asked).toEqual([`?pieces=0-${256 * KIB - 1}`]);
    first.bytes.ask({ begin: 128 * KIB, end: 192 * KIB });
    await expect.poll(() => first.came).toHaveLength(2);
    expect(first.asked).toHaveLength(1);
    // Never beyond the end.
    const last = await asking([[4936 * KIB, 5000 * KIB]]);
    expect(last.asked).toEqual([`?pieces=${4936 * KIB}-${5000 * KIB - 1}`]);
  });

  it('fail all together when the store fails', async () => {
    const failed = Promise.withResolvers<unknown>();
    const broken: Fetch = async () => new Response(null, { status: 500 });
    const bytes = fileBytes(URL_OF_FILE, { length: 10, pieces: [] }, never, broken, {
      onBytes: () => undefined,
      onFailed: failed.resolve,
    });
    bytes.ask({ begin: 0, end: 10 });
    expect(await failed.promise).toMatchObject({ code: 'reader.file-unreadable' });
  });
});
