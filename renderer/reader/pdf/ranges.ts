import { AppError } from '../../../shared/kernel';

/** How the bytes of one stored file are asked for. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What the first request tells: the length of the whole file in bytes, and its beginning. */
export interface FileStart {
  readonly length: number;
  readonly bytes: Uint8Array;
}

const CONTENT_RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/;

/** The address of a stored file, by its hash only. */
export function storedFileUrl(sha256: string): string {
  return `wmdoc://sha256/${sha256}`;
}

function refusal(status: number): AppError {
  return new AppError(status === 404 ? 'reader.file-missing' : 'reader.file-unreadable', { status });
}

async function ask(
  url: string,
  begin: number,
  end: number,
  signal: AbortSignal,
  fetch: Fetch,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { headers: { Range: `bytes=${begin}-${end - 1}` }, signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new AppError('reader.file-unreadable', {}, cause);
  }
  if (!response.ok) throw refusal(response.status);
  return response;
}

/**
 * Asks for the first `size` bytes and learns the length. Fails with `reader.file-missing` when the store does not have the file
 * and `reader.file-unreadable` when it cannot be read.
 */
export async function readStart(
  url: string,
  size: number,
  signal: AbortSignal,
  fetch: Fetch,
): Promise<FileStart> {
  const response = await ask(url, 0, size, signal, fetch);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length === 0) throw new AppError('reader.file-damaged');
  const [, , , total] = CONTENT_RANGE.exec(response.headers.get('content-range') ?? '') ?? [];
  return { length: total === undefined ? bytes.length : Number(total), bytes };
}

/** Asks for the bytes from `begin` up to `end`, excluded. A shorter answer is a damaged store and fails. */
export async function readRange(
  url: string,
  begin: number,
  end: number,
  signal: AbortSignal,
  fetch: Fetch,
): Promise<Uint8Array> {
  const response = await ask(url, begin, end, signal, fetch);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length !== end - begin) throw new AppError('reader.file-unreadable', { status: response.status });
  return bytes;
}
