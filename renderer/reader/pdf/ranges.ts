import { AppError } from '../../../shared/kernel';

/** How the bytes of one stored file are asked for. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Some bytes of a file, and where they begin in it. */
export interface Piece {
  readonly begin: number;
  readonly bytes: Uint8Array;
}

/** What the first request tells: the length of the whole file in bytes, its beginning, and often its end. */
export interface FileStart {
  readonly length: number;
  readonly pieces: readonly Piece[];
}

/** A part of a file, its end excluded. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/** The address of a stored file, by its hash only. */
export function storedFileUrl(sha256: string): string {
  return `wmdoc://sha256/${sha256}`;
}

function refusal(status: number): AppError {
  return new AppError(status === 404 ? 'reader.file-missing' : 'reader.file-unreadable', { status });
}

async function ask(url: string, signal: AbortSignal, fetch: Fetch): Promise<[Response, Uint8Array]> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
    if (!response.ok) throw refusal(response.status);
    return [response, new Uint8Array(await response.arrayBuffer())];
  } catch (cause) {
    if (signal.aborted || cause instanceof AppError) throw cause;
    throw new AppError('reader.file-unreadable', {}, cause);
  }
}

/** Bytes that came one after the other, cut where the spans say. Fails when there are fewer than that. */
function cut(bytes: Uint8Array, spans: readonly Span[]): Piece[] {
  let at = 0;
  const pieces = spans.map(({ begin, end }) => {
    const piece = { begin, bytes: bytes.subarray(at, at + end - begin) };
    at += end - begin;
    return piece;
  });
  if (at !== bytes.length) throw new AppError('reader.file-unreadable');
  return pieces;
}

/**
 * Asks for what is needed to open a file: all of a small one, of a large one its beginning and its end, where a PDF says what
 * stands where. Fails with `reader.file-missing` when the store does not have the file and `reader.file-unreadable` when it
 * cannot be read.
 */
export async function readStart(url: string, signal: AbortSignal, fetch: Fetch): Promise<FileStart> {
  const [{ headers }, bytes] = await ask(`${url}?start`, signal, fetch);
  if (bytes.length === 0) throw new AppError('reader.file-damaged');
  const spans = (headers.get('x-pieces') ?? '').split(',').map((text) => {
    const [begin = 0, last = -1] = text.split('-').map(Number);
    return { begin, end: last + 1 };
  });
  return { length: Number(headers.get('x-length')), pieces: cut(bytes, spans) };
}

/** Asks for several parts of a file in one go. A shorter answer is a damaged store and fails. */
export async function readPieces(
  url: string,
  spans: readonly Span[],
  signal: AbortSignal,
  fetch: Fetch,
): Promise<Piece[]> {
  const wanted = spans.map(({ begin, end }) => `${begin}-${end - 1}`).join(',');
  const [, bytes] = await ask(`${url}?pieces=${wanted}`, signal, fetch);
  return cut(bytes, spans);
}
