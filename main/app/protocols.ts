import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ProtocolRequest, ProtocolResponse, Session } from 'electron';
import { storedFilePath } from '../platform';
import { parseRange } from './byte-range';
import type { Look } from './remembered-look';
import { contentPolicy, PAGE_ORIGIN } from './security';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.icc': 'application/octet-stream',
};

/*
 * Both schemes are registered by Electron's older calls, which answer with bytes and plain objects: `protocol.handle` makes a web
 * request and a web response of each, and its first one loads Node's whole network client, some 40 ms of the start and a millisecond
 * or two of every range that the reader asks for.
 */

/** What is written into the page when it is loaded. */
interface LoadedWith {
  readonly nonce: string;
  readonly look: Look | null;
}

const inAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The page with its style nonce, and with the look it had last, so that its first frame has the right colours. */
function filledIn(page: string, { nonce, look }: LoadedWith): string {
  return page
    .replaceAll('__CSP_NONCE__', nonce)
    .replace('__LOOK__', inAttribute(JSON.stringify(look)))
    .replace('__THEME__', look?.theme ?? 'system');
}

/** Files of the page are small: whole ones are read. */
async function pageAnswer(
  request: ProtocolRequest,
  pages: string,
  look: () => Look | null,
): Promise<ProtocolResponse> {
  const nothingHere = { statusCode: 404, data: Buffer.alloc(0) };
  const url = new URL(request.url);
  if (url.host !== 'waymark') return nothingHere;
  const wanted = url.pathname === '/' ? '/index.html' : decodeURIComponent(url.pathname);
  const file = path.resolve(pages, `.${wanted}`);
  const type = TYPES[path.extname(file)];
  if (!file.startsWith(pages + path.sep) || type === undefined) return nothingHere;
  let data: Buffer;
  try {
    data = await readFile(file);
  } catch {
    return nothingHere;
  }
  const headers: Record<string, string> = {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  if (path.extname(file) !== '.html') return { headers, data };
  const nonce = randomBytes(16).toString('base64');
  headers['content-security-policy'] = contentPolicy(nonce);
  return { headers, data: Buffer.from(filledIn(data.toString('utf8'), { nonce, look: look() })) };
}

/** Serves the built pages. Every page load gets a fresh style nonce, in the policy header and in the page itself. */
export function serveApp(own: Session, pages: string, look: () => Look | null): void {
  own.protocol.registerBufferProtocol('app', (request, answer) => {
    void pageAnswer(request, pages, look).then(answer, () =>
      answer({ statusCode: 404, data: Buffer.alloc(0) }),
    );
  });
}

/** Bytes read of a stored file at a time: the reader asks for ranges of this size. */
const PIECE = 256 * 1024;

const rangeHeader = ({ headers }: ProtocolRequest): string | null =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'range')?.[1] ?? null;

async function fileAnswer(request: ProtocolRequest, filesFolder: string): Promise<ProtocolResponse> {
  const nothing = () => Readable.from([]);
  const nothingHere = { statusCode: 404, data: nothing() };
  const url = new URL(request.url);
  const hash = url.pathname.slice(1);
  if (url.host !== 'sha256' || !/^[0-9a-f]{64}$/.test(hash)) return nothingHere;
  const file = storedFilePath(filesFolder, hash);
  let size: number;
  try {
    size = (await stat(file)).size;
  } catch {
    return nothingHere;
  }
  const headers: Record<string, string> = {
    'content-type': 'application/pdf',
    'accept-ranges': 'bytes',
    'access-control-allow-origin': PAGE_ORIGIN,
    'access-control-expose-headers': 'Content-Range, Content-Length, Accept-Ranges',
    'x-content-type-options': 'nosniff',
  };
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

/** Serves stored PDFs by their hash, whole or in ranges, so that a large file opens at once. */
export function serveFiles(own: Session, filesFolder: () => string): void {
  own.protocol.registerStreamProtocol('wmdoc', (request, answer) => {
    void fileAnswer(request, filesFolder()).then(answer, () =>
      answer({ statusCode: 404, data: Readable.from([]) }),
    );
  });
}
