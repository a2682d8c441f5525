import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ProtocolRequest, ProtocolResponse } from 'electron';
import { asText, type ByteRange, lengthOf, openingPieces, parsePieces, parseRange } from './byte-range';

/** Bytes read of a stored file at a time: the reader asks for ranges of this size. */
const PIECE = 256 * 1024;

const rangeHeader = ({ headers }: ProtocolRequest): string | null =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'range')?.[1] ?? null;

/** Pieces of a file one after the other. What is read at once is little, however many there are. */
async function* readPieces(file: string, pieces: readonly ByteRange[]): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    for (const { first, last } of pieces) {
      for (let at = first; at <= last; at += PIECE) {
        const wanted = Math.min(PIECE, last - at + 1);
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at);
        if (bytesRead < wanted) throw new RangeError('the file became shorter while it was read');
        yield buffer;
      }
    }
  } finally {
    await handle.close();
  }
}

/** The pieces an address asks for: `?start` what is needed to open a file, `?pieces=0-99,500-599` these; undefined for none. */
function piecesOf({ searchParams }: URL, size: number): ByteRange[] | null | undefined {
  if (searchParams.has('start')) return openingPieces(size);
  const wanted = searchParams.get('pieces');
  return wanted === null ? undefined : parsePieces(wanted, size);
}

/**
 * The answer to a request for a stored file that lies at a path: whole, a range of it, or pieces.
 *
 * @param origin The page that may read it.
 */
export async function fileAnswer(
  request: ProtocolRequest,
  file: string,
  origin: string,
): Promise<ProtocolResponse> {
  const nothing = () => Readable.from([]);
  const nothingHere = { statusCode: 404, data: nothing() };
  const url = new URL(request.url);
  let size: number;
  try {
    size = (await stat(file)).size;
  } catch {
    return nothingHere;
  }
  const headers: Record<string, string> = {
    'content-type': 'application/pdf',
    'accept-ranges': 'bytes',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'Content-Range, Content-Length, Accept-Ranges, X-Pieces, X-Length',
    'x-content-type-options': 'nosniff',
  };
  const pieces = piecesOf(url, size);
  if (pieces === null) return { statusCode: 416, headers, data: nothing() };
  if (pieces !== undefined) {
    headers['content-length'] = String(lengthOf(pieces));
    headers['x-pieces'] = asText(pieces);
    headers['x-length'] = String(size);
    return { statusCode: 200, headers, data: Readable.from(readPieces(file, pieces), { objectMode: false }) };
  }
  const range = parseRange(rangeHeader(request), size);
  if (range === 'unsatisfiable') {
    return { statusCode: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, data: nothing() };
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  headers['content-length'] = String(last - first + 1);
  if (range) headers['content-range'] = `bytes ${first}-${last}/${size}`;
  const data =
    request.method === 'HEAD' || size === 0
      ? nothing()
      : createReadStream(file, { start: first, end: last, highWaterMark: PIECE });
  return { statusCode: range ? 206 : 200, headers, data };
}
