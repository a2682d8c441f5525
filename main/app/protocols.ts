import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Session } from 'electron';
import { storedFilePath } from '../platform';
import { parseRange } from './byte-range';
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

const nothingHere = () => new Response(null, { status: 404 });

/** Serves the built pages. Every page load gets a fresh style nonce, in the policy header and in the page itself. */
export function serveApp(own: Session, pages: string): void {
  own.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'waymark') return nothingHere();
    const wanted = url.pathname === '/' ? '/index.html' : decodeURIComponent(url.pathname);
    const file = path.resolve(pages, `.${wanted}`);
    const type = TYPES[path.extname(file)];
    if (!file.startsWith(pages + path.sep) || type === undefined) return nothingHere();
    let body: Buffer;
    try {
      body = await readFile(file);
    } catch {
      return nothingHere();
    }
    const headers: Record<string, string> = {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    };
    if (path.extname(file) !== '.html') return new Response(new Uint8Array(body), { headers });
    const nonce = randomBytes(16).toString('base64');
    headers['content-security-policy'] = contentPolicy(nonce);
    return new Response(body.toString('utf8').replaceAll('__CSP_NONCE__', nonce), { headers });
  });
}

/** Serves stored PDFs by their hash, whole or in ranges, so that a large file opens at once. */
export function serveFiles(own: Session, filesFolder: () => string): void {
  own.protocol.handle('wmdoc', async (request) => {
    const url = new URL(request.url);
    const hash = url.pathname.slice(1);
    if (url.host !== 'sha256' || !/^[0-9a-f]{64}$/.test(hash)) return nothingHere();
    const file = storedFilePath(filesFolder(), hash);
    let size: number;
    try {
      size = (await stat(file)).size;
    } catch {
      return nothingHere();
    }
    const headers: Record<string, string> = {
      'content-type': 'application/pdf',
      'accept-ranges': 'bytes',
      'access-control-allow-origin': PAGE_ORIGIN,
      'access-control-expose-headers': 'Content-Range, Content-Length, Accept-Ranges',
      'x-content-type-options': 'nosniff',
    };
    const range = parseRange(request.headers.get('range'), size);
    if (range === 'unsatisfiable') {
      return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
    }
    const { first, last } = range ?? { first: 0, last: size - 1 };
    headers['content-length'] = String(last - first + 1);
    if (range) headers['content-range'] = `bytes ${first}-${last}/${size}`;
    const body =
      request.method === 'HEAD' || size === 0 ? null : createReadStream(file, { start: first, end: last });
    return new Response(body && (Readable.toWeb(body) as ReadableStream), {
      status: range ? 206 : 200,
      headers,
    });
  });
}
